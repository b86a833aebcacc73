"""The frame of the site: languages, home pages, the library and its sections, plain pages."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from wagtail.models import Locale, Page, Site

from library.models import LibraryPage, SectionPage
from pages.models import HomePage, StandardPage
from seeding.context import Load
from seeding.markdown import blocks_of
from seeding.reader import Fixture, item_folders, languages_of
from seeding.words import SECTIONS, WORDS
from seeding.writers.tree import Twins, write_page
from training.models import TrainingPage


def write_locales(load: Load) -> None:
    """The four languages of the site."""
    for code, _name in settings.LANGUAGES:
        Locale.objects.get_or_create(language_code=code)
    load.refresh()


def write_home(load: Load) -> Twins:
    """Home pages in four languages; Wagtail's welcome page goes when it is still there, untouched."""
    root = Page.get_first_root_node()
    welcome = _welcome_page(root)
    homes = _frame(load, HomePage, dict.fromkeys(load.locales, root), "home", slug_of=_home_slug)
    host, port = _address()
    Site.objects.get_or_create(
        is_default_site=True,
        defaults={"hostname": host, "port": port, "root_page": homes["en"], "site_name": "Waymark"},
    )
    if welcome:
        Site.objects.filter(root_page=welcome).update(
            root_page=homes["en"], site_name="Waymark", hostname=host, port=port
        )
        Site.clear_site_root_paths_cache()
        welcome.delete()
    return homes


def _welcome_page(root: Page) -> Page | None:
    """The page that a fresh installation of the page tree starts with; it gives its slug to the home page."""
    page = root.get_children().filter(slug="home", content_type__app_label="wagtailcore").first()
    if page is None or page.get_children().exists():
        return None
    page.slug = "welcome"
    page.save()
    return page


def _home_slug(language: str) -> str:
    return "home" if language == "en" else f"home-{language}"


def _address() -> tuple[str, int]:
    from urllib.parse import urlsplit

    parts = urlsplit(settings.SITE_ADDRESS)
    return parts.hostname or "localhost", parts.port or (443 if parts.scheme == "https" else 80)


def write_frame(load: Load, homes: Twins) -> dict[str, Twins]:
    """The library with its sections, and the training page."""
    library = _frame(load, LibraryPage, homes, "library")
    frame = {lists: _frame(load, SectionPage, library, slug, lists=lists) for lists, slug in SECTIONS.items()}
    frame["training"] = _frame(load, TrainingPage, homes, "learn")
    return frame


def _frame(
    load: Load, model: Any, parents: dict[str, Page], name: str, slug_of: Any = None, **values: Any
) -> Twins:
    from pathlib import Path

    fixtures = {
        language: Fixture(
            {"title": words[name][0], "summary": words[name][1]},
            "",
            language,
            f"frame/{name}.{language}",
            Path(name),
        )
        for language, words in WORDS.items()
    }
    made: Twins = {}
    for language, fixture in fixtures.items():
        if language not in parents:
            continue
        subset = {"en": fixtures["en"], language: fixture}
        slug = slug_of(language) if slug_of else name
        made |= write_page(load, model, parents, subset, lambda own, source: values, slug=slug)
    return made


def write_standard_pages(load: Load, homes: Twins) -> None:
    """About, accessibility, privacy and their like."""
    for folder in item_folders(load.root / "library" / "pages"):
        write_page(
            load,
            StandardPage,
            homes,
            languages_of(folder, load.root),
            lambda own, source: {"body": blocks_of(own.body, own.source)},
        )
