"""The one door to pages: a restriction holds for a page, all below it, and every translation of both.

Wagtail ties a restriction to one page of one language tree; a translation would stand open. Here it
follows the work, so the Arabic text of a members' page is as closed as the English one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q
from wagtail.models import Page, PageViewRestriction
from wagtail.query import PageQuerySet

from config.prepared import prepared
from people.access import group_ids
from search import Access


@dataclass(frozen=True, slots=True)
class Restriction:
    """One rule: who passes, and the tree paths (of all translations) that it closes."""

    pk: int
    kind: str
    groups: frozenset[int]
    paths: tuple[str, ...]

    def admits(self, user: Any) -> bool:
        """A shared password admits nobody here: it says nothing about who is reading."""
        if not user.is_authenticated:
            return False
        if user.is_superuser or self.kind == PageViewRestriction.LOGIN:
            return True
        return self.kind == PageViewRestriction.GROUPS and bool(self.groups & group_ids(user))

    def closes(self, path: str) -> bool:
        return any(path.startswith(closed) for closed in self.paths)


def restrictions() -> tuple[Restriction, ...]:
    """All rules of the site, in one query: every page of a work that has a rule, with the rules it has itself."""
    paths: dict[Any, dict[str, None]] = {}
    groups: dict[int, set[int]] = {}
    kinds: dict[int, tuple[str, Any]] = {}
    for path, key, pk, kind, group in prepared(_ruled)():
        paths.setdefault(key, {})[path] = None
        if pk is not None:
            kinds[pk] = (kind, key)
            groups.setdefault(pk, set()).update({group} - {None})
    return tuple(
        Restriction(pk, kind, frozenset(groups[pk]), tuple(paths[key])) for pk, (kind, key) in kinds.items()
    )


def _ruled() -> Any:
    """Asked on nearly every page, and always the same."""
    restricted = PageViewRestriction.objects.order_by().values("page__translation_key")
    return (
        Page.objects.filter(translation_key__in=restricted)
        .order_by("path")
        .values_list(
            "path",
            "translation_key",
            "view_restrictions__pk",
            "view_restrictions__restriction_type",
            "view_restrictions__groups",
        )
    )


def restrictions_for(user: Any) -> tuple[Restriction, ...]:
    """The rules as of the user's present request."""
    known: tuple[Restriction, ...] | None = getattr(user, "_page_restrictions", None)
    if known is None:
        known = user._page_restrictions = restrictions()
    return known


def visible(pages: PageQuerySet, user: Any) -> Any:
    """Live pages that the user may open."""
    closed = Q()
    for rule in restrictions_for(user):
        if not rule.admits(user):
            for path in rule.paths:
                closed |= Q(path__startswith=path)
    return pages.live().exclude(closed) if closed else pages.live()


def can_read(user: Any, page: Page) -> bool:
    """The predicate twin of `visible`."""
    return bool(page.live) and all(
        rule.admits(user) for rule in restrictions_for(user) if rule.closes(page.path)
    )


def search_tokens(user: Any) -> frozenset[str]:
    """A token for each rule that the user passes."""
    return frozenset(f"page-rule:{rule.pk}" for rule in restrictions_for(user) if rule.admits(user))


def search_access(page: Page, rules: Iterable[Restriction]) -> Access:
    """What a reader must hold to find the page: every rule above it."""
    access = Access.public()
    for rule in rules:
        if rule.closes(page.path):
            access = access & Access.any_of(f"page-rule:{rule.pk}")
    return access


class PageVisibility:
    """The search's re-check of page hits, shared by the sources of all page kinds: one query for all."""

    def visible(self, ids: Collection[str], user: Any) -> set[str]:
        found = visible(Page.objects.filter(pk__in=list(ids)), user or AnonymousUser())
        return {str(pk) for pk in found.values_list("pk", flat=True)}


page_visibility = PageVisibility()
