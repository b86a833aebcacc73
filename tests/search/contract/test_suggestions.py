"""Titles that begin like what was typed, and words that were probably meant."""

import pytest

from search import engine
from tests.search.stock import Stock, document

DOCUMENTS = [
    document("Cash and vouchers", body="housing"),
    document("Housing with cash"),
    document("Vouchers alone", body="reintegration assistance counsellor"),
    document("Réintégration réussie", language="fr"),
    document("Reintegration that lasts"),
    document("Children's schooling"),
    document("24 hours after landing"),
]


@pytest.mark.parametrize(
    ("typed", "titles"),
    [
        ("cas", {"Cash and vouchers", "Housing with cash"}),
        ("CAS", {"Cash and vouchers", "Housing with cash"}),
        ("cash vou", {"Cash and vouchers"}),
        ("vou cash", set()),
        ("vouchers cas", {"Cash and vouchers"}),
        ("reint", {"Réintégration réussie", "Reintegration that lasts"}),
        ("réint", {"Réintégration réussie", "Reintegration that lasts"}),
        ("children's sch", {"Children's schooling"}),
        ("24 h", {"24 hours after landing"}),
        ("assist", set()),
        ("***", set()),
        ("", set()),
        ('"cas', {"Cash and vouchers", "Housing with cash"}),
    ],
)
def test_titles_begin_like_this(stock: Stock, typed: str, titles: set[str]) -> None:
    stock.fill(DOCUMENTS)
    assert {hit.title for hit in engine().suggest(typed, stock.request(limit=20))} == titles


@pytest.mark.parametrize(
    ("language", "first"), [("en", "Reintegration that lasts"), ("fr", "Réintégration réussie")]
)
def test_the_readers_language_comes_first(stock: Stock, language: str, first: str) -> None:
    stock.fill(DOCUMENTS)
    assert engine().suggest("reint", stock.request(language=language))[0].title == first


def test_no_more_than_asked_for(stock: Stock) -> None:
    stock.fill(DOCUMENTS)
    assert len(engine().suggest("cas", stock.request(limit=1))) == 1


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("houzing", {"houzing": "housing"}),
        ("hosuing", {"hosuing": "housing"}),
        ("vuochers", {"vuochers": "vouchers"}),
        ("reintergation", {"reintergation": "reintegration"}),
        ("asistance counselor", {"asistance": "assistance", "counselor": "counsellor"}),
        ("housing", {}),
        ("houzing vouchers", {"houzing": "housing"}),
        ("csh", {}),
        ("xylophone", {}),
        ("-houzing", {}),
        ('"houzing"', {}),
        ("houz*", {}),
        ("24", {}),
    ],
)
def test_what_was_meant(stock: Stock, typed: str, meant: dict[str, str]) -> None:
    stock.fill(DOCUMENTS)
    assert dict(engine().corrections(stock.request(typed))) == meant
