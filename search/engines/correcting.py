"""Which words of a question may be misspelt."""

from dataclasses import dataclass

from ..parser import ParsedQuery, Term, TermKind
from ..spelling import allowed_slips
from .words import PLAIN, tokens


@dataclass(frozen=True, slots=True)
class Doubtful:
    """A word of the question and how it stands in the plain field: without accents, its ending untouched."""

    term: Term
    word: str


def doubtful(parsed: ParsedQuery) -> list[Doubtful]:
    """Single words long enough that a slip can be told from another word."""
    found = []
    for term in parsed.terms:
        plain = tokens(term.text, PLAIN)
        if term.kind is TermKind.WORD and len(plain) == 1 and allowed_slips(plain[0].text):
            found.append(Doubtful(term, plain[0].text))
    return found
