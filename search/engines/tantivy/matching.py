"""From a parsed question to the engine's own query objects."""

from collections.abc import Collection, Iterable, Sequence
from functools import cached_property

import tantivy

from ... import conf
from ...facets import VALUE
from ...parser import Term, TermKind
from ..base import Request
from .analysers import PLAIN, Token, analyser_names, tokens
from .schema import SERVES, TITLE_PLAIN, WEIGHTS, facet_field, text_field

MUST, SHOULD, NOT = tantivy.Occur.Must, tantivy.Occur.Should, tantivy.Occur.MustNot
READERS_LANGUAGE = 1.3
PLAIN_TITLE_WEIGHT = 3.0
PLAIN_WEIGHT = 0.5
TIE_BREAKER = 0.2
IN_READERS_LANGUAGE_BONUS = 1.0
MOST_CLASSES_AS_TERMS = 60

Narrowing = tuple[str, tuple[str, ...]]


class Matcher:
    """Builds the clauses of one request against one index."""

    def __init__(
        self,
        schema: "tantivy.Schema",
        request: Request,
        language: str,
        parts: Collection[str],
        *,
        titles: bool,
    ) -> None:
        self.schema = schema
        self.request = request
        self.language = language
        self.parts = tuple(parts)
        self.titles = titles

    def text(self) -> "tantivy.Query":
        """All the words, or as many as must be; everything when there are no words."""
        parsed = self.request.parsed
        needed, optional = self._split(parsed.groups)
        if self.request.at_least and needed:
            some = [(SHOULD, self.group(group)) for group in needed]
            clauses = [(MUST, tantivy.Query.boolean_query(some, min(self.request.at_least, len(some))))]
        else:
            clauses = [(MUST, self.group(group)) for group in needed]
        clauses += [(SHOULD, self.group(group)) for group in optional]
        if not needed:
            clauses.append((MUST, silent(tantivy.Query.all_query())))
        clauses += [(NOT, self.term(term)) for term in parsed.without]
        return tantivy.Query.boolean_query(clauses)

    def _split(
        self, groups: Sequence[tuple[Term, ...]]
    ) -> tuple[list[tuple[Term, ...]], list[tuple[Term, ...]]]:
        """Words that some language leaves out are wanted, not demanded, unless there is nothing else."""
        optional = [group for group in groups if all(is_stop_word(term) for term in group)]
        if len(optional) == len(groups):
            return list(groups), []
        return [group for group in groups if group not in optional], optional

    def group(self, terms: Iterable[Term]) -> "tantivy.Query":
        return either([self.term(term) for term in terms])

    def term(self, term: Term) -> "tantivy.Query":
        plain = tokens(term.text, PLAIN)
        if not plain:
            return tantivy.Query.empty_query()
        if term.kind is TermKind.PREFIX:
            return self._prefix(plain[0].text)
        if term.kind is TermKind.WORDS:
            return weighted(self._all_words(term), term.weight)
        names = (conf.analysed_as(term.language),) if term.language else analyser_names()
        clauses = [clause for name in names for clause in self._in_language(term, name)]
        if not term.language:
            clauses += self._plainly(term, plain)
        return weighted(tantivy.Query.disjunction_max_query(clauses, TIE_BREAKER), term.weight)

    def _all_words(self, term: Term) -> "tantivy.Query":
        words = [Term(word, language=term.language) for word in term.text.split()]
        telling = [word for word in words if not is_stop_word(word)] or words
        return tantivy.Query.boolean_query([(MUST, self.term(word)) for word in telling])

    def _in_language(self, term: Term, name: str) -> Iterable["tantivy.Query"]:
        words = tokens(term.text, name)
        if not words:
            return
        preferred = READERS_LANGUAGE if name == self.language else 1.0
        for part in self.parts:
            found = self._words(text_field(part, name), words, slop=1 if term.language else 0)
            yield weighted(found, WEIGHTS[part] * preferred)

    def _plainly(self, term: Term, words: Sequence[Token]) -> Iterable["tantivy.Query"]:
        if self.titles:
            yield weighted(self._words(TITLE_PLAIN, words), PLAIN_TITLE_WEIGHT)
        if term.kind is not TermKind.PHRASE or len(words) == 1:
            all_of = [(MUST, tantivy.Query.term_query(self.schema, PLAIN, word.text)) for word in words]
            yield weighted(tantivy.Query.boolean_query(all_of), PLAIN_WEIGHT)

    def _words(self, field: str, words: Sequence[Token], slop: int = 0) -> "tantivy.Query":
        if len(words) == 1:
            return tantivy.Query.term_query(self.schema, field, words[0].text)
        first = words[0].position
        placed = [(word.position - first, word.text) for word in words]
        return tantivy.Query.phrase_query(self.schema, field, placed, slop)

    def _prefix(self, start: str) -> "tantivy.Query":
        clauses = [self._starting(PLAIN, start)]
        if self.titles:
            clauses.append(weighted(self._starting(TITLE_PLAIN, start), PLAIN_TITLE_WEIGHT))
        return tantivy.Query.disjunction_max_query(clauses, TIE_BREAKER)

    def _starting(self, field: str, start: str) -> "tantivy.Query":
        return tantivy.Query.fuzzy_term_query(self.schema, field, start, distance=0, prefix=True)

    def title_starting(self, text: str) -> "tantivy.Query":
        """Titles with these words, the last of them perhaps unfinished."""
        words = [token.text for token in tokens(text, PLAIN)]
        if not words:
            return tantivy.Query.empty_query()
        clauses = [(MUST, tantivy.Query.term_query(self.schema, TITLE_PLAIN, word)) for word in words[:-1]]
        clauses.append((MUST, self._starting(TITLE_PLAIN, words[-1])))
        return tantivy.Query.boolean_query(clauses)

    @cached_property
    def readable(self) -> "tantivy.Query":
        """What the viewer may open: nothing when no class is met."""
        return one_of(self.schema, "access", sorted(self.request.classes))

    def allowed(self, query: "tantivy.Query", *more: "tantivy.Query") -> "tantivy.Query":
        """The query within what the viewer may open, less what was just taken away."""
        clauses = [(MUST, query), (MUST, silent(self.readable)), *((MUST, silent(other)) for other in more)]
        if self.request.hidden:
            hidden = tantivy.Query.term_set_query(self.schema, "key", list(self.request.hidden))
            clauses.append((NOT, hidden))
        return tantivy.Query.boolean_query(clauses)

    def filters(self) -> list["tantivy.Query"]:
        return [one_of(self.schema, field, values) for field, values in narrowed(self.request).values()]

    def favouring_language(self, query: "tantivy.Query") -> "tantivy.Query":
        own = tantivy.Query.term_query(self.schema, facet_field("language"), self.language)
        bonus = tantivy.Query.const_score_query(own, IN_READERS_LANGUAGE_BONUS)
        return tantivy.Query.boolean_query([(MUST, query), (SHOULD, bonus)])


