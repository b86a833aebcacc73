"""Writing down what texts cite, and keeping what is known of the cited things."""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone

from citations.families import forget_families
from citations.models import Citation, Target
from citations.references import Reference
from search import Entry
from search.engines.base import Document
from search.registry import source_of

logger = logging.getLogger(__name__)


def record(
    *,
    source: str,
    references: Sequence[Reference],
    language: str,
    part: Citation.Part = Citation.Part.TEXT,
) -> list[Citation]:
    """Replace what a text cites; an unknown thing leaves no row. A citation that stays keeps its day and title."""
    with transaction.atomic():
        earlier = {
            (row.target.key, row.anchor): row
            for row in Citation.objects.filter(source=source, part=part).select_related("target")
        }
        Citation.objects.filter(source=source, part=part).delete()
        targets = known_targets({reference.key for reference in references})
        rows = [
            _row(source, reference, position, targets[reference.key], language, part, earlier)
            for position, reference in enumerate(references, start=1)
            if reference.key in targets
        ]
        stored = Citation.objects.bulk_create(rows)
    forget_families()
    transaction.on_commit(forget_families)
    return stored


def _row(
    source: str,
    reference: Reference,
    position: int,
    target: Target,
    language: str,
    part: Citation.Part,
    earlier: Mapping[tuple[str, str], Citation],
) -> Citation:
    before = earlier.get((reference.key, reference.anchor))
    return Citation(
        source=source,
        target=target,
        part=part,
        anchor=reference.anchor,
        label=before.label if before else target.title,
        version=before.version if before else target.version,
        position=position,
        language=language,
        created_at=before.created_at if before else timezone.now(),
    )


def known_targets(keys: Collection[str]) -> dict[str, Target]:
    """Rows of these things; those never cited before are read from their app and stored."""
    found = {target.key: target for target in Target.objects.filter(key__in=keys)}
    fresh = [target_of(entry) for entry in entries_of(set(keys) - set(found))]
    if fresh:
        Target.objects.bulk_create(fresh, ignore_conflicts=True)
        names = [target.key for target in fresh]
        found |= {target.key: target for target in Target.objects.filter(key__in=names)}
    return found


def entries_of(keys: Iterable[str]) -> list[Entry]:
    """The entries that these things have now; what fails to be read is as good as unknown."""
    entries = []
    for key in sorted(keys):
        source, pk = source_of(key), key.partition(":")[2]
        if source is None:
            continue
        try:
            made = [source.entry(thing) for thing in source.read([pk]).values()]
        except (ValueError, TypeError):
            logger.info("%s cannot be cited: it is not a key of its app", key)
            continue
        entries += [entry for entry in made if entry is not None]
    return entries


def target_of(entry: Entry) -> Target:
    """What is kept of an entry to show it as cited."""
    moment = entry.published or entry.updated
    return Target(
        key=entry.key,
        family=entry.translation_of or entry.key,
        kind=entry.kind,
        language=entry.language,
        title=entry.title[:300],
        url=entry.url,
        day=moment.date() if moment else None,
        access=entry.access.requirements,
        version=str(entry.extra.get("version", ""))[:64],
        changed_at=timezone.now(),
    )


def follow_index(sender: Any, changes: Mapping[str, Document | None], **kwargs: Any) -> None:
    """What was taken into the index is known of cited things as well; one query when none is cited."""
    for target in Target.objects.filter(key__in=list(changes)):
        document = changes[target.key]
        now = target_of(document.entry) if document else None
        facts = now.facts() if now else {**target.facts(), "gone": True}
        if facts != target.facts():
            Target.objects.filter(pk=target.pk).update(**facts, changed_at=timezone.now())
