"""The search page and its title suggestions."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from .access import reader_languages
from .facets import Facet
from .finding import find
from .forms import SearchForm
from .grouping import last_page
from .hooks import answered, apart, chosen_for
from .links import Links
from .parser import clean_text
from .query import Query
from .results import Results
from .suggesting import suggestions

SHORTEST_SUGGESTION = 2
KIND_CHIPS = 6
BAR_LEVELS = 10
FACETS_OPEN_AT_FIRST = ("kind", "topic", "country", "language")


@dataclass(frozen=True, slots=True)
class Chip:
    """A link that adds or takes away one filter."""

    text: str
    url: str
    count: int | None = None
    on: bool = False


@dataclass(frozen=True, slots=True)
class Bar:
    """One year of the histogram; a tenth of the longest bar is a level."""

    value: str
    url: str
    count: int
    level: int
    on: bool


@dataclass(frozen=True, slots=True)
class Pages:
    """As much of Django's Page as the pager component reads, without a count query."""

    number: int
    num_pages: int

    @property
    def paginator(self) -> "Pages":
        return self

    def has_previous(self) -> bool:
        return self.number > 1

    def has_next(self) -> bool:
        return self.number < self.num_pages

    def previous_page_number(self) -> int:
        return self.number - 1

    def next_page_number(self) -> int:
        return self.number + 1


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    form = SearchForm(request.GET)
    language = get_language() or "en"
    query = replace(form.query(language), languages=reader_languages(request.user, language))
    if query.text != form.cleaned_data["q"]:
        # Filters typed among the words belong in the address, where they can be taken away one by one.
        return HttpResponseRedirect(Links(request.path, query).current)
    results = find(query, request.user)
    chosen = chosen_for(query, request.user)
    answered.send_robust(sender=None, request=request, query=query, results=results, chosen=chosen)
    links = Links(request.path, query)
    context = _context(query, apart(results, chosen), links)
    context["chosen"] = chosen if results.page == 1 else ()
    return render(request, "search/results.html", context)


def _context(query: Query, results: Results, links: Links) -> dict[str, Any]:
    last = last_page(results.listed, results.size)
    return {
        "query": query,
        "results": results,
        "links": links,
        "chips": list(_chips(results, links)),
        "kind_chips": list(_kind_chips(results, links)),
        "sorts": [(name, links.sorted_by(name), query.order == name) for name in ("relevance", "date")],
        "expand_url": links.expanding(not query.expand),
        "kept_sort": links.kept_sort,
        "pages": Pages(results.page, last),
        "parameters": f"{links.parameters()}&" if links.parameters() else "",
        "open_facets": {*FACETS_OPEN_AT_FIRST, *(facet.name for facet in _chosen(results))},
        "years": list(_years(results, links)),
        "wider": list(_wider(results, links)) if not results.total else [],
        "clear_url": links.without_filters(),
        "missed_page": query.page if query.page != results.page and results.total else 0,
        "forum_url": _url_or_nothing("forums:index"),
        "noindex": True,
    }


def _chosen(results: Results) -> Iterator[Facet]:
    return (facet for facet in results.facets if facet.selected)


def _chips(results: Results, links: Links) -> Iterator[Chip]:
    for facet in _chosen(results):
        for value in facet.selected:
            yield Chip(f"{facet.label}: {value.label}", links.toggled(facet.name, value.value), on=True)


def _kind_chips(results: Results, links: Links) -> Iterator[Chip]:
    kind = next((facet for facet in results.facets if facet.name == "kind"), None)
    if kind is None or not results.total:
        return
    for value in kind.values[:KIND_CHIPS]:
        yield Chip(value.label, links.toggled("kind", value.value), value.count, value.selected)


def _years(results: Results, links: Links) -> Iterator[Bar]:
    """Newest first, whichever are chosen: a row of bars is read by its order."""
    values = [value for facet in results.facets if facet.name == "year" for value in facet.values]
    most = max((value.count for value in values), default=0)
    for value in sorted(values, key=lambda value: value.value, reverse=True):
        level = -(-value.count * BAR_LEVELS // most) if most else 0
        yield Bar(value.value, links.toggled("year", value.value), value.count, level, value.selected)


def _wider(results: Results, links: Links) -> Iterator[Chip]:
    """For an empty answer: what dropping each filter would bring."""
    for facet in _chosen(results):
        named = ", ".join(value.label for value in facet.selected)
        if facet.without:
            yield Chip(f"{facet.label}: {named}", links.without_facet(facet.name), facet.without)


def _url_or_nothing(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


@require_safe
def suggest(request: HttpRequest) -> HttpResponse:
    """For the list under the box, and as a page of its own."""
    text = clean_text(request.GET.get("q", ""))[:100]
    found = (
        suggestions(text, request.user, get_language() or "en") if len(text) >= SHORTEST_SUGGESTION else ()
    )
    if "text/html" in request.headers.get("Accept", "") and request.GET.get("format") != "json":
        context = {"text": text, "suggestions": found, "search_url": reverse("search"), "noindex": True}
        return render(request, "search/suggest.html", context)
    described = [
        {
            "title": each.title,
            "url": each.url,
            "kind": each.about,
            "language": each.language,
            "count": each.count,
        }
        for each in found
    ]
    response = JsonResponse({"suggestions": described})
    response["Cache-Control"] = "private, max-age=60"
    return response
