"""From a query and a person to results: access before, the engine, the database check after."""

import logging
import time
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from . import access, conf
from .asking import ask
from .engines import current_engine
from .engines.base import Answer, Engine, EngineUnavailable, Request
from .facets import facet_names, with_ancestors
from .further import further
from .grouping import Listing, counting_only, grouped, last_page
from .parser import ParsedQuery, parse
from .presenting import facets_of, in_words
from .query import DEEPEST_OFFSET, Query
from .registry import Source, User, sources
from .remembering import Remembering
from .results import Hit, Results

logger = logging.getLogger(__name__)

MOST_TITLES = 20
LEAST_OF_A_SOURCE = 3


def find(query: Query, user: User, *, tokens: Iterable[str] | None = None) -> Results:
    started = time.perf_counter()
    parsed = parse(query.text)
    try:
        results = _from_index(query, parsed, user, frozenset(tokens or access.viewer_tokens(user)))
    except EngineUnavailable as error:
        logger.warning("search answers from titles: %s", error)
        results = _from_titles(query, parsed, user)
    messages = tuple(str(message) for message in parsed.messages)
    return replace(results, messages=messages, took=time.perf_counter() - started)


def suggest(text: str, user: User, language: str, limit: int = 8) -> tuple[Hit, ...]:
    """Titles that begin like this, as far as the user may open them; none while there is no index."""
    try:
        engine = current_engine()
        request = _request(_version(engine), access.viewer_tokens(user), language, limit=limit)
        return in_words(access.recheck(engine.suggest(text, request), user), language)
    except EngineUnavailable:
        return ()


def _version(engine: Engine) -> str:
    version = engine.version()
    if not version:
        raise EngineUnavailable("there is no index to ask")
    return version


def _request(
    version: str, tokens: frozenset[str], language: str, *, limit: int, counted: bool = True
) -> Request:
    """What is hidden for a moment leaves counts; hits are held against the database in any case."""
    return Request(
        classes=access.met_classes(tokens, version),
        hidden=access.hidden_keys() if counted else (),
        language=language,
        limit=limit,
    )


def _from_index(query: Query, parsed: ParsedQuery, user: User, tokens: frozenset[str]) -> Results:
    engine = current_engine()
    version = _version(engine)
    asking = Remembering(engine, version)
    page = min(max(1, query.page), max(1, DEEPEST_OFFSET // query.size))
    request = replace(
        _request(version, tokens, query.language, limit=query.size, counted=query.counted),
        parsed=parsed,
        filters={name: values for name, values in query.filters.items() if values},
        facets=_facets(query),
        serving=_serving(query, parsed),
        sort=query.order,
        offset=(page - 1) * query.size,
        snippets=query.snippets,
    )
    languages = query.languages if parsed.groups and "language" not in request.filters else ()
    asked = ask(asking, counting_only(request) if languages else request, query.text, expand=query.expand)
    answer = asked.answer
    if languages:
        listing = grouped(asking, asked.request, answer, query)
    else:
        listing = _ungrouped(asking, asked.request, answer, query, page)
    more = further(asking, replace(asked.request, snippets=query.snippets), listing.hits, answer.total)
    readable = {hit.key for hit in access.recheck((*listing.hits, *more), user)}
    kept = [hit for hit in listing.hits if hit.key in readable]
    kept_more = [hit for hit in more if hit.key in readable]
    return Results(
        hits=in_words(kept, query.language),
        further=in_words(kept_more, query.language),
        total=answer.total if query.counted else len(kept),
        facets=facets_of(answer.counts, request.facets, request.filters, query.language),
        page=listing.page,
        listed=listing.listed if query.counted else len(kept),
        languages=languages,
        size=query.size,
        some_words=bool(asked.request.at_least),
        corrected=asked.corrected,
        other_names=asked.other_names,
        expanded=query.expand,
        dropped=len(listing.hits) + len(more) - len(readable),
    )


def _ungrouped(asking: Remembering, request: Request, answer: Answer, query: Query, page: int) -> Listing:
    if answer.total and not answer.hits and page > 1:
        page = last_page(answer.total, query.size)
        answer = asking.search(replace(request, offset=(page - 1) * query.size))
    return Listing(answer.hits, page, answer.total)


def _facets(query: Query) -> tuple[str, ...]:
    if not query.counted:
        return ()
    return facet_names() if query.facets is None else query.facets


def _serving(query: Query, parsed: ParsedQuery) -> str:
    """Without words each work is listed once; with words every version that has them counts."""
    language = conf.analysed_as(query.language)
    if parsed.groups or query.filters.get("language") or language not in conf.languages():
        return ""
    return language


def _from_titles(query: Query, parsed: ParsedQuery, user: User) -> Results:
    """A few readable things whose title holds the text, newest first; entries are dear, so few are made."""
    text = " ".join(term.text for term in parsed.terms)
    size = min(query.size, MOST_TITLES)
    asked = [source for source in sources() if _may_have(source, query)]
    share = max(LEAST_OF_A_SOURCE, 2 * size // max(1, len(asked)))
    found: list[Hit] = []
    for source in asked:
        try:
            found += source.title_matches(text, user, share)
        except Exception:
            logger.exception("search could not look up titles of %s", source.label)
    found = [hit for hit in found if _passes(hit, query)]
    found.sort(key=lambda hit: hit.date.timestamp() if hit.date else 0.0, reverse=True)
    hits = in_words(found[:size], query.language)
    chosen = {name: values for name, values in query.filters.items() if values}
    facets = facets_of({}, tuple(chosen), chosen, query.language)
    return Results(hits=hits, total=len(hits), listed=len(hits), facets=facets, size=query.size, warming=True)


def _may_have(source: Source[Any], query: Query) -> bool:
    kinds = query.filters.get("kind")
    return not kinds or not source.kinds or bool(set(kinds) & set(source.kinds))


def _passes(hit: Hit, query: Query) -> bool:
    return all(
        set(values) & set(with_ancestors(name, hit.facets.get(name, ())))
        for name, values in query.filters.items()
        if values
    )
