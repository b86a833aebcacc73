"""Every address the project answers, read from the resolver itself."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import LocalePrefixPattern
from django.utils import translation

LANGUAGE = "<lang>/"
EDITORS_PART = ("admin/", "django-admin/")
PART = re.compile(r"<(?:(?P<type>\w+):)?(?P<name>\w+)>")


@dataclass(frozen=True)
class Address:
    """One pattern with all that stands before it, as it is written in the urls files."""

    route: str
    pattern: URLPattern

    @property
    def is_for_editors(self) -> bool:
        return self.route.startswith(EDITORS_PART)

    def filled(self, values: Mapping[str, str]) -> str:
        """A path of this route; parts take the value of their name, else of their type."""

        def value(part: re.Match[str]) -> str:
            for key in (part["name"], part["type"]):
                if key in values:
                    return values[key]
            return "1"

        return "/" + PART.sub(value, self.route)


def addresses() -> list[Address]:
    """All of them; a pattern that repeats an earlier one can never be reached and counts once."""
    found: dict[str, Address] = {}
    for route, pattern in _walk(get_resolver().url_patterns, ""):
        found.setdefault(route, Address(route, pattern))
    return list(found.values())


def _walk(patterns: list[Any], before: str) -> Iterator[tuple[str, URLPattern]]:
    for entry in patterns:
        own = LANGUAGE if isinstance(entry.pattern, LocalePrefixPattern) else str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from _walk(entry.url_patterns, before + own)
        else:
            yield before + own, entry


def pattern_of(path: str) -> URLPattern | None:
    """The pattern that answers a path, found by walking down as Django does."""
    path = path.removeprefix("/").partition("?")[0]
    with translation.override(path.partition("/")[0] or None):
        return _found(get_resolver(), path)


def _found(resolver: Any, rest: str) -> URLPattern | None:
    for entry in resolver.url_patterns:
        match = entry.pattern.match(rest)
        if match is None:
            continue
        if isinstance(entry, URLPattern):
            return entry
        inner = _found(entry, match[0])
        if inner is not None:
            return inner
    return None
