"""Remembers what came from which file."""

from __future__ import annotations

from typing import Any, TypeVar

from django.apps import apps
from django.db.models import Model

from seeding.models import SeededObject

M = TypeVar("M", bound=Model)


class Ledger:
    """Held in memory during a load: one query at the start, one a new object."""

    def __init__(self) -> None:
        self._known = {row.source: row for row in SeededObject.objects.all()}
        self.made = 0

    def has(self, source: str) -> bool:
        """Whether the file was loaded before; what a person deleted since stays deleted."""
        return source in self._known

    def find(self, source: str, model: type[M]) -> M | None:
        """The object that was made of the file, if it still exists."""
        row = self._known.get(source)
        return model._default_manager.filter(pk=row.object_id).first() if row else None

    def add(self, source: str, made: Model) -> None:
        """Write down what was made."""
        self._known[source] = SeededObject.objects.create(
            source=source, model=made._meta.label_lower, object_id=str(made.pk)
        )
        self.made += 1


def seeded(model: str) -> list[Any]:
    """All objects of a model that came from files and still exist, the newest first."""
    ids = list(SeededObject.objects.filter(model=model).order_by("-pk").values_list("object_id", flat=True))
    return list(apps.get_model(model)._default_manager.filter(pk__in=ids))
