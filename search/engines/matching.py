"""From a parsed question to clauses in an engine's dialect: one reading of the words for all engines."""

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Generic

from .. import conf
from ..facets import VALUE
from ..parser import Term, TermKind
from .base import Request
from .dialect import Dialect, Q
from .fields import SERVES, TITLE_PLAIN, WEIGHTS, facet_field, text_field
from .words import PLAIN, Token, analyser_names, tokens

READERS_LANGUAGE = 1.3
PLAIN_TITLE_WEIGHT = WEIGHTS["title"]
PLAIN_WEIGHT = 0.8
TIE_BREAKER = 0.2
# A stop word of one language is a rare word in texts of another, which must not come first for it.
OPTIONAL_WEIGHT = 0.5
# A rare topic in common says more than a frequent one, as with words.
TOPIC_WEIGHT = 5.0
IN_READERS_LANGUAGE_BONUS = 1.0

Narrowing = tuple[str, tuple[str, ...]]


class Matcher(Generic[Q]):
    """Builds the clauses of one request against one index: whole documents, or only their passages."""

    def __init__(
        self, dialect: Dialect[Q], request: Request, language: str, *, passages: bool = False
    ) -> None:
        self.dialect = dialect
        self.request = request
        self.language = language
        self.titles = not passages
        self.parts = ("body",) if passages else tuple(WEIGHTS)

    def text(self) -> Q:
        """All the words, or as many as must be; everything when there are no words."""
        words = self._words_asked()
        # Passages carry no topics.
        if not (self.request.about and self.titles):
            return words
        about = [self._weighted(self._about(topic), TOPIC_WEIGHT) for topic in self.request.about]
        without = [self.term(term) for term in self.request.parsed.without]
        return self.dialect.boolean(should=[words, *about], without=without, at_least=1)

    def _about(self, topic: str) -> Q:
        return self.dialect.term(facet_field("topic"), topic)

    def _words_asked(self) -> Q:
        parsed = self.request.parsed
        needed = telling(parsed.groups)
        optional = [group for group in parsed.groups if group not in needed]
        must = [self.group(group) for group in needed]
        if self.request.at_least and needed:
            must = [self.dialect.boolean(should=must, at_least=min(self.request.at_least, len(must)))]
        return self.dialect.boolean(
            must=must or [self.dialect.everything()],
            should=[self._weighted(self.group(group), OPTIONAL_WEIGHT) for group in optional],
            without=[self.term(term) for term in parsed.without],
        )

    def group(self, terms: Iterable[Term]) -> Q:
        """Any one of the terms."""
        return self._either([self.term(term) for term in terms])

    def term(self, term: Term) -> Q:
        """One thing to look for, in every language or in its own."""
        plain = tokens(term.text, PLAIN)
        if not plain:
            return self.dialect.nothing()
        if term.kind is TermKind.PREFIX:
            return self._prefix(plain[0].text)
        if term.kind is TermKind.WORDS:
            return self._weighted(self._all_words(term), term.weight)
        names = (conf.analysed_as(term.language),) if term.language else analyser_names()
        clauses = [clause for name in names for clause in self._in_language(term, name)]
        if not term.language:
            clauses += self._plainly(term, plain)
        if not clauses:
            return self.dialect.nothing()
        return self._weighted(self.dialect.best_of(clauses, TIE_BREAKER), term.weight)

    def _all_words(self, term: Term) -> Q:
        words = [Term(word, language=term.language) for word in term.text.split()]
        telling = [word for word in words if not is_stop_word(word)] or words
        return self.dialect.boolean(must=[self.term(word) for word in telling])

    def _in_language(self, term: Term, name: str) -> Iterable[Q]:
        words = tokens(term.text, name)
        if not words:
            return
        preferred = READERS_LANGUAGE if name == self.language else 1.0
        for part in self.parts:
            found = self._words(text_field(part, name), words, slop=1 if term.language else 0)
            yield self._weighted(found, WEIGHTS[part] * preferred)

    def _plainly(self, term: Term, words: Sequence[Token]) -> Iterable[Q]:
        if self.titles:
            yield self._weighted(self._words(TITLE_PLAIN, words), PLAIN_TITLE_WEIGHT)
        if term.kind is not TermKind.PHRASE or len(words) == 1:
            every = self.dialect.boolean(must=[self.dialect.term(PLAIN, word.text) for word in words])
            yield self._weighted(every, PLAIN_WEIGHT)

    def _words(self, field: str, words: Sequence[Token], slop: int = 0) -> Q:
        if len(words) == 1:
            return self.dialect.term(field, words[0].text)
        first = words[0].position
        return self.dialect.row(field, [(word.position - first, word.text) for word in words], slop)

    def _prefix(self, start: str) -> Q:
        clauses = [self.dialect.starting(PLAIN, start)]
        if self.titles:
            clauses.append(self._weighted(self.dialect.starting(TITLE_PLAIN, start), PLAIN_TITLE_WEIGHT))
        return self.dialect.best_of(clauses, TIE_BREAKER)

    def title_starting(self, text: str) -> Q:
        """Titles with these words, the last of them perhaps unfinished."""
        words = [token.text for token in tokens(text, PLAIN)]
        if not words:
            return self.dialect.nothing()
        whole = [self.dialect.term(TITLE_PLAIN, word) for word in words[:-1]]
        return self.dialect.boolean(must=[*whole, self.dialect.starting(TITLE_PLAIN, words[-1])])

    @cached_property
    def readable(self) -> Q:
        """What the viewer may open: nothing when no class is met."""
        return self._one_of("access", sorted(self.request.classes))

    def allowed(self, query: Q, *more: Q) -> Q:
        """The query within what the viewer may open, less what was just taken away."""
        hidden = [self.dialect.any_value("key", self.request.hidden)] if self.request.hidden else []
        return self.dialect.boolean(must=[query], narrowed=[self.readable, *more], without=hidden)

    def filters(self) -> list[Q]:
        return [self._one_of(field, values) for field, values in narrowed(self.request).values()]

    def favouring_language(self, query: Q) -> Q:
        own = self.dialect.term(facet_field("language"), self.language)
        bonus = self.dialect.constant(own, IN_READERS_LANGUAGE_BONUS)
        return self.dialect.boolean(must=[query], should=[bonus])

    def _one_of(self, field: str, values: Sequence[str]) -> Q:
        return self.dialect.any_value(field, values) if values else self.dialect.nothing()

    def _either(self, queries: Sequence[Q]) -> Q:
        return queries[0] if len(queries) == 1 else self.dialect.boolean(should=queries, at_least=1)

    def _weighted(self, query: Q, weight: float) -> Q:
        return query if weight == 1.0 else self.dialect.weighted(query, weight)


def narrowed(request: Request) -> dict[str, Narrowing]:
    """For each facet that narrows the answer, the field and the values that could be stored at all."""
    found = {
        name: (facet_field(name), tuple(value for value in values if VALUE.fullmatch(value)))
        for name, values in sorted(request.filters.items())
    }
    if request.serving:
        found.setdefault("language", (SERVES, (request.serving,)))
    return found


def telling(groups: Sequence[tuple[Term, ...]]) -> list[tuple[Term, ...]]:
    """Words that some language leaves out are wanted, not demanded, unless there is nothing else."""
    needed = [group for group in groups if not all(is_stop_word(term) for term in group)]
    return needed or list(groups)


def is_stop_word(term: Term) -> bool:
    """Whether some language drops this word, so that documents in it cannot be asked to have it."""
    if term.kind is not TermKind.WORD:
        return False
    return any(not tokens(term.text, name) for name in analyser_names())


def passages_of(dialect: Dialect[Q], request: Request, language: str) -> Q:
    """Readable passages with some of the words, as texts in this language have them."""
    matcher = Matcher(dialect, request, language, passages=True)
    return matcher.allowed(matcher.text())
