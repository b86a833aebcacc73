"""Puts a page and its translations into the tree and publishes them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time
from typing import Any, TypeVar

from django.db import transaction
from wagtail.models import Page

from pages.models import BasePage, CountryRole
from seeding.context import Load
from seeding.reader import Fixture

P = TypeVar("P", bound=BasePage)
Fields = Mapping[str, Any]
Twins = dict[str, Any]


def write_page(
    load: Load,
    model: type[P],
    parents: Mapping[str, Page],
    fixtures: Mapping[str, Fixture],
    fields: Callable[[Fixture, Fixture], Fields],
    *,
    slug: str = "",
) -> dict[str, P]:
    """Create the page in every language it is written in and whose parent exists; leave what is there.

    `fields(own, source)` gives the kind's values from the file of the language and the English one.
    """
    source = fixtures["en"]
    made: dict[str, P] = {}
    first: P | None = None
    for language, own in fixtures.items():
        existing = load.ledger.find(own.source, model)
        if existing is None and not load.ledger.has(own.source) and language in parents:
            existing = _create(load, model, parents[language], own, source, fields(own, source), slug, first)
        if existing is not None:
            made[language] = existing
            first = first or existing
    return made


@transaction.atomic
def _create(
    load: Load,
    model: type[P],
    parent: Page,
    own: Fixture,
    source: Fixture,
    values: Fields,
    slug: str,
    first: P | None,
) -> P:
    tags = ("topics", "audiences", "framework")
    page = model(
        title=own.facts["title"],
        slug=slug or source.slug,
        summary=own.facts.get("summary", ""),
        locale=load.locales[own.language],
        is_demonstration=load.demonstration,
        **{name: value for name, value in values.items() if name not in tags},
    )
    if first is not None:
        page.translation_key = first.translation_key
    parent.add_child(instance=page)
    if hasattr(page, "topics"):
        for name in tags:
            getattr(page, name).set(load.concept_list(source.facts.get(name, []), source.source))
    for row in source.facts.get("countries", []):
        page.country_roles.add(CountryRole(country_id=row["code"], role=row["role"]))
    page.save_revision().publish()
    _backdate(page, source.facts.get("date"))
    load.ledger.add(own.source, page)
    return page


def _backdate(page: Page, day: date | None) -> None:
    """The tree remembers when a text was written, not when it was loaded."""
    if day:
        moment = datetime.combine(day, time(9), UTC)
        Page.objects.filter(pk=page.pk).update(first_published_at=moment, last_published_at=moment)
        page.first_published_at = page.last_published_at = moment
