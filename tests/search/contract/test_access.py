"""Classes decide about everything that leaves the engine: hits, totals, counts, passages, suggestions, corrections."""

import pytest

from search import Access, Passage, engine
from tests.search.stock import Stock, document, key_of

PUBLIC, MEMBERS = Access.public(), Access.members()
DESK = Access.any_of("role:moderator", "forum:5")
BOTH = DESK & MEMBERS
DOCUMENTS = [
    document("Open harbour", access=PUBLIC, kind="brief", body="lantern", facets={"topic": ("health",)}),
    document("Members harbour", access=MEMBERS, kind="story", body="lantern", facets={"topic": ("housing",)}),
    document(
        "Desk harbour", access=DESK, kind="topic", body="lantern zanzibar", facets={"topic": ("secret",)}
    ),
    document(
        "Both harbour",
        access=BOTH,
        kind="unit",
        passages=(Passage("lantern quetzal", "page=2", "page 2"),),
        facets={"topic": ("secret",)},
    ),
    document("Nobody harbour", access=Access.any_of(), kind="note", body="lantern"),
]
READERS: list[tuple[tuple[str, ...], set[str]]] = [
    ((), set()),
    ((PUBLIC.key,), {"Open"}),
    ((PUBLIC.key, MEMBERS.key), {"Open", "Members"}),
    ((PUBLIC.key, DESK.key), {"Open", "Desk"}),
    ((PUBLIC.key, MEMBERS.key, DESK.key, BOTH.key), {"Open", "Members", "Desk", "Both"}),
    (("no-such-class",), set()),
    ((PUBLIC.key.upper(),), set()),
]


@pytest.mark.parametrize(("classes", "readable"), READERS)
@pytest.mark.parametrize("query", ["", "lantern", "harbour OR nothing", "-nothing", "lant*"])
def test_hits_total_and_counts_agree_with_the_classes(
    stock: Stock, classes: tuple[str, ...], readable: set[str], query: str
) -> None:
    stock.fill(DOCUMENTS)
    answer = stock.ask(query, classes=classes, facets=("kind", "topic"))
    assert {hit.title.split()[0] for hit in answer.hits} == readable
    assert answer.total == len(readable)
    assert sum(answer.counts["kind"].values.values()) == len(readable)
    assert all(answer.counts["topic"].values.values())
    assert ("secret" in answer.counts["topic"].values) == bool(readable & {"Desk", "Both"})


@pytest.mark.parametrize(("classes", "readable"), READERS)
def test_suggestions_agree_with_the_classes(
    stock: Stock, classes: tuple[str, ...], readable: set[str]
) -> None:
    stock.fill(DOCUMENTS)
    found = engine().suggest("harb", stock.request(classes=classes))
    assert {hit.title.split()[0] for hit in found} == readable


@pytest.mark.parametrize(
    ("typed", "classes", "corrected"),
    [
        ("zanzibra", (PUBLIC.key, MEMBERS.key), {}),
        ("zanzibra", (PUBLIC.key, DESK.key), {"zanzibra": "zanzibar"}),
        ("quetzla", (PUBLIC.key, MEMBERS.key, DESK.key), {}),
        ("quetzla", (BOTH.key,), {"quetzla": "quetzal"}),
        ("lantenr", (), {}),
        ("lantenr", (PUBLIC.key,), {"lantenr": "lantern"}),
    ],
)
def test_corrections_come_from_readable_texts(
    stock: Stock, typed: str, classes: tuple[str, ...], corrected: dict[str, str]
) -> None:
    stock.fill(DOCUMENTS)
    assert dict(engine().corrections(stock.request(typed, classes=classes))) == corrected


def test_a_hidden_word_is_no_word_to_correct_with(stock: Stock) -> None:
    stock.fill(DOCUMENTS)
    request = stock.request("zanzibra", classes=(DESK.key,), hidden=(key_of("Desk harbour"),))
    assert dict(engine().corrections(request)) == {}


@pytest.mark.parametrize("query", ["", "lantern"])
def test_what_is_hidden_leaves_no_trace(stock: Stock, query: str) -> None:
    stock.fill(DOCUMENTS)
    answer = stock.ask(
        query,
        classes=(PUBLIC.key, MEMBERS.key),
        hidden=(key_of("Members harbour"),),
        facets=("kind", "topic"),
    )
    assert [hit.title for hit in answer.hits] == ["Open harbour"]
    assert answer.total == 1
    assert dict(answer.counts["topic"].values) == {"health": 1}


def test_filters_do_not_open_what_is_closed(stock: Stock) -> None:
    stock.fill(DOCUMENTS)
    answer = stock.ask(filters={"topic": ("secret",), "kind": ("topic",)}, facets=("kind", "topic"))
    assert (answer.total, answer.hits) == (0, ())
    assert answer.counts["topic"].without == 0
    assert dict(answer.counts["kind"].values) == {}


def test_a_reader_of_many_classes(stock: Stock) -> None:
    stock.fill(DOCUMENTS)
    many = [f"forum:{number}" for number in range(150)]
    assert stock.found("lantern", classes=[*many, PUBLIC.key]) == {"Open harbour"}
