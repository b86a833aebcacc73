"""Where the reader's words stand in a text, found with the rules the text was indexed by."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from .. import conf
from ..marking import Span
from ..parser import ParsedQuery, Term, TermKind
from .matching import is_stop_word
from .words import PLAIN, placed_words, places, prepared, tokens


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to mark under one set of rules: words, words in a row, and starts of words."""

    words: frozenset[str]
    rows: frozenset[tuple[str, ...]]
    starts: tuple[str, ...] = ()

    @property
    def signs(self) -> frozenset[str]:
        """A text without any of these has nothing to mark; with starts only reading tells."""
        return frozenset() if self.starts else self.words | {row[0] for row in self.rows}

    @property
    def is_empty(self) -> bool:
        return not (self.words or self.rows or self.starts)

    def spans(self, placed: Sequence[tuple[str, int, int]]) -> Iterator[Span]:
        for number, (text, start, end) in enumerate(placed):
            if text in self.words or (self.starts and text.startswith(self.starts)):
                yield start, end
            for row in self.rows:
                inside = placed[number : number + len(row)]
                if text == row[0] and tuple(word for word, _start, _end in inside) == row:
                    yield start, inside[-1][2]


@dataclass
class Highlighter:
    """Finds words by stem, and by plain spelling where endings or accents keep them apart."""

    parsed: ParsedQuery
    _made: dict[str, Wanted] = field(default_factory=dict)

    def spans(self, text: str, language: str) -> list[Span]:
        """Character ranges of the words in a text; the text must be in its stored form."""
        rules = conf.analysed_as(language)
        found = _spans(text, rules, self._wanted(rules))
        plain = self._wanted(PLAIN)
        if (plain.starts or not found) and len(prepared(text, PLAIN)) == len(text):
            found += _spans(text, PLAIN, plain)
        return found

    def _wanted(self, rules: str) -> Wanted:
        if rules not in self._made:
            self._made[rules] = self._read(rules)
        return self._made[rules]

    def _read(self, rules: str) -> Wanted:
        words: set[str] = set()
        rows: set[tuple[str, ...]] = set()
        for term in self._telling:
            found = tuple(token.text for token in tokens(term.text, rules))
            if not found or (term.language and conf.analysed_as(term.language) != rules):
                continue
            if term.kind is TermKind.WORDS or len(found) == 1:
                words.update(found)
            else:
                rows.add(found)
        starts = [term for term in self.parsed.terms if term.kind is TermKind.PREFIX and rules == PLAIN]
        return Wanted(
            frozenset(words),
            frozenset(rows),
            tuple(token.text for term in starts for token in tokens(term.text, PLAIN)[:1]),
        )

    @property
    def _telling(self) -> list[Term]:
        """Common words are marked only when there are no others."""
        terms = [term for term in self.parsed.terms if term.kind is not TermKind.PREFIX]
        return [term for term in terms if not is_stop_word(term)] or terms


def _spans(text: str, rules: str, wanted: Wanted) -> list[Span]:
    if wanted.is_empty:
        return []
    if not (wanted.rows or wanted.starts):
        return places(text, rules, wanted.words)
    return list(wanted.spans(placed_words(text, rules, wanted.signs)))
