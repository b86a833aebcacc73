"""Principles, objectives and goals with what there is on each, for who looks for evidence or for its lack."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch

from discovery.counting import framework_counts, search_address
from taxonomy.indexes import FRAMEWORK_SCHEMES
from taxonomy.models import Scheme, SchemeMembership


@dataclass(frozen=True, slots=True)
class Goal:
    """One concept of a framework; `count` is none while nothing can be counted."""

    slug: str
    label: str
    notation: str
    explained: str
    url: str
    count: int | None
    narrower: tuple["Goal", ...] = ()

    @property
    def gaps(self) -> int:
        return (self.count == 0) + sum(goal.gaps for goal in self.narrower)

    @property
    def size(self) -> int:
        return 1 + sum(goal.size for goal in self.narrower)


@dataclass(frozen=True, slots=True)
class Framework:
    slug: str
    label: str
    description: str
    goals: tuple[Goal, ...]
    counted: bool

    @property
    def size(self) -> int:
        return sum(goal.size for goal in self.goals)

    @property
    def gaps(self) -> int:
        return sum(goal.gaps for goal in self.goals)


def frameworks_for(user: Any, language: str, *, slug: str = "") -> list[Framework]:
    """All of them in the editors' order, or the one asked for; three queries and one search for any number."""
    memberships = SchemeMembership.objects.select_related("concept").order_by("order", "concept__slug")
    schemes = Scheme.objects.filter(slug__in=[slug] if slug else FRAMEWORK_SCHEMES)
    schemes = schemes.filter(slug__in=FRAMEWORK_SCHEMES).prefetch_related(
        Prefetch("memberships", memberships)
    )
    found = [scheme for scheme in schemes if scheme.memberships.all()]
    if not found:
        return []
    counts = framework_counts(user, language)
    return [
        Framework(
            slug=scheme.slug,
            label=scheme.label_in(language),
            description=scheme.description_in(language),
            goals=_goals(list(scheme.memberships.all()), counts, language),
            counted=counts is not None,
        )
        for scheme in found
    ]


def _goals(
    members: Sequence[SchemeMembership], counts: Mapping[str, int] | None, language: str
) -> tuple[Goal, ...]:
    """Two levels: what stands deeper, or below something of another framework, is listed at the top."""
    top = {member.concept_id for member in members if member.broader_id is None}
    below: dict[int | None, list[SchemeMembership]] = {}
    for member in members:
        below.setdefault(member.broader_id if member.broader_id in top else None, []).append(member)

    def goal(member: SchemeMembership, *, first: bool) -> Goal:
        concept = member.concept
        narrower = below.get(concept.pk, []) if first else []
        return Goal(
            slug=concept.slug,
            label=concept.label_in(language),
            notation=member.notation,
            explained=concept.definition_in(language),
            url=search_address(concept.slug),
            count=None if counts is None else counts.get(concept.slug, 0),
            narrower=tuple(goal(each, first=False) for each in narrower),
        )

    return tuple(goal(member, first=True) for member in below.get(None, []))
