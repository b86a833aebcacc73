"""Queries that are put together once and then asked with other values.

Django needs longer to put a query of a page together than a database needs to answer it. Here the text that it made
is kept, with the places of the values; what comes back is what the query itself would have given.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from types import SimpleNamespace
from typing import Any, Final

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import QuerySet
from django.db.models.sql.compiler import SQLCompiler

Maker = Callable[..., QuerySet[Any]]
# Values that nothing asks for, to find their places by; small enough for every column of numbers.
FIRST_NUMBER: Final = 2_147_483_001
FIRST_MOMENT: Final = datetime(1931, 7, 3, tzinfo=UTC)


def prepared(make: Maker, /, *shape: Hashable) -> Callable[..., list[Any]]:
    """The rows of `make(*shape, **values)`, as a function of the values alone: numbers, texts, moments, tuples of numbers.

    `make` is a function of a module, so that what it made is found again. It must put the values nowhere but into
    the query, and must not look at the clock. Raises LookupError for a value that the query does not ask for.
    """
    return lambda **values: list(_rows(make, shape, values))


def _rows(make: Maker, shape: tuple[Hashable, ...], values: Mapping[str, Any]) -> Iterator[Any]:
    kinds = tuple(
        (name, type(value), len(value) if isinstance(value, tuple) else 1) for name, value in values.items()
    )
    plan = _plan(make, shape, kinds)
    return plan.rows(values) if plan else iter(())


@dataclass(frozen=True, slots=True)
class Plan:
    """A query with its text; `places` says which of the parameters is which of the values, and which part of it."""

    queryset: QuerySet[Any]
    compiler: SQLCompiler
    sql: str
    parameters: tuple[Any, ...]
    places: tuple[tuple[int, str, int], ...]

    def rows(self, values: Mapping[str, Any]) -> Iterator[Any]:
        connection = connections[self.queryset.db]
        filled = list(self.parameters)
        for place, name, part in self.places:
            value = values[name]
            filled[place] = _stored(
                connection, value[part] if isinstance(value, tuple) else value, like=filled[place]
            )
        # A copy for each question: threads have connections of their own.
        compiler: Any = copy.copy(self.compiler)
        compiler.connection = connection
        compiler.as_sql = lambda *_args, **_options: (self.sql, tuple(filled))
        asked: Any = SimpleNamespace(
            db=self.queryset.db,
            model=self.queryset.model,
            query=_Answered(self.queryset.query, compiler),
            _fields=getattr(self.queryset, "_fields", None),
            _known_related_objects={},
        )
        rows: Any = self.queryset._iterable_class(asked)
        yield from rows


class _Answered:
    """The query, but for the compiler it gives away."""

    def __init__(self, query: Any, compiler: Any) -> None:
        self._query, self._compiler = query, compiler

    def get_compiler(self, using: str | None = None, connection: Any = None) -> Any:
        return self._compiler

    def __getattr__(self, name: str) -> Any:
        return getattr(self._query, name)


@lru_cache(maxsize=512)
def _plan(make: Maker, shape: tuple[Hashable, ...], kinds: tuple[tuple[str, type, int], ...]) -> Plan | None:
    """None where the values leave nothing to ask for."""
    blanks: dict[str, Any] = {}
    stored: dict[Any, tuple[str, int]] = {}
    for name, kind, count in kinds:
        parts = tuple(_blank(kind, len(stored) + part) for part in range(count))
        blanks[name] = parts if issubclass(kind, tuple) else parts[0]
        stored |= {value: (name, part) for part, value in enumerate(parts)}
    queryset = make(*shape, **blanks)
    connection = connections[queryset.db]
    known = {_stored(connection, value): place for value, place in stored.items()}
    compiler = queryset.query.get_compiler(using=queryset.db)
    try:
        sql, parameters = compiler.as_sql()
    except EmptyResultSet:
        return None
    places = tuple(
        (number, *known[value])
        for number, value in enumerate(parameters)
        if isinstance(value, Hashable) and value in known
    )
    missing = set(known.values()) - {(name, part) for _number, name, part in places}
    if missing or queryset._prefetch_related_lookups:  # type: ignore[attr-defined]
        raise LookupError(f"{make.__name__} does not ask for {sorted(missing)}, or for more than one query")
    return Plan(queryset, compiler, sql, tuple(parameters), places)


def _blank(kind: type, number: int) -> Any:
    if issubclass(kind, datetime):
        return FIRST_MOMENT + timedelta(seconds=number)
    return f"\ue000{number}\ue001" if issubclass(kind, str) else FIRST_NUMBER + number


def _stored(connection: Any, value: Any, *, like: Any = None) -> Any:
    """As the database takes it; numbers in the class in which the driver was given the blank."""
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value(value)
    return type(like)(value) if isinstance(like, int) else value
