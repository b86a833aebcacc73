"""What was taken into the index lately, so that an index made earlier can be brought up to date.

Rows are counted, not timed: the writer's lock puts them in order, while the clocks of machines differ.
"""

from collections.abc import Iterable
from datetime import timedelta

from django.utils import timezone

from .models import Journal

KEPT = timedelta(days=1)
BATCH_ROWS = 500


def write(keys: Iterable[str]) -> None:
    Journal.objects.bulk_create([Journal(key=key) for key in keys], batch_size=BATCH_ROWS)


def mark(generation: str) -> int:
    """From here on, what is written is news to this generation, unless it is marked again."""
    return int(Journal.objects.create(generation=generation).pk)


def last_mark(generation: str) -> int | None:
    """None when it was too long ago to know all that followed."""
    found = Journal.objects.filter(generation=generation, at__gt=timezone.now() - KEPT)
    return found.order_by("-pk").values_list("pk", flat=True).first() if generation else None


def has(mark: int, generation: str) -> bool:
    """Whether it is still known, and by this database: one that was put back from a copy has other rows."""
    recent = Journal.objects.filter(at__gt=timezone.now() - KEPT)
    return recent.filter(pk=mark, generation=generation).exists()


def keys_since(mark: int) -> list[str]:
    return list(Journal.objects.filter(pk__gt=mark).exclude(key="").values_list("key", flat=True).distinct())


def prune() -> None:
    """By number, so that no row outlives a mark before it."""
    old = Journal.objects.filter(at__lte=timezone.now() - KEPT)
    last = old.order_by("-pk").values_list("pk", flat=True).first()
    if last is not None:
        Journal.objects.filter(pk__lte=last).delete()
