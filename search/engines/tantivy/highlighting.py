"""Where the reader's words stand in a text, found with the rules the text was indexed by."""

from dataclasses import dataclass, field
from functools import cached_property

from ... import conf
from ...marking import Span
from ...parser import ParsedQuery, TermKind
from .analysers import PLAIN, matches, prepared, tokens
from .matching import is_stop_word


@dataclass
class Highlighter:
    """Finds words by stem, and by plain spelling when a start of a word was asked for."""

    parsed: ParsedQuery
    _stems: dict[str, frozenset[str]] = field(default_factory=dict)

    @cached_property
    def _words(self) -> tuple[str, ...]:
        terms = [term for term in self.parsed.terms if term.kind is not TermKind.PREFIX]
        telling = [term.text for term in terms if not is_stop_word(term)]
        return tuple(telling or [term.text for term in terms])

    @cached_property
    def _starts(self) -> tuple[str, ...]:
        terms = [term for term in self.parsed.terms if term.kind is TermKind.PREFIX]
        return tuple(token.text for term in terms for token in tokens(term.text, PLAIN)[:1])

    def _wanted(self, rules: str) -> frozenset[str]:
        if rules not in self._stems:
            self._stems[rules] = frozenset(
                token.text for word in self._words for token in tokens(word, rules)
            )
        return self._stems[rules]

    def spans(self, text: str, language: str) -> list[Span]:
        """Character ranges of the words in a text; the text must be in its stored form."""
        rules = conf.analysed_as(language)
        wanted = self._wanted(rules)
        found = matches(text, rules, wanted) if wanted else []
        if (self._starts or not found) and len(prepared(text, PLAIN)) == len(text):
            found += matches(text, PLAIN, self._wanted(PLAIN), self._starts)
        return found
