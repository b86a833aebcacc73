"""How text becomes words: one set of rules for each language and one plain set without endings removed."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

import tantivy

from .. import arabic, conf

PLAIN = "plain"
LONGEST_TOKEN_BYTES = 250
LONG_TEXT = 500
STEMMERS = {"en": "english", "fr": "french", "es": "spanish", "ar": "arabic"}
BUILT_IN_STOP_WORDS = {"en", "fr", "es"}
CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
INVISIBLE = re.compile("[\xad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")

# Raised whenever the rules above change, so that old indexes are built again.
RULES_VERSION = 1


@dataclass(frozen=True, slots=True)
class Token:
    """A word as it is in the index, with its place among the words."""

    text: str
    position: int


def normalise(text: str) -> str:
    """The form in which text is kept and shown: composed, without control or invisible characters."""
    text = unicodedata.normalize("NFKC", text)
    # What is to be taken out is never printable, and hardly any text has some of it.
    if text.replace("\n", "").isprintable():
        return text
    return CONTROL.sub(" ", INVISIBLE.sub("", text))


def prepared(text: str, analyser: str) -> str:
    """Text as the analyser wants it; never longer or shorter, except for the plain rules."""
    text = arabic.without_joined_and(text)
    return arabic.plainly_spelled(text) if analyser == PLAIN else text


def analyser_names() -> tuple[str, ...]:
    return (*conf.languages(), conf.OTHER)


@cache
def analyser(name: str) -> "tantivy.TextAnalyzer":
    """A language's rules; unknown languages and `other` lose case and accents only."""
    rules = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
    rules = rules.filter(tantivy.Filter.remove_long(LONGEST_TOKEN_BYTES)).filter(tantivy.Filter.lowercase())
    if name in BUILT_IN_STOP_WORDS:
        rules = rules.filter(tantivy.Filter.stopword(STEMMERS[name]))
    elif name == "ar":
        rules = rules.filter(tantivy.Filter.custom_stopword(list(arabic.STOP_WORDS)))
    if name in STEMMERS:
        rules = rules.filter(tantivy.Filter.stemmer(STEMMERS[name]))
    return rules.filter(tantivy.Filter.ascii_fold()).build()


@lru_cache(maxsize=4_096)
def tokens(words: str, name: str) -> tuple[Token, ...]:
    """The tokens of a few words of a question; whole texts go through `placed_words`."""
    found = analyser(name).pre_tokenize(prepared(words, name)).tokens
    return tuple(Token(token.text, token.position) for token in found)


def placed(text: str, name: str) -> list[tuple[int, str]]:
    """The words of a whole text with their places; words that the rules leave out leave a place free."""
    found = analyser(name).pre_tokenize(prepared(text, name)).tokens
    return [(token.position, token.text) for token in found]


def places(text: str, name: str, wanted: frozenset[str]) -> list[tuple[int, int]]:
    """Where any of the wanted words stand in a text."""
    text = prepared(text, name)
    if name == PLAIN and text.isascii() and not _spelled_in(text, wanted):
        return []
    # A long text is shown because it has some of the words; of a short one it is quicker to ask first.
    if len(text) < LONG_TEXT and wanted.isdisjoint(analyser(name).analyze(text)):
        return []
    found = analyser(name).pre_tokenize(text).tokens
    return [(token.char_offset_from, token.char_offset_to) for token in found if token.text in wanted]


def _spelled_in(text: str, wanted: frozenset[str]) -> bool:
    """Whether one of them stands letter by letter in it, perhaps inside a longer word."""
    lowered = text.lower()
    return any(word in lowered for word in wanted)


def placed_words(text: str, name: str, wanted: frozenset[str]) -> list[tuple[str, int, int]]:
    """All words of a text with where they stand, or nothing when none of the wanted is among them."""
    text = prepared(text, name)
    if wanted and wanted.isdisjoint(analyser(name).analyze(text)):
        return []
    found = analyser(name).pre_tokenize(text).tokens
    return [(token.text, token.char_offset_from, token.char_offset_to) for token in found]


def register_on(index: "tantivy.Index") -> None:
    """Rules are not stored with the files: every opened index must be told."""
    for name in (*analyser_names(), PLAIN):
        index.register_tokenizer(name, analyser(name))


def rules() -> dict[str, object]:
    """What decides about the stored words, for the hash that names an index's shape."""
    return {
        "languages": list(conf.languages()),
        "stemmers": STEMMERS,
        "arabic_stop_words": arabic.STOP_WORDS,
        "longest": LONGEST_TOKEN_BYTES,
        "version": RULES_VERSION,
    }
