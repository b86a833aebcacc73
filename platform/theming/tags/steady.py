"""Parts of the frame that change little from page to page: rendered once for each look, and filled in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any, Final

from django.template import Context, Template
from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from search.stamping import Stamp, blank, stamp_from
from theming.looks import Look
from theming.navigation import LanguageLink, nav_items
from theming.preferences import Preferences

NEXT: Final = "next"
UNREAD: Final = "unread"
MOST_TOLD: Final = 99
HEADER: Final = "components/site_header.html"


def steady(context: Context, name: str) -> SafeString:
    """`{% steady "components/site_footer.html" %}`: sees look, ui and LANGUAGE_CODE alone."""
    stamp = _stamp(_template(context, name), get_language() or "", *_dress(context))
    return SafeString(stamp.pressed({}))


def site_header(context: Context, languages: Sequence[LanguageLink]) -> SafeString:
    """The header for this reader: their languages, the place they are in, and how much is new to them."""
    request, user = context.get("request"), context.get("user")
    member = bool(user and user.is_authenticated)
    unread = user.unread_notices if member else 0  # type: ignore[union-attr]
    path = request.path if request else "/"
    place = next((item.slug for item in nav_items(path, str(context.get("nav") or "")) if item.current), "")
    stamp = _header(
        _template(context, HEADER),
        get_language() or "",
        *_dress(context),
        place,
        tuple(replace(link, url=blank(link.code)) for link in languages),
        member,
        bool(unread),
    )
    return SafeString(
        stamp.pressed(
            {
                NEXT: escape(request.get_full_path()) if request else "",
                UNREAD: f"{MOST_TOLD}+" if unread > MOST_TOLD else str(unread),
                **{link.code: escape(link.url) for link in languages},
            }
        )
    )


def _template(context: Context, name: str) -> Template:
    """A theme has templates of its own."""
    engine: Any = context.template.engine  # type: ignore[union-attr]
    found: Template = engine.get_template(name)
    return found


def _dress(context: Context) -> tuple[Look, Preferences]:
    return context.get("look") or Look(), context.get("ui") or Preferences()


@lru_cache(maxsize=256)
def _stamp(template: Template, language: str, look: Look, ui: Preferences) -> Stamp:
    """`language` is the active one."""
    return stamp_from(str(template.render(Context({"LANGUAGE_CODE": language, "look": look, "ui": ui}))))


@lru_cache(maxsize=1_024)
def _header(
    template: Template,
    language: str,
    look: Look,
    ui: Preferences,
    place: str,
    languages: tuple[LanguageLink, ...],
    member: bool,
    news: bool,
) -> Stamp:
    """`language` is the active one; the links have blanks for addresses."""
    given = {
        "LANGUAGE_CODE": language,
        "look": look,
        "ui": ui,
        "places": nav_items("", place or "none"),
        "languages": languages,
        "member": member,
        UNREAD: blank(UNREAD) if news else "",
        NEXT: blank(NEXT),
    }
    return stamp_from(str(template.render(Context(given))))
