"""The editors' list of citations whose resource was withdrawn or has another content now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from citations.models import Citation
from citations.origins import Mention, mentions_in
from citations.references import Reference
from citations.showing import under_prefix
from search.access import viewer_tokens

REPORT: Final = "citations_report"
AT_ONCE: Final = 200


@dataclass(frozen=True, slots=True)
class Line:
    """A resource as it was called when it was cited, and the places of it that this editor may open."""

    title: str
    language: str
    url: str
    is_gone: bool
    since: datetime
    mentions: list[Mention]
    elsewhere: int


def may_read(user: Any) -> bool:
    return bool(user.has_perm("citations.view_citation"))


@require_safe
def report(request: HttpRequest) -> HttpResponse:
    """The newest change first; titles and places only as far as the editor may open them."""
    if not may_read(request.user):
        raise PermissionDenied
    context = {"lines": broken_lines(request.user), "most": AT_ONCE, "title": _("Citations to look at")}
    return render(request, "citations/admin/report.html", context)


def broken_lines(user: Any) -> list[Line]:
    """One line a resource; the number of queries does not grow with the list."""
    rows = list(Citation.objects.broken()[:AT_ONCE])
    places = mentions_in({row.source for row in rows}, user)
    tokens = viewer_tokens(user)
    grouped: dict[int, list[Citation]] = {}
    for row in rows:
        grouped.setdefault(row.target_id, []).append(row)
    return [_line(cited, places, tokens) for cited in grouped.values()]


def _line(rows: list[Citation], places: list[Mention], tokens: frozenset[str]) -> Line:
    first, sources = rows[0], {row.source for row in rows}
    target = first.target
    named = target.met_by(tokens) and not getattr(first, "hiding", True)
    mentions = [place for place in places if sources & set(place.sources)]
    listed = {source for place in mentions for source in place.sources}
    return Line(
        title=first.label if named else "",
        language=target.language,
        url=_address(first) if named and not target.gone else "",
        is_gone=target.gone,
        since=target.changed_at,
        mentions=mentions,
        elsewhere=len(sources - listed),
    )


def _address(row: Citation) -> str:
    url = under_prefix(row.target.url, row.target.language, get_language() or "en")
    return Reference(row.target.key, row.anchor).within(url)
