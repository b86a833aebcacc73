"""The engine's own query objects."""

from collections.abc import Collection, Mapping, Sequence
from types import MappingProxyType

import tantivy

from ..dialect import Dialect

MUST, SHOULD, NOT = tantivy.Occur.Must, tantivy.Occur.Should, tantivy.Occur.MustNot
# Above this many values a set is looked through faster than a query for each.
MOST_VALUES_AS_TERMS = 60


class TantivyDialect(Dialect["tantivy.Query"]):
    """Queries against the fields of one schema; `complete` are fields with every value that stands in them."""

    def __init__(
        self, schema: "tantivy.Schema", complete: Mapping[str, frozenset[str]] = MappingProxyType({})
    ) -> None:
        self.schema = schema
        self.complete = complete

    def term(self, field: str, word: str) -> "tantivy.Query":
        return tantivy.Query.term_query(self.schema, field, word)

    def row(self, field: str, words: Sequence[tuple[int, str]], slop: int) -> "tantivy.Query":
        return tantivy.Query.phrase_query(self.schema, field, list(words), slop)

    def starting(self, field: str, start: str) -> "tantivy.Query":
        return tantivy.Query.fuzzy_term_query(self.schema, field, start, distance=0, prefix=True)

    def any_value(self, field: str, values: Collection[str]) -> "tantivy.Query":
        if field in self.complete and self.complete[field].issubset(values):
            # Whoever holds every value need not be looked up among them.
            return self.everything()
        if len(values) > MOST_VALUES_AS_TERMS:
            found = tantivy.Query.term_set_query(self.schema, field, list(values))
        else:
            found = self.boolean(should=[self.term(field, value) for value in values], at_least=1)
        return self.constant(found, 0.0)

    def everything(self) -> "tantivy.Query":
        return self.constant(tantivy.Query.all_query(), 0.0)

    def nothing(self) -> "tantivy.Query":
        return tantivy.Query.empty_query()

    def boolean(
        self,
        must: Sequence["tantivy.Query"] = (),
        should: Sequence["tantivy.Query"] = (),
        without: Sequence["tantivy.Query"] = (),
        narrowed: Sequence["tantivy.Query"] = (),
        at_least: int = 0,
    ) -> "tantivy.Query":
        clauses = [(MUST, query) for query in must] + [(SHOULD, query) for query in should]
        clauses += [(MUST, self.constant(query, 0.0)) for query in narrowed]
        clauses += [(NOT, query) for query in without]
        return tantivy.Query.boolean_query(clauses, at_least)

    def best_of(self, queries: Sequence["tantivy.Query"], others: float) -> "tantivy.Query":
        return tantivy.Query.disjunction_max_query(list(queries), others)

    def weighted(self, query: "tantivy.Query", weight: float) -> "tantivy.Query":
        return tantivy.Query.boost_query(query, weight)

    def constant(self, query: "tantivy.Query", score: float) -> "tantivy.Query":
        return tantivy.Query.const_score_query(query, score)
