"""Every document there is, by its key."""

from collections.abc import Iterator

import tantivy

from ..base import guarded
from .documents import stored


def keys_in(searcher: "tantivy.Searcher") -> Iterator[str]:
    with guarded():
        found = searcher.search(tantivy.Query.all_query(), limit=max(1, int(searcher.num_docs)), count=False)
    for _score, address in found.hits:
        with guarded():
            key = str(stored(searcher.doc(address))["key"])
        yield key
