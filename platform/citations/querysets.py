"""Citations in both directions."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from search.models import Outbox

if TYPE_CHECKING:
    # Named only in the quoted type argument below, which the linter does not read.
    from citations.models import Citation  # noqa: F401


def on_the_way(key: str) -> Exists:
    """Was the thing closed or deleted a moment ago? Its row is brought up to date with the index."""
    return Exists(Outbox.objects.hiding().filter(key=OuterRef(key)))


class CitationQuerySet(models.QuerySet["Citation"]):
    """What texts cite, and where things are cited."""

    def in_texts(self, sources: Collection[str]) -> CitationQuerySet:
        """All that these texts cite, with whether each must be hidden for the moment (`hiding`)."""
        cited = self.filter(source__in=sources, part="text").select_related("target")
        return cited.annotate(hiding=on_the_way("target__key"))

    def of_work(self, family: str) -> CitationQuerySet:
        """Citations of a work in any of its languages."""
        return self.filter(target__family=family)

    def broken(self) -> CitationQuerySet:
        """Those whose thing went or has another content now; the newest change first."""
        changed = ~Q(version="") & ~Q(version=F("target__version"))
        found = self.filter(Q(target__gone=True) | changed).select_related("target")
        return found.annotate(hiding=on_the_way("target__key")).order_by("-target__changed_at", "-pk")
