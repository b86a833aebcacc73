"""A small shelf of findable things over a stock model, so that search is tested without any other app of ours."""

from collections.abc import Collection, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser, Group
from django.db.models import QuerySet

import search.facets
import search.registry
from search import Access, Entry, Kind, Query, Results, Source, engine, find, register, register_facet
from search.engines.base import Answer, Request
from search.parser import parse
from search.rebuilding import rebuild
from search.registry import User
from tests.search.engines import settings_for

COUNTRIES = {"en": {"SN": "Senegal", "GN": "Guinea"}, "fr": {"SN": "Sénégal", "GN": "Guinée"}}
ABOVE = {"dakar": ("senegal",), "senegal": ("west-africa",)}


class ShelfSource(Source[Group]):
    model = Group
    kinds = {"brief": Kind("Brief", "file-text"), "story": Kind("Story", "book-open")}
    title_field = "name"

    def __init__(self) -> None:
        self.items: dict[str, dict[str, Any]] = {}
        self.closed: set[str] = set()
        self.checks = 0

    def queryset(self) -> QuerySet[Group]:
        # Other apps bring groups of their own.
        return Group.objects.filter(name__in=self.items)

    def entry(self, obj: Group) -> Entry | None:
        item = dict(self.items.get(obj.name, {}))
        if item.pop("draft", False):
            return None
        if item.pop("broken", False):
            raise ValueError("this one cannot be read")
        given = {
            "kind": "brief",
            "language": "en",
            "access": Access.public(),
            "published": datetime(2025, 3, 1, tzinfo=UTC),
        }
        return Entry(key=self.key(obj), title=obj.name, url=f"/en/shelf/{obj.pk}/", **(given | item))

    def visible(self, ids: Collection[str], user: User) -> set[str]:
        self.checks += 1
        return set(ids) - self.closed


class Shelf:
    """Puts things on the shelf and asks for them."""

    def __init__(self, source: ShelfSource) -> None:
        self.source = source

    def put(self, title: str, **item: Any) -> Group:
        self.source.items[title] = item
        return Group.objects.get_or_create(name=title)[0]

    def key(self, title: str) -> str:
        return self.source.key(Group.objects.get(name=title))

    def close(self, title: str) -> None:
        self.source.closed.add(str(Group.objects.get(name=title).pk))

    def build(self) -> None:
        rebuild()

    def find(self, text: str = "", *, tokens: Collection[str] = ("public",), **query: Any) -> Results:
        return find(Query(text=text, **query), AnonymousUser(), tokens=tokens)

    def titles(self, text: str = "", **query: Any) -> list[str]:
        return [hit.title for hit in self.find(text, **query).hits]

    def ask(self, text: str = "", *, classes: Collection[str] = ("public",), **request: Any) -> Answer:
        """Straight to the engine, past the check in the database."""
        return engine().search(Request(parsed=parse(text), classes=frozenset(classes), **request))

    def asked(self, text: str = "", **request: Any) -> list[str]:
        return [hit.title for hit in self.ask(text, **request).hits]


@pytest.fixture
def engine_name() -> str:
    """The engine in the process; modules about what every engine must do ask for each of them."""
    return "tantivy"


@pytest.fixture
def shelf(
    db: None, settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, engine_name: str
) -> Iterator[Shelf]:
    chosen = ExitStack()
    for name, value in chosen.enter_context(settings_for(engine_name)).items():
        setattr(settings, name, value)
    settings.SEARCH_DIR = tmp_path / "search"
    settings.SEARCH_VIEWER_TOKENS = ""
    settings.SEARCH_INLINE = False
    monkeypatch.setattr(search.registry, "_sources", {})
    monkeypatch.setattr(search.facets, "_specs", dict(search.facets._specs))
    search.facets.forget_labels()
    register(ShelfSource)
    register_facet(
        "country", labels=lambda values, language: {v: COUNTRIES.get(language, {}).get(v, v) for v in values}
    )
    register_facet("region", parents=lambda values: {value: ABOVE.get(value, ()) for value in values})
    source = search.registry.source_for(Group)
    assert isinstance(source, ShelfSource)
    yield Shelf(source)
    search.facets.forget_labels()
    chosen.close()
