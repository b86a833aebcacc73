"""Tags that look at the page being drawn: trail, languages, navigation, query strings."""

from typing import Any

from django.http import HttpRequest, QueryDict
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from theming.navigation import LanguageLink, NavItem, language_links, nav_items
from theming.preferences import current_preferences
from theming.worldmap import map_box, map_points


def breadcrumb(*parts: Any) -> SafeString:
    """Label, address, label, address, and the last label alone."""
    pairs = [
        {"title": parts[index], "url": parts[index + 1] if index + 1 < len(parts) else ""}
        for index in range(0, len(parts), 2)
    ]
    return render_to_string("components/breadcrumb.html", {"crumbs": pairs, "home": f"/{get_language()}/"})


def world_map(points: Any, label: str) -> SafeString:
    """In low-data mode the table alone says it all."""
    return render_to_string(
        "components/world_map.html",
        {
            "points": map_points(points or ()),
            "label": label,
            "box": map_box(),
            "low_data": current_preferences().low_data,
        },
    )


def query_with(context: dict[str, Any], **changes: Any) -> str:
    """The present query string with some parameters set; an empty value takes one out."""
    request: HttpRequest | None = context.get("request")
    query = request.GET.copy() if request else QueryDict(mutable=True)
    for name, value in changes.items():
        if value in (None, ""):
            query.pop(name, None)
        else:
            query[name] = str(value)
    return f"?{query.urlencode()}"


def page_languages(context: dict[str, Any]) -> list[LanguageLink]:
    request: HttpRequest | None = context.get("request")
    if request is None:
        return []
    return language_links(request, context.get("language_urls"), context.get("available_languages"))


def navigation(context: dict[str, Any]) -> list[NavItem]:
    request: HttpRequest | None = context.get("request")
    return nav_items(request.path if request else "/", str(context.get("nav") or ""))


def absolute(address: str, site: str) -> str:
    """Paths get the site's own scheme and host; whole addresses stay."""
    return f"{site}{address}" if address.startswith("/") else address


def page_words(context: dict[str, Any]) -> dict[str, str]:
    """Title and description of a Wagtail page, or empty for views that fill the blocks themselves."""
    page = context.get("page")
    return {
        "title": str(getattr(page, "seo_title", "") or getattr(page, "title", "")),
        "description": str(getattr(page, "search_description", "") or getattr(page, "summary", "")),
    }
