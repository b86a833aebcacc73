"""What each sign of the query language does to a fixed shelf."""

import pytest

from tests.search.stock import Stock, document

DOCUMENTS = [
    document("One", body="the return home of families after years abroad"),
    document("Two", body="home visits before families return; cash for rent"),
    document("Three", summary="Cash grants", body="when a grant is paid in cash at home"),
    document("Four", language="fr", body="le retour des familles et le loyer"),
    document("Five", body="reintegration counselling", labels=("Senegal", "Psychosocial support")),
    document("Six (6)", body="C++ and 24-hour e-mail: office@example.org, 50% of 1,000"),
]
CASES: list[tuple[str, set[str]]] = [
    ("", {"One", "Two", "Three", "Four", "Five", "Six (6)"}),
    ("families", {"One", "Two"}),
    ("families home", {"One", "Two"}),
    ("families cash", {"Two"}),
    ("families grant", set()),
    ('"return home"', {"One"}),
    ('"home return"', set()),
    ('"return home of families"', {"One"}),
    ('"return home of strangers"', set()),
    ('"home visits before"', {"Two"}),
    ('"cash grants"', {"Three"}),
    ("-families", {"Three", "Four", "Five", "Six (6)"}),
    ("families -visits", {"One"}),
    ('home -"return home"', {"Two", "Three"}),
    ("visits OR grants", {"Two", "Three"}),
    ("visits OU retour", {"Two", "Four"}),
    ("abroad | rent", {"One", "Two"}),
    ("home visits OR grants", {"Two", "Three"}),
    ("visi*", {"Two"}),
    ("visi", set()),
    ("famil*", {"One", "Two", "Four"}),
    ("-famil*", {"Three", "Five", "Six (6)"}),
    ("fam* cash", {"Two"}),
    ("the", {"One"}),
    ("the cash", {"Two", "Three"}),
    ("le loyer", {"Four"}),
    ("one", {"One"}),
    ("senegal", {"Five"}),
    ("psychosocial", {"Five"}),
    ("counselling senegal", {"Five"}),
    ("c++", {"Six (6)"}),
    ("24-hour", {"Six (6)"}),
    ("office@example.org", {"Six (6)"}),
    ("1,000", {"Six (6)"}),
    ("six (6)", {"Six (6)"}),
    ("***", {"One", "Two", "Three", "Four", "Five", "Six (6)"}),
    ('"', {"One", "Two", "Three", "Four", "Five", "Six (6)"}),
    ("access:public", set()),
    ("body_en:families", set()),
    ("families^9", set()),
    ("[a TO z]", set()),
    ("{!func}1", set()),
    ("families\\", {"One", "Two"}),
    ("(families OR", {"One", "Two"}),
]


@pytest.mark.parametrize(("query", "found"), CASES)
def test_a_query_finds(stock: Stock, query: str, found: set[str]) -> None:
    stock.fill(DOCUMENTS)
    assert stock.found(query) == found


@pytest.mark.parametrize(
    ("query", "at_least", "found"),
    [
        ("families cash years", 1, {"One", "Two", "Three"}),
        ("families cash years", 2, {"One", "Two"}),
        ("families cash years", 3, set()),
        ("nothing cash", 1, {"Two", "Three"}),
        ("families cash -rent", 1, {"One", "Three"}),
    ],
)
def test_some_of_the_words(stock: Stock, query: str, at_least: int, found: set[str]) -> None:
    stock.fill(DOCUMENTS)
    assert stock.found(query, at_least=at_least) == found
