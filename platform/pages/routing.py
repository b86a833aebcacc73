"""Which page a path means, in one query: the page itself, its twins of the same path, and all above them.

Translations share their path by convention (stable, readable addresses), so one look at the paths under
each language's home page finds the text in the reader's language, its fallbacks and the way back up.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.conf import settings
from wagtail.models import Page, Site


@dataclass(frozen=True, slots=True)
class Route:
    """The page to show, the pages above it from the home page down, and its twins by language."""

    page: Page
    ancestors: tuple[Page, ...] = ()
    twins: dict[str, Page] = field(default_factory=dict)


def home_paths(site: Site) -> dict[str, str]:
    """The tree path of the site's home page in each language (Wagtail keeps these in the cache)."""
    return {
        root.language_code: root.root_path for root in Site.get_site_root_paths() if root.site_id == site.pk
    }


def find_route(site: Site, path: str, language: str) -> Route | None:
    """The live page at `path` below the home page: in `language`, else in the default one, else in any."""
    homes = home_paths(site)
    steps = _steps(path)
    wanted = {home + step for home in homes.values() for step in steps}
    rows = {
        page.url_path: page
        for page in Page.objects.filter(url_path__in=wanted, live=True).select_related(
            "locale", "content_type"
        )
    }
    twins = {code: rows[home + steps[-1]] for code, home in homes.items() if home + steps[-1] in rows}
    for code in _preference(language):
        if code in twins:
            return Route(twins[code], _above(rows, homes, steps, (language, code)), twins)
    return None


def _above(
    rows: dict[str, Page], homes: dict[str, str], steps: list[str], languages: Iterable[str]
) -> tuple[Page, ...]:
    """The pages above, each in the first of the languages that has it."""
    found = []
    for step in steps[:-1]:
        paths = (homes[code] + step for code in languages if code in homes)
        page = next((rows[path] for path in paths if path in rows), None)
        if page is not None:
            found.append(page)
    return tuple(found)


def _steps(path: str) -> list[str]:
    """'a/b/' gives '', 'a/', 'a/b/'."""
    steps = [""]
    for part in filter(None, path.split("/")):
        steps.append(f"{steps[-1]}{part}/")
    return steps


def _preference(language: str) -> Iterable[str]:
    codes = [language, settings.LANGUAGE_CODE, *(code for code, _name in settings.LANGUAGES)]
    return dict.fromkeys(codes)
