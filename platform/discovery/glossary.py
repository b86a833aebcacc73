"""The words of the field as a list to read: what they mean, what else they are called, in which languages."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.urls import reverse
from django.utils.http import urlencode

from search.arabic import ARTICLE
from taxonomy.glossary import Term, glossary
from taxonomy.labels import snapshot
from taxonomy.languages import INTERFACE, own_name
from taxonomy.texts import sort_key

LONGEST_FILTER = 100
# Arabic lists leave the article aside, as its dictionaries do.
SHORTEST_AFTER_ARTICLE = 3


@dataclass(frozen=True, slots=True)
class OtherName:
    language: str
    language_name: str
    text: str


@dataclass(frozen=True, slots=True)
class Explained:
    """A term with its names in the other languages and a search for it."""

    term: Term
    url: str
    elsewhere: tuple[OtherName, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    sign: str
    anchor: str
    terms: tuple[Explained, ...]


def letters(language: str, typed: str = "") -> list[Letter]:
    """The terms that have all the typed words in some name or in their meaning, by first letter."""
    words = sort_key(typed[:LONGEST_FILTER]).split()
    terms = [_explained(term, language) for term in glossary(language)]
    found = [each for each in terms if all(word in _text(each) for word in words)]
    found.sort(key=lambda each: _place(each.term.label))
    return [
        Letter(sign, f"letter-{number}", tuple(group))
        for number, (sign, group) in enumerate(
            groupby(found, key=lambda each: _place(each.term.label)[:1]), 1
        )
    ]


def _explained(term: Term, language: str) -> Explained:
    labels = snapshot().concepts[term.slug]
    elsewhere = (
        OtherName(code, own_name(code), labels[code])
        for code in INTERFACE
        if code != language and labels.get(code)
    )
    return Explained(term, f"{reverse('search')}?{urlencode({'q': term.label})}", tuple(elsewhere))


def _text(explained: Explained) -> str:
    term = explained.term
    names: Iterable[str] = (name.text for name in explained.elsewhere)
    return sort_key(" ".join([term.label, term.acronym, term.definition, *term.synonyms, *names]))


def _place(label: str) -> str:
    """Where a name stands in the alphabet, in capitals."""
    key = sort_key(label).lstrip("«“\"'’( ")
    if key.startswith(ARTICLE) and len(key) >= len(ARTICLE) + SHORTEST_AFTER_ARTICLE:
        key = key[len(ARTICLE) :]
    return key.upper()
