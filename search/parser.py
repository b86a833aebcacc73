"""The query language: words, "phrase", -word, OR and prefix*; any text at all is a valid query."""

import re
import unicodedata
from dataclasses import dataclass, field
from enum import Enum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

LONGEST_TEXT = 500
LONGEST_WORD = 60
MOST_TERMS = 24
SHORTEST_PREFIX = 2

# Every kind of double quotation mark reads as the plain one; single ones are apostrophes far more often.
QUOTES = str.maketrans(dict.fromkeys("“”„‟«»″", '"'))
PIECE = re.compile(r'(?P<minus>-?)"(?P<phrase>[^"]*)"|(?P<word>[^\s"]+)|"')
EITHER = {"OR", "OU", "|", "||"}
BOTH = {"AND", "&&", "+"}


class TermKind(Enum):
    WORD = "word"
    PREFIX = "prefix"
    PHRASE = "phrase"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class Term:
    """One thing to look for, in the reader's spelling; a language limits it to texts in that language."""

    text: str
    kind: TermKind = TermKind.WORD
    language: str = ""
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class ParsedQuery:
    """All groups must be found, any term of a group will do, and nothing of `without` may appear."""

    groups: tuple[tuple[Term, ...], ...] = ()
    without: tuple[Term, ...] = ()
    messages: tuple[str | Promise, ...] = field(default=(), compare=False)

    @property
    def is_empty(self) -> bool:
        return not self.groups and not self.without

    @property
    def terms(self) -> tuple[Term, ...]:
        return tuple(term for group in self.groups for term in group)


def clean_text(text: str) -> str:
    """One line of composed characters without control or invisible ones."""
    composed = unicodedata.normalize("NFKC", text[: LONGEST_TEXT * 4])
    kept = (
        " " if unicodedata.category(char) in {"Cc", "Cs", "Co", "Cn", "Zl", "Zp"} else char
        for char in composed
        if unicodedata.category(char) != "Cf"
    )
    return " ".join("".join(kept).split())


def parse(text: str) -> ParsedQuery:
    cleaned = clean_text(text).translate(QUOTES)
    messages: list[str | Promise] = []
    if len(cleaned) > LONGEST_TEXT or len(text) > LONGEST_TEXT * 4:
        cleaned = cleaned[:LONGEST_TEXT].rsplit(" ", 1)[0]
        messages.append(_("Your search was very long. Only its beginning was used."))
    if cleaned.count('"') % 2:
        messages.append(_("A quotation mark had no partner and was left out."))
    reader = _Reader()
    for match in PIECE.finditer(cleaned):
        if match["phrase"] is not None:
            reader.take(_phrase(match["phrase"]), negated=bool(match["minus"]))
        elif match["word"] is not None:
            reader.take_word(match["word"])
    if reader.too_many:
        messages.append(_("Your search had many words. Only the first ones were used."))
    return ParsedQuery(tuple(tuple(group) for group in reader.groups), tuple(reader.without), tuple(messages))


def _says_something(text: str) -> bool:
    return any(char.isalnum() for char in text)


def _phrase(text: str) -> Term | None:
    words = [word[:LONGEST_WORD] for word in text.split() if _says_something(word)]
    if not words:
        return None
    return Term(" ".join(words), TermKind.PHRASE)


class _Reader:
    """Collects terms left to right, remembering whether an OR joins the next one to the last."""

    def __init__(self) -> None:
        self.groups: list[list[Term]] = []
        self.without: list[Term] = []
        self.joining = False
        self.too_many = False
        self.count = 0

    def take_word(self, word: str) -> None:
        if word in EITHER:
            self.joining = bool(self.groups)
            return
        if word in BOTH:
            return
        negated = word.startswith("-") and _says_something(word[1:2])
        word = word.lstrip("-+")
        if not _says_something(word):
            return
        stem = word.rstrip("*")
        if stem != word and len(stem) >= SHORTEST_PREFIX and stem.isalnum():
            self.take(Term(stem[:LONGEST_WORD], TermKind.PREFIX), negated=negated)
        else:
            self.take(Term(stem[:LONGEST_WORD]), negated=negated)

    def take(self, term: Term | None, *, negated: bool) -> None:
        if term is None:
            return
        if self.count >= MOST_TERMS:
            self.too_many = True
            return
        self.count += 1
        if negated:
            self.without.append(term)
        elif self.joining:
            self.groups[-1].append(term)
        else:
            self.groups.append([term])
        self.joining = False
