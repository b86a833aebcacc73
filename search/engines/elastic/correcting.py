"""Nearest words for misspelt ones, from documents the reader may open and from no others."""

from elasticsearch import Elasticsearch
from elasticsearch.dsl import A, Search
from elasticsearch.dsl.query import Query

from ...spelling import MOST_CANDIDATES, beginning, nearest
from ..correcting import Doubtful, doubtful
from ..matching import Matcher
from .mapping import SPELLING


def corrections(client: Elasticsearch, index: str, matcher: Matcher[Query]) -> dict[str, str]:
    """Two calls at most: which of the words nothing has, and the words that begin like those."""
    asked = doubtful(matcher.request.parsed)
    if not asked:
        return {}
    missing = _missing(client, index, matcher, asked)
    if not missing:
        return {}
    search = _search(client, index).query(matcher.allowed(matcher.dialect.everything()))
    starts = {beginning(each.word) for each in missing}
    for start in starts:
        search.aggs.bucket(start, A("terms", field=SPELLING, include=f"{start}.*", size=MOST_CANDIDATES))
    found = search.execute().to_dict()["aggregations"]
    candidates = {
        start: [(str(bucket["key"]), int(bucket["doc_count"])) for bucket in found[start]["buckets"]]
        for start in starts
    }
    nearest_words = {each.term.text: nearest(each.word, candidates[beginning(each.word)]) for each in missing}
    return {word: near for word, near in nearest_words.items() if near}


def _missing(
    client: Elasticsearch, index: str, matcher: Matcher[Query], asked: list[Doubtful]
) -> list[Doubtful]:
    search = _search(client, index).query(matcher.allowed(matcher.dialect.everything()))
    for number, each in enumerate(asked):
        search.aggs.bucket(str(number), A("filter", filter=matcher.term(each.term)))
    found = search.execute().to_dict()["aggregations"]
    return [each for number, each in enumerate(asked) if not found[str(number)]["doc_count"]]


def _search(client: Elasticsearch, index: str) -> Search:
    return Search(using=client, index=index).extra(size=0, track_total_hits=False)
