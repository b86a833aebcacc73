"""Which works are cited at all: a page of one that is not must not pay for asking."""

from __future__ import annotations

import time
from typing import Final

from django.conf import settings

from citations.models import Target

# With more of them than fit in memory comfortably, every page asks.
MOST: Final = 50_000

_known: tuple[float, frozenset[str] | None] | None = None


def may_be_cited(family: str) -> bool:
    """False only if no text cites the work, as far as this process knows."""
    global _known
    if _known is None or time.monotonic() - _known[0] > settings.CITATIONS_KNOWN_SECONDS:
        families = Target.objects.order_by().values_list("family", flat=True).distinct()[: MOST + 1]
        found = frozenset(families)
        _known = (time.monotonic(), None if len(found) > MOST else found)
    return _known[1] is None or family in _known[1]


def forget_families() -> None:
    """Ask again at the next page."""
    global _known
    _known = None