def narrowed(request: Request) -> dict[str, Narrowing]:
    """For each facet that narrows the answer, the field and the values that could be stored at all."""
    found = {
        name: (facet_field(name), tuple(value for value in values if VALUE.fullmatch(value)))
        for name, values in sorted(request.filters.items())
    }
    if request.serving:
        found.setdefault("language", (SERVES, (request.serving,)))
    return found


def is_stop_word(term: Term) -> bool:
    """Whether some language drops this word, so that documents in it cannot be asked to have it."""
    if term.kind is not TermKind.WORD:
        return False
    return any(not tokens(term.text, name) for name in analyser_names())


def one_of(schema: "tantivy.Schema", field: str, values: Sequence[str]) -> "tantivy.Query":
    """Documents with any of the values; with no values, none."""
    if not values:
        return tantivy.Query.empty_query()
    if len(values) > MOST_CLASSES_AS_TERMS:
        return tantivy.Query.term_set_query(schema, field, list(values))
    return either([tantivy.Query.term_query(schema, field, value) for value in values])


def either(queries: Sequence["tantivy.Query"]) -> "tantivy.Query":
    if len(queries) == 1:
        return queries[0]
    return tantivy.Query.boolean_query([(SHOULD, query) for query in queries])


def weighted(query: "tantivy.Query", weight: float) -> "tantivy.Query":
    return query if weight == 1.0 else tantivy.Query.boost_query(query, weight)


def silent(query: "tantivy.Query") -> "tantivy.Query":
    """A condition that adds nothing to the score."""
    return tantivy.Query.const_score_query(query, 0.0)
