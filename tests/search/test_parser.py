import random
import string

import pytest

from search.parser import LONGEST_TEXT, MOST_TERMS, Term, TermKind, clean_text, parse


def texts(query: str) -> list[list[str]]:
    return [[term.text for term in group] for group in parse(query).groups]


def test_it_works() -> None:
    parsed = parse('cash "first payment" -loan reinteg* Senegal OR Guinea')
    assert parsed.groups == (
        (Term("cash"),),
        (Term("first payment", TermKind.PHRASE),),
        (Term("reinteg", TermKind.PREFIX),),
        (Term("Senegal"), Term("Guinea")),
    )
    assert parsed.without == (Term("loan"),)
    assert parsed.messages == ()


@pytest.mark.parametrize(
    "query", ["", "   ", '""', '"', "-", "*", "OR", "OR OR", "()[]{}^~", "\x00\x00", "- - -", '-""']
)
def test_nothing_to_look_for(query: str) -> None:
    assert parse(query).is_empty


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("acl:g7", [["acl:g7"]]),
        ("field: IN [a]", [["field:"], ["IN"], ["[a]"]]),
        ("well-being", [["well-being"]]),
        ("l'accueil", [["l'accueil"]]),
        ("a AND b", [["a"], ["b"]]),
        ("a OR", [["a"]]),
        ("OR a", [["a"]]),
        ("a OR b OR c d", [["a", "b", "c"], ["d"]]),
        ("retour OU reprise", [["retour", "reprise"]]),
        ("“quoted words” «deux mots»", [["quoted words"], ["deux mots"]]),
        ("x*", [["x"]]),
        ("العودة -مساعدة", [["العودة"]]),
    ],
)
def test_ordinary_text_stays_text(query: str, expected: list[list[str]]) -> None:
    assert texts(query) == expected


def test_unbalanced_quotes_are_said() -> None:
    parsed = parse('cash "first payment')
    assert [term.text for term in parsed.terms] == ["cash", "first", "payment"]
    assert len(parsed.messages) == 1


def test_long_text_is_cut_and_said() -> None:
    parsed = parse("word " * 2_000)
    assert len(parsed.terms) <= MOST_TERMS
    assert len(parsed.messages) >= 1
    assert all(len(term.text) <= LONGEST_TEXT for term in parse("x" * 10_000).terms)


def test_control_characters_go() -> None:
    assert clean_text("a\x00b\u200bc\td\ud800e") == "a bc d e"


def test_any_text_is_a_query() -> None:
    chance = random.Random(7)
    alphabet = string.printable + '""**--||«»“”أبتéñ\x00\u202e\ud83d'
    for _round in range(500):
        parse("".join(chance.choices(alphabet, k=chance.randrange(120))))
