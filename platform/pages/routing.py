"""Which page a path means, in one query: the page itself, its translations, and all above them.

Translations share their path by convention (stable, readable addresses), so one look at the paths under
each language's home page finds the text in the reader's language, its fallbacks and the way back up.
A translation that an editor gave another path is found by its translation key in the same look.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.conf import settings
from django.db.models import Q
from wagtail.models import Page, Site


@dataclass(frozen=True, slots=True)
class Route:
    """The page to show, the pages above it from the home page down, and its translations by language."""

    page: Page
    ancestors: tuple[Page, ...] = ()
    twins: dict[str, Page] = field(default_factory=dict)

    @property
    def paths(self) -> list[str]:
        """Tree paths of the page in every language."""
        return [twin.path for twin in self.twins.values()]


def home_paths(site: Site) -> dict[str, str]:
    """The tree path of the site's home page in each language (Wagtail keeps these in the cache)."""
    return {
        root.language_code: root.root_path for root in Site.get_site_root_paths() if root.site_id == site.pk
    }


def find_route(site: Site, path: str, language: str) -> Route | None:
    """The live page at `path` below the home page: in `language`, else in the default one, else in any."""
    homes = home_paths(site)
    steps = _steps(path)
    found = list(_pages(homes, steps))
    rows = {page.url_path: page for page in found}
    for code in _preference(language):
        page = rows.get(homes.get(code, "") + steps[-1]) if code in homes else None
        if page is not None:
            twins = {
                twin.locale.language_code: twin
                for twin in found
                if twin.translation_key == page.translation_key
            }
            return Route(page, _above(rows, homes, steps, (language, code)), twins)
    return None


def _pages(homes: dict[str, str], steps: list[str]) -> Iterable[Page]:
    """Everything that may be on the way, by slug first: paths have no index."""
    names = {step.rstrip("/").rsplit("/", 1)[-1] for step in steps[1:]}
    names |= {home.rstrip("/").rsplit("/", 1)[-1] for home in homes.values()}
    wanted = {home + step for home in homes.values() for step in steps}
    ends = {home + steps[-1] for home in homes.values()}
    at_the_end = Page.objects.filter(slug__in=names, url_path__in=ends, live=True)
    model = Page if len(steps) > 1 else _home_model()
    pages: Iterable[Page] = (
        model._default_manager.filter(
            Q(slug__in=names, url_path__in=wanted)
            | Q(translation_key__in=at_the_end.order_by().values("translation_key")),
            live=True,
        )
        .order_by("path")
        .select_related("locale", "content_type")
    )
    return pages


def _home_model() -> type[Page]:
    """The home page is known by its address, so it is read as what it is at once."""
    from pages.models import HomePage

    return HomePage


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
