"""How a reader wants to see the site: colour scheme and data mode, kept in two cookies."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Final

from django.http import HttpRequest, HttpResponse

SCHEME_COOKIE: Final = "scheme"
DATA_COOKIE: Final = "data"
SCHEMES: Final = ("auto", "light", "dark")
DATA_MODES: Final = ("auto", "low", "full")
COOKIE_AGE: Final = 60 * 60 * 24 * 365


@dataclass(frozen=True, slots=True)
class Preferences:
    """`low_data` is the outcome; `data` is what the reader chose, `auto` leaving it to the browser."""

    scheme: str = "auto"
    data: str = "auto"
    low_data: bool = False


_current: ContextVar[Preferences | None] = ContextVar("preferences", default=None)


def read_preferences(request: HttpRequest) -> Preferences:
    scheme = request.COOKIES.get(SCHEME_COOKIE, "auto")
    data = request.COOKIES.get(DATA_COOKIE, "auto")
    scheme = scheme if scheme in SCHEMES else "auto"
    data = data if data in DATA_MODES else "auto"
    asked_by_browser = request.headers.get("Save-Data", "").lower() == "on"
    return Preferences(scheme, data, data == "low" or (data == "auto" and asked_by_browser))


def current_preferences() -> Preferences:
    """For tags inside `include … only`, which see no request."""
    return _current.get() or Preferences()


@contextmanager
def preferring(preferences: Preferences) -> Iterator[None]:
    token = _current.set(preferences)
    try:
        yield
    finally:
        _current.reset(token)


def keep(response: HttpResponse, cookie: str, value: str, *, secure: bool) -> None:
    if value == "auto":
        response.delete_cookie(cookie, samesite="Lax")
    else:
        response.set_cookie(cookie, value, max_age=COOKIE_AGE, samesite="Lax", secure=secure, httponly=True)
