"""The part of a long text that is shown and linked, and the marks in it."""

import pytest

from search import Access, Passage
from tests.search.stock import Stock, document

PAGES = tuple(
    Passage(f"{'filler ' * 40}{word} {'filler ' * 40}", f"page={number}", f"page {number}")
    for number, word in enumerate(("anchor", "beacon", "compass", "anchor beacon"), start=1)
)
LONG = document(
    "Long", summary="", passages=(Passage("filler " * 20_000 + "lighthouse", "t=7200", "2:00:00"),)
)
DOCUMENTS = [
    document("Report", summary="A report about ships.", passages=PAGES),
    LONG,
    document(
        "Plain", summary="", body="An opening. " * 60 + "The keel was laid on a Tuesday. " + "More. " * 90
    ),
    document("Summed", summary="How rigging helps.", body="Long text. " * 90 + "rigging"),
    document("Angle <b>brackets</b> & more", summary="", body="<script>alert('sail')</script> sail & sheet"),
    document("Été à l’école", language="fr", summary="", body="Une voile – dès l’été – à l’école 👩‍🏫 enfin"),
    document("شراع", language="ar", summary="", body="المركب له شراع أبيض والبحر هادئ"),
    document(
        "Closed",
        access=Access.members(),
        summary="",
        passages=(Passage("a hidden mast", "page=9", "page 9"),),
    ),
]


@pytest.mark.parametrize(
    ("query", "anchor", "label"),
    [
        ("anchor", "page=1", "page 1"),
        ("beacon", "page=2", "page 2"),
        ("compass", "page=3", "page 3"),
        ("anchor beacon", "page=4", "page 4"),
        ('"anchor beacon"', "page=4", "page 4"),
        ("compass OR nothing", "page=3", "page 3"),
        ("compas*", "page=3", "page 3"),
    ],
)
def test_the_best_passage_is_linked(stock: Stock, query: str, anchor: str, label: str) -> None:
    stock.fill(DOCUMENTS)
    hit = next(hit for hit in stock.ask(query).hits if hit.title == "Report")
    assert (hit.passage_anchor, hit.passage_label) == (anchor, label)
    assert hit.passage_url == f"{hit.url}#{anchor}"


def test_the_end_of_a_very_long_text(stock: Stock) -> None:
    stock.fill(DOCUMENTS)
    (hit,) = stock.ask("lighthouse").hits
    assert hit.passage_anchor == "t=7200"
    assert "<mark>lighthouse</mark>" in hit.snippet
    assert len(hit.snippet) < 400


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("keel", "The <mark>keel</mark> was laid"),
        ("keel tuesday", "The <mark>keel</mark> was laid on a <mark>Tuesday</mark>"),
        ('"keel was laid"', "<mark>keel was laid</mark>"),
        ("rigging", "How <mark>rigging</mark> helps."),
        ("rig*", "How <mark>rigging</mark> helps."),
        (
            "sail",
            "&lt;script&gt;alert(&#x27;<mark>sail</mark>&#x27;)&lt;/script&gt; <mark>sail</mark> &amp; sheet",
        ),
        ("école", "l’<mark>école</mark>"),
        ("voile", "Une <mark>voile</mark>"),
        ("أبيض", "<mark>أبيض</mark>"),
    ],
)
def test_words_are_marked_where_they_stand(stock: Stock, query: str, shown: str) -> None:
    stock.fill(DOCUMENTS)
    (hit,) = stock.ask(query).hits
    assert shown in hit.snippet
    assert "<script" not in hit.snippet


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("brackets", "Angle &lt;b&gt;<mark>brackets</mark>&lt;/b&gt; &amp; more"),
        ("école", "Été à l’<mark>école</mark>"),
        ("شراع", "<mark>شراع</mark>"),
        ("report", "<mark>Report</mark>"),
        ("ships", "Report"),
    ],
)
def test_titles_are_marked_and_escaped(stock: Stock, query: str, title: str) -> None:
    stock.fill(DOCUMENTS)
    assert title in {hit.title_html for hit in stock.ask(query).hits}


def test_passages_of_what_is_closed_are_not_looked_at(stock: Stock) -> None:
    stock.fill(DOCUMENTS)
    assert stock.ask("mast").hits == ()
    (hit,) = stock.ask("mast", classes=("member",)).hits
    assert hit.passage_anchor == "page=9"


def test_without_snippets_no_passage_is_looked_for(stock: Stock) -> None:
    stock.fill(DOCUMENTS)
    hit = stock.ask("compass", snippets=False).hits[0]
    assert (hit.title, hit.passage_anchor) == ("Report", "")
