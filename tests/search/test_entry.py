from datetime import UTC, datetime
from typing import Any

import pytest

from search import Access, Entry

GIVEN: dict[str, Any] = {
    "key": "library.brief:1",
    "kind": "brief",
    "language": "en",
    "title": "Title",
    "url": "/en/brief/",
    "access": Access.public(),
}


def test_it_works() -> None:
    entry = Entry(
        **GIVEN, facets={"topic": ("health", "health", "gender")}, published=datetime(2025, 5, 1, tzinfo=UTC)
    )
    assert entry.facet_values == {
        "topic": ("health", "gender"),
        "kind": ("brief",),
        "language": ("en",),
        "year": ("2025",),
    }


def test_no_access_no_entry() -> None:
    without = {name: value for name, value in GIVEN.items() if name != "access"}
    with pytest.raises(TypeError):
        Entry(**without)
    with pytest.raises(TypeError, match="who may read"):
        Entry(**without, access=None)  # type: ignore[arg-type]


@pytest.mark.parametrize("key", ["", "brief:1", "library.brief:", "library.brief:1 OR 2", "Library.Brief:1"])
def test_it_refuses_odd_keys(key: str) -> None:
    with pytest.raises(ValueError, match="not a key"):
        Entry(**GIVEN | {"key": key})


@pytest.mark.parametrize("url", ["", "javascript:alert(1)", "brief/", "data:text/html,x"])
def test_it_refuses_odd_addresses(url: str) -> None:
    with pytest.raises(ValueError, match="web address"):
        Entry(**GIVEN | {"url": url})


def test_it_refuses_unknown_facets() -> None:
    with pytest.raises(ValueError, match="no facet"):
        Entry(**GIVEN, facets={"colour": ("red",)})


@pytest.mark.parametrize("value", ["", 'x"y', "_none_", "two words", "x" * 101])
def test_it_refuses_odd_values(value: str) -> None:
    with pytest.raises(ValueError, match="not a value"):
        Entry(**GIVEN, facets={"topic": (value,)})
