"""Documents put straight into an engine, and questions asked of it."""

from collections.abc import Collection
from datetime import UTC, datetime
from typing import Any

from search import Access, Entry, engine
from search.engines.base import Answer, Document, Request
from search.parser import parse

ABOVE = {"dakar": ("senegal",), "senegal": ("west-africa",), "accra": ("ghana",), "ghana": ("west-africa",)}


def document(title: str, **given: Any) -> Document:
    """One as the pipeline makes it; the title names it."""
    usual = {
        "kind": "brief",
        "language": "en",
        "access": Access.public(),
        "published": datetime(2025, 3, 1, tzinfo=UTC),
    }
    labels = given.pop("labels", ())
    entry = Entry(key=key_of(title), title=title, url=f"/en/{key_of(title)}/", **(usual | given))
    facets = {name: _with_those_above(values) for name, values in entry.facet_values.items()}
    return Document(entry, entry.access.key, facets, tuple(labels))


def _with_those_above(values: Collection[str]) -> tuple[str, ...]:
    found = list(values)
    for value in found:
        found += [above for above in ABOVE.get(value, ()) if above not in found]
    return tuple(found)


def key_of(title: str) -> str:
    return "tests.thing:" + "".join(char if char.isascii() and char.isalnum() else "-" for char in title)[:60]


class Stock:
    """The documents of one module's tests."""

    def __init__(self) -> None:
        self.documents: list[Document] = []
        self._filled_with: object = None

    def fill(self, documents: Collection[Document]) -> None:
        """Once for a list: the tests of a module share what it makes."""
        if self._filled_with is documents:
            return
        with engine().build() as build:
            build.add(documents)
            build.commit()
            assert build.count() == len(documents)
            build.publish()
        self._filled_with = documents

    def change(self, *documents: Document, without: Collection[str] = ()) -> None:
        self._filled_with = None
        changes: dict[str, Document | None] = {made.entry.key: made for made in documents}
        changes |= dict.fromkeys(map(key_of, without))
        with engine().update() as writer:
            writer.replace(changes)
            writer.commit()

    def request(self, text: str = "", *, classes: Collection[str] = ("public",), **more: Any) -> Request:
        return Request(parsed=parse(text), classes=frozenset(classes), **more)

    def ask(self, text: str = "", **more: Any) -> Answer:
        return engine().search(self.request(text, **more))

    def asked(self, text: str = "", **more: Any) -> list[str]:
        return [hit.title for hit in self.ask(text, **more).hits]

    def found(self, text: str = "", **more: Any) -> set[str]:
        answer = self.ask(text, limit=200, **more)
        assert answer.total == len(answer.hits)
        return {hit.title for hit in answer.hits}
