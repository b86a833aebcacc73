"""Nearest words for misspelt ones, from documents the reader may open and from no others."""

import tantivy

from ...spelling import MOST_CANDIDATES, beginning, nearest
from ..correcting import doubtful
from ..matching import Matcher
from ..words import PLAIN


def corrections(searcher: "tantivy.Searcher", matcher: "Matcher[tantivy.Query]") -> dict[str, str]:
    found: dict[str, str] = {}
    for each in doubtful(matcher.request.parsed):
        if searcher.search(matcher.allowed(matcher.term(each.term)), limit=1).count:
            continue
        readable = matcher.allowed(matcher.dialect.everything())
        start = beginning(each.word)
        near = nearest(each.word, searcher.terms_with_prefix(PLAIN, start, readable, MOST_CANDIDATES))
        if near:
            found[each.term.text] = near
    return found
