"""Which hits stand on a page: those in the reader's languages first, then those in others."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from .engines.base import Answer, Request
from .query import DEEPEST_OFFSET, Query
from .remembering import Remembering
from .results import Hit

# Up to here all versions of all works are looked at, so that no work is listed on two pages.
MOST_FOLDED = 300
# In longer lists, other versions of what stands on a page are looked for this far around the same place.
NEIGHBOURS = 100
# Two hits this far apart are still fetched with their texts in one go.
WIDEST_GAP = 3


@dataclass(frozen=True, slots=True)
class Listing:
    """The hits of one page with their other versions, and how many entries the pages have together."""

    hits: tuple[Hit, ...]
    page: int
    listed: int


def counting_only(request: Request) -> Request:
    """The same question for its counts: which hits to fetch follows from those of the languages."""
    facets = tuple(dict.fromkeys([*request.facets, "language"]))
    return replace(request, facets=facets, offset=0, limit=1, snippets=False)


def grouped(asking: Remembering, request: Request, counted: Answer, query: Query) -> Listing:
    """`counted` answers the question in its `counting_only` form."""
    request = replace(request, facets=(), snippets=query.snippets)
    if counted.total <= MOST_FOLDED:
        return _of_works(asking, request, counted.total, query)
    return _of_hits(asking, request, counted, query)


def last_page(listed: int, size: int) -> int:
    return max(1, -(-min(listed, DEEPEST_OFFSET) // size))


def _of_works(asking: Remembering, request: Request, total: int, query: Query) -> Listing:
    if not total:
        return Listing((), 1, 0)
    found = asking.search(replace(request, offset=0, limit=total, snippets=False)).hits
    works = _works(found, query.languages)
    page = min(max(1, query.page), last_page(len(works), query.size))
    shown = works[(page - 1) * query.size : page * query.size]
    places = {hit.key: place for place, hit in enumerate(found)}
    firsts = sorted(places[work[0].key] for work in shown)
    told = {
        hit.key: hit
        for start, end in _runs(firsts)
        for hit in asking.search(replace(request, offset=start, limit=end - start + 1)).hits
    }
    hits = tuple(told.get(hit.key, hit) for work in shown for hit in work)
    return Listing(hits, page, len(works))


def _works(hits: Iterable[Hit], languages: Sequence[str]) -> list[list[Hit]]:
    """Versions of each work, the one to list first; works that have one in the reader's languages go first."""
    families: dict[str, list[Hit]] = {}
    for hit in hits:
        families.setdefault(hit.family or hit.key, []).append(hit)
    rank = {language: place for place, language in reversed(list(enumerate(languages)))}
    works = [
        sorted(members, key=lambda hit: rank.get(hit.language, len(rank))) for members in families.values()
    ]
    return sorted(works, key=lambda work: work[0].language not in rank)


def _runs(places: Sequence[int]) -> Iterator[tuple[int, int]]:
    start = end = places[0]
    for place in places[1:]:
        if place - end > WIDEST_GAP:
            yield start, end
            start = place
        end = place
    yield start, end


def _of_hits(asking: Remembering, request: Request, counted: Answer, query: Query) -> Listing:
    """Long lists are not looked at whole: one group ends where the other begins, wherever that is."""
    by_language = counted.counts["language"].values
    own = [language for language in by_language if language in query.languages]
    other = [language for language in by_language if language not in query.languages]
    border = sum(by_language[language] for language in own)
    page = min(max(1, query.page), last_page(counted.total, query.size))
    start = (page - 1) * query.size
    end = start + query.size
    hits: tuple[Hit, ...] = ()
    if start < border:
        hits += _within(asking, request, own, start, min(end, border))
        if other:
            place = start * (counted.total - border) // border
            hits += _versions_of(hits, asking, request, other, place)
    if end > border and other:
        hits += _within(asking, request, other, max(start - border, 0), end - border)
    return Listing(hits, page, counted.total)


def _versions_of(
    hits: Sequence[Hit], asking: Remembering, request: Request, languages: Collection[str], place: int
) -> tuple[Hit, ...]:
    """Translations that stand about as high among their own, so that a hit can say where else it is read."""
    families = {hit.family for hit in hits if hit.family}
    start = max(0, place - NEIGHBOURS // 2)
    near = _within(asking, replace(request, snippets=False), languages, start, start + NEIGHBOURS)
    return tuple(hit for hit in near if hit.family in families)


def _within(
    asking: Remembering, request: Request, languages: Collection[str], start: int, end: int
) -> tuple[Hit, ...]:
    filters = {**request.filters, "language": tuple(sorted(languages))}
    return asking.search(replace(request, filters=filters, offset=start, limit=end - start)).hits
