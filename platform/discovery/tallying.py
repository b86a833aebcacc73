"""Counts what the search page answered, without anything about who asked."""

from __future__ import annotations

import hashlib
import hmac
import logging
import threading
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, Final

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, connection
from django.http import HttpRequest
from django.utils import timezone

from discovery.models import Tally
from discovery.privacy import keepable
from search import Hit, Query, Results

logger = logging.getLogger(__name__)

BITS: Final = 15
Key = tuple[date, str, str, str]


class _Waiting:
    """Counts of this process that are written together, so that most searches write nothing."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self.forget()

    def forget(self) -> None:
        self._counts: Counter[Key] = Counter()
        self._written = time.monotonic()

    def add(self, keys: Iterable[Key]) -> None:
        with self._lock:
            self._counts.update(keys)

    def is_due(self) -> bool:
        return time.monotonic() - self._written >= settings.SEARCH_TALLY_SECONDS

    def take(self) -> dict[Key, int]:
        with self._lock:
            counts, self._counts = self._counts, Counter()
            self._written = time.monotonic()
        return dict(counts)


waiting = _Waiting()


def count(
    sender: object,
    *,
    request: HttpRequest,
    query: Query,
    results: Results,
    chosen: Sequence[Hit] = (),
    **kwargs: Any,
) -> None:
    """At most one statement in the database, and none for most searches."""
    if results.warming or query.page > 1 or request.method != "GET":
        return
    today = timezone.now().date()
    outcome = "" if chosen else outcome_of(query, results)
    keys: list[Key] = [(today, query.language, Tally.Kind.ASKED, "")]
    keys += [(today, query.language, Tally.Kind.FACET, name) for name in query.filters]
    word = ""
    if outcome:
        keys.append((today, query.language, outcome, ""))
        word = keepable(query.text)
    waiting.add(keys)
    if word or waiting.is_due():
        rows = [(*key, 0, times) for key, times in waiting.take().items()]
        if word:
            rows.append((today, query.language, outcome, word, visit_bit(request, word, today), 1))
        write(rows)


def outcome_of(query: Query, results: Results) -> str:
    """What editors want to hear of; a filter that hides what is there is no gap."""
    if not query.text:
        return ""
    if not results.total:
        return "" if any(facet.without for facet in results.facets) else Tally.Kind.NOTHING
    if results.corrected:
        return Tally.Kind.CORRECTED
    return Tally.Kind.LOOSE if results.some_words else ""


def visit_bit(request: HttpRequest, word: str, day: date) -> int:
    """One of a few bits: the same visit sets the same one, many others set it too, and it is wiped after the day."""
    try:
        network = get_adapter().get_client_ip(request)
    except PermissionDenied:
        network = ""
    who = request.user.pk or f"{network} {request.headers.get('User-Agent', '')}"
    key = f"discovery.visit {day} {settings.SECRET_KEY}".encode()
    digest = hmac.new(key, f"{who} {word}".encode(), hashlib.sha256).digest()
    return 1 << int.from_bytes(digest[:4]) % BITS


def write(rows: list[tuple[date, str, str, str, int, int]]) -> None:
    """One statement for all; a visit that was counted for its query today is not counted again."""
    if not rows:
        return
    table = connection.ops.quote_name(Tally._meta.db_table)
    places = ", ".join(["(%s, %s, %s, %s, %s, %s)"] * len(rows))
    # The only name in it is our own table's; all values are parameters.
    statement = (
        f"INSERT INTO {table} (day, language, kind, word, bits, times) VALUES {places} "  # noqa: S608
        "ON CONFLICT (day, language, kind, word) DO UPDATE SET "
        f"times = {table}.times + CASE WHEN excluded.bits = 0 THEN excluded.times "
        f"WHEN ({table}.bits & excluded.bits) = 0 THEN 1 ELSE 0 END, bits = {table}.bits | excluded.bits"
    )
    values: list[Any] = [
        value
        for day, *rest in rows
        for value in (
            connection.ops.adapt_datefield_value(day),
            *(str(part) if isinstance(part, str) else part for part in rest),
        )
    ]
    try:
        with connection.cursor() as cursor:
            cursor.execute(statement, values)
    except DatabaseError:
        logger.exception("searches were not counted")
