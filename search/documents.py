"""Reads objects from the database and makes of each what the index should hold now."""

import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import InterfaceError, OperationalError

from .engines.base import Document
from .entry import Access, Entry
from .facets import facet_labels, facet_names, facet_spec, with_ancestors
from .models import AccessClass
from .registry import Source, source_of

logger = logging.getLogger(__name__)

# A database that is away says nothing about an object, so these end the run instead of blaming a row.
DATABASE_AWAY = (OperationalError, InterfaceError)


@dataclass(slots=True)
class Reading:
    """What became of some keys: the change to make for each, and why some could not be read."""

    changes: dict[str, Document | None] = field(default_factory=dict)
    failures: dict[str, str] = field(default_factory=dict)


class Preparer:
    """Makes documents for one run, asking once for each access class and each facet value's ancestors."""

    def __init__(self) -> None:
        self._classes = set(AccessClass.objects.values_list("key", flat=True))
        self._ancestors: dict[tuple[str, str], tuple[str, ...]] = {}

    def document(self, entry: Entry) -> Document:
        facets = {
            name: tuple(
                dict.fromkeys(found for value in values for found in self._with_ancestors(name, value))
            )
            for name, values in entry.facet_values.items()
        }
        return Document(entry, self._class(entry.access), facets, _labels(entry))

    def _class(self, access: Access) -> str:
        """The class is stored before any document names it, so no reader meets an unknown one."""
        key = access.key
        if key not in self._classes:
            AccessClass.objects.get_or_create(key=key, defaults={"requirements": access.requirements})
            self._classes.add(key)
        return key

    def _with_ancestors(self, name: str, value: str) -> tuple[str, ...]:
        if (name, value) not in self._ancestors:
            self._ancestors[name, value] = with_ancestors(name, [value])
        return self._ancestors[name, value]

    def read(self, keys: Iterable[str]) -> Reading:
        """The present state of these objects; one that fails is taken out of the index, never left as it was."""
        reading = Reading()
        for source, ids in _by_source(keys, reading):
            try:
                objects = source.read(ids)
            except DATABASE_AWAY:
                raise
            except Exception as error:
                logger.exception("search could not read %d objects of %s", len(ids), source.label)
                reading.failures.update({f"{source.label}:{pk}": said(error) for pk in ids})
                continue
            for pk in ids:
                self.take(source, f"{source.label}:{pk}", objects.get(pk), reading)
        return reading

    def take(self, source: Source[Any], key: str, obj: Any, reading: Reading) -> None:
        reading.changes[key] = None
        if obj is None:
            return
        try:
            entry = source.entry(obj)
            if entry is not None and entry.key != key:
                raise ValueError(f"{key} gave an entry for {entry.key}")
            reading.changes[key] = None if entry is None else self.document(entry)
        except DATABASE_AWAY:
            raise
        except Exception as error:
            logger.exception("search could not make an entry of %s and leaves it out", key)
            reading.failures[key] = said(error)


def _labels(entry: Entry) -> tuple[str, ...]:
    """Names of what the entry is about, in its own language: a brief filed under Ghana is found by that word."""
    return tuple(
        label
        for name in facet_names()
        if facet_spec(name).searched
        for value, label in facet_labels(name, entry.facets.get(name, ()), entry.language).items()
        if label != value
    )


def _by_source(keys: Iterable[str], reading: Reading) -> Sequence[tuple[Source[Any], list[str]]]:
    """Keys of apps that are no longer registered are taken out."""
    grouped: dict[str, tuple[Source[Any], list[str]]] = {}
    for key in keys:
        source = source_of(key)
        if source is None:
            reading.changes[key] = None
        else:
            grouped.setdefault(source.label, (source, []))[1].append(key.partition(":")[2])
    return list(grouped.values())


def said(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"[:300]
