"""The words of the field: a list to read, and other names for what somebody typed.

Both come from the concepts in memory, so a search or a glossary page costs no query of its own.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from django.conf import settings

from taxonomy.labels import snapshot
from taxonomy.snapshot import Snapshot
from taxonomy.texts import sort_key, text_in

# Words such as "phone" or "event" name a form, not a notion, and would only add noise.
LEFT_OUT = ("channel", "content-type")
# Where concepts share a name, those of these schemes are meant first.
FIRST = ("theme", "glossary")
T = TypeVar("T")
LONGEST_PHRASE = 8
MOST_VARIANTS = 6
ACRONYM_WEIGHT = 1.0
OTHER_NAME_WEIGHT = 0.6
WORD = re.compile(r"[\w&’'-]+")


@dataclass(frozen=True, slots=True)
class Term:
    """An entry of the glossary in one language."""

    slug: str
    label: str
    acronym: str
    definition: str
    synonyms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Variant:
    """Another name; the language is empty for an acronym, which holds in several."""

    text: str
    language: str
    weight: float


@dataclass(frozen=True, slots=True)
class Expansion:
    """A phrase found in a query, the concept it names and what else that is called."""

    phrase: str
    slug: str
    variants: tuple[Variant, ...]


def glossary(language: str) -> list[Term]:
    """Give every concept that is explained, in the reader's alphabetical order."""
    held = snapshot()
    labels = held.labels("concepts", language)
    terms = [
        Term(
            slug=slug,
            label=labels[slug],
            acronym=held.acronyms.get(slug, ""),
            definition=text_in(definition, language),
            synonyms=tuple(held.synonyms.get(slug, {}).get(language, ())),
        )
        for slug, definition in held.definitions.items()
    ]
    return sorted(terms, key=lambda term: sort_key(term.label))


def expansions(text: str) -> list[Expansion]:
    """Find the concepts that a query names in any language, longest phrases first."""
    held = snapshot()
    phrases = _phrases(held)
    words = WORD.findall(text)
    found: list[Expansion] = []
    position = 0
    while position < len(words):
        for length in range(min(LONGEST_PHRASE, len(words) - position), 0, -1):
            phrase = " ".join(words[position : position + length])
            slug = phrases.get(_folded(phrase))
            if slug:
                found.append(Expansion(phrase, slug, _variants(held, slug, phrase)))
                position += length
                break
        else:
            position += 1
    return found


def _phrases(held: Snapshot) -> dict[str, str]:
    """Map each name to its concept, read once per state of the vocabularies."""
    global _known
    if _known is None or _known[0] is not held:
        _known = (held, _read_phrases(held))
    return _known[1]


_known: tuple[Snapshot, dict[str, str]] | None = None


def _read_phrases(held: Snapshot) -> dict[str, str]:
    """Where concepts share a name, a label goes before an acronym and that before another name."""
    left_out = {slug for scheme in LEFT_OUT for slug in held.members.get(scheme, ())}
    first = [slug for scheme in FIRST for slug in held.members.get(scheme, ())]
    slugs = [slug for slug in dict.fromkeys([*first, *held.concepts]) if slug not in left_out]
    phrases: dict[str, str] = {}
    for names in (_labels, _acronyms, _other_names):
        for slug in slugs:
            for variant in names(held, slug):
                phrases.setdefault(_folded(variant.text), slug)
    return phrases


def _folded(text: str) -> str:
    return " ".join(WORD.findall(sort_key(text)))


def _variants(held: Snapshot, slug: str, phrase: str) -> tuple[Variant, ...]:
    """Give the acronym first and other names last, so that the cap drops what matters least.

    A name that holds a shorter one gives way to it: whatever has the longer has the shorter as well.
    """
    acronyms = [(variant, _folded(variant.text)) for variant in _acronyms(held, slug)]
    names = [(name, _folded(name.text)) for name in (*_labels(held, slug), *_other_names(held, slug))]
    seen = {_folded(phrase)}
    found: list[Variant] = []
    for variant, folded in (*acronyms, *(_shortest_in(name, folded, names) for name, folded in names)):
        if folded not in seen:
            seen.add(folded)
            found.append(variant)
    return tuple(found[:MOST_VARIANTS])


def _shortest_in(variant: Variant, folded: str, known: Iterable[tuple[Variant, str]]) -> tuple[Variant, str]:
    """The shortest of the known names, of this one's language, that stands in it word by word.

    Not one of a single word: that would stand for much more.
    """
    within = (
        (other, name)
        for other, name in known
        if other.language == variant.language and " " in name and f" {name} " in f" {folded} "
    )
    return min(within, key=lambda each: len(each[0].text), default=(variant, folded))


def _acronyms(held: Snapshot, slug: str) -> Iterator[Variant]:
    if slug in held.acronyms:
        yield Variant(held.acronyms[slug], "", ACRONYM_WEIGHT)


def _in_order(by_language: Mapping[str, T]) -> list[tuple[str, T]]:
    """Databases keep the keys of a document in orders of their own; the cap must drop the same names."""
    order = [code for code, _name in settings.LANGUAGES]
    known = [code for code in order if code in by_language]
    return [(code, by_language[code]) for code in dict.fromkeys([*known, *sorted(by_language)])]


def _labels(held: Snapshot, slug: str) -> Iterator[Variant]:
    for language, label in _in_order(held.concepts[slug]):
        yield Variant(label, language, OTHER_NAME_WEIGHT)


def _other_names(held: Snapshot, slug: str) -> Iterator[Variant]:
    for language, names in _in_order(held.synonyms.get(slug, {})):
        for name in names:
            yield Variant(name, language, OTHER_NAME_WEIGHT)
