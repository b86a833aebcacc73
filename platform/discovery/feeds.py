"""A search as an Atom feed: newest first, what its reader may open at this moment."""

from __future__ import annotations

import html
from datetime import UTC, datetime
from typing import Any, Final
from urllib.parse import urlsplit

from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape, strip_tags
from django.utils.translation import gettext as _

from discovery.newest import newest
from pages.cards import reader_url
from search import Hit, Query
from search.parser import clean_text

ITEMS: Final = 30
# An empty feed has a date as well; one that moved would make it look changed each time.
BEGINNING: Final = datetime(2026, 1, 1, tzinfo=UTC)


class SearchFeed(Atom1Feed):
    """Equal content makes equal bytes, and each entry says its language."""

    def latest_post_date(self) -> datetime:
        return max((item["updateddate"] for item in self.items), default=BEGINNING)

    def item_attributes(self, item: dict[str, Any]) -> dict[str, Any]:
        return {**super().item_attributes(item), "xml:lang": item["language"]}


def feed_of(query: Query, user: Any, *, site: str, page: str, own: str | None) -> SearchFeed:
    """The feed of a search page; `own` is its public address, left out where the address is a secret."""
    feed = SearchFeed(
        title=feed_title(query),
        link=site + page,
        description=_("The newest results of a search."),
        language=query.language,
        feed_url=site + own if own else None,
    )
    for hit in newest(query, user, size=ITEMS).hits:
        _add(feed, hit, site, query.language)
    return feed


def feed_title(query: Query) -> str:
    if query.text:
        return _("Search: %(text)s") % {"text": query.text}
    return _("Search")


def _add(feed: SearchFeed, hit: Hit, site: str, language: str) -> None:
    published = hit.published or hit.updated or BEGINNING
    url = site + reader_url(hit.url, hit.language, language)
    feed.add_item(
        title=clean_text(hit.title),
        link=url,
        description=escape(clean_text(_plain(hit))),
        unique_id=f"tag:{urlsplit(site).hostname},2026:{hit.key}",
        pubdate=published,
        updateddate=max(published, hit.updated or published),
        categories=(hit.kind_label,) if hit.kind_label else (),
        language=hit.language,
    )


def _plain(hit: Hit) -> str:
    return str(hit.extra.get("summary") or "") or html.unescape(strip_tags(hit.snippet))
