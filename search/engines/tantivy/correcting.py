"""Nearest words for misspelt ones, from documents the reader may open and from no others."""

import tantivy

from ...parser import TermKind
from ...spelling import allowed_slips, nearest
from ..matching import Matcher
from ..words import PLAIN, tokens

SAME_LETTERS_AT_START = 1
MOST_CANDIDATES = 20_000


def corrections(searcher: "tantivy.Searcher", matcher: "Matcher[tantivy.Query]") -> dict[str, str]:
    """Words are compared without accents and endings untouched, as they stand in the plain field."""
    found: dict[str, str] = {}
    for term in matcher.request.parsed.terms:
        plain = tokens(term.text, PLAIN)
        if term.kind is not TermKind.WORD or len(plain) != 1 or not allowed_slips(plain[0].text):
            continue
        word = plain[0].text
        if searcher.search(matcher.allowed(matcher.term(term)), limit=1).count:
            continue
        readable = matcher.allowed(matcher.dialect.everything())
        start = word[:SAME_LETTERS_AT_START]
        near = nearest(word, searcher.terms_with_prefix(PLAIN, start, readable, MOST_CANDIDATES))
        if near:
            found[term.text] = near
    return found
