"""The five places a reader can always go to, and this page's address in each language."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import get_language, get_language_info
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Place:
    slug: str
    label: str | Promise
    icon: str
    path: str
    prefixes: tuple[str, ...]


PLACES: Final = (
    Place("home", _("Home"), "house", "", ()),
    Place("library", _("Library"), "library", "library/", ("library/", "search/")),
    Place("forum", _("Forum"), "messages-square", "forums/", ("forums/",)),
    Place("learn", _("Learn"), "graduation-cap", "learn/", ("learn/",)),
    Place("you", _("You"), "user", "people/", ("people/", "account/", "notifications/")),
)


# Django writes it with a sign that system fonts of the switch often lack.
OWN_NAMES: Final = {"ar": "العربية"}


@dataclass(frozen=True, slots=True)
class NavItem:
    slug: str
    label: str | Promise
    icon: str
    url: str
    current: bool


@dataclass(frozen=True, slots=True)
class LanguageLink:
    """`available` is false where the page itself is not translated and shows its source text."""

    code: str
    name: str
    url: str
    current: bool
    available: bool


def without_prefix(path: str) -> str:
    """The part of a path after /<language>/, or the empty string outside the language trees."""
    first, _slash, rest = path.lstrip("/").partition("/")
    return rest if first in dict(settings.LANGUAGES) else ""


def nav_items(path: str, chosen: str = "") -> list[NavItem]:
    language, rest = get_language() or settings.LANGUAGE_CODE, without_prefix(path)
    return [
        NavItem(
            place.slug,
            place.label,
            place.icon,
            f"/{language}/{place.path}",
            place.slug == chosen if chosen else _is_current(place, path, rest),
        )
        for place in PLACES
    ]


def _is_current(place: Place, path: str, rest: str) -> bool:
    if place.prefixes:
        return rest.startswith(place.prefixes)
    return not rest and len(path.strip("/").split("/")) == 1


def language_links(
    request: HttpRequest, urls: Mapping[str, str] | None = None, available: Iterable[str] | None = None
) -> list[LanguageLink]:
    """Every language keeps the same path after its prefix, unless the view knows better."""
    urls, existing = urls or {}, set(available) if available is not None else None
    rest, current = without_prefix(request.path), get_language()
    return [
        LanguageLink(
            code=code,
            name=OWN_NAMES.get(code) or get_language_info(code)["name_local"].capitalize(),
            url=urls.get(code) or f"/{code}/{rest}{_query_of(request)}",
            current=code == current,
            available=existing is None or code in existing,
        )
        for code, _name in settings.LANGUAGES
    ]


def _query_of(request: HttpRequest) -> str:
    """A search keeps its words and filters in the other language; page numbers go with them."""
    query = request.META.get("QUERY_STRING", "")
    return f"?{query}" if query and request.method == "GET" else ""


def alternates(links: Iterable[LanguageLink]) -> list[LanguageLink]:
    return [link for link in links if link.available]


def site_address(request: Any) -> str:
    """Scheme and host for absolute addresses (hreflang, canonical); the page that refuses a foreign host has none."""
    try:
        return f"{request.scheme}://{request.get_host()}"
    except DisallowedHost:
        return str(settings.SITE_ADDRESS)
