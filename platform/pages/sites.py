"""What hardly ever changes and every request asks for: the site of a host, the ids of the languages."""

from __future__ import annotations

from typing import Any

from django.core.cache import cache
from django.http import HttpRequest
from wagtail.models import Locale, Site

SITES_KEY = "pages:sites"
LOCALES_KEY = "pages:locales"
# Another process learns of a change within this time.
SECONDS = 60


def site_of(request: HttpRequest) -> Site | None:
    """The site that answers this host, kept where Wagtail looks for it."""
    if not hasattr(request, "_wagtail_site"):
        host = request.get_host()
        known: dict[str, Any] = cache.get(SITES_KEY) or {}
        if host not in known:
            known[host] = Site.find_for_request(request)
            cache.set(SITES_KEY, known, SECONDS)
        request._wagtail_site = known[host]  # type: ignore[attr-defined]
    return request._wagtail_site  # type: ignore[attr-defined]


def locale_ids() -> dict[str, int]:
    """Language code to the id of its locale."""
    ids: dict[str, int] | None = cache.get(LOCALES_KEY)
    if not ids:
        ids = dict(Locale.objects.values_list("language_code", "pk"))
        cache.set(LOCALES_KEY, ids, SECONDS)
    return ids


def forget_sites(**kwargs: Any) -> None:
    """Receiver of every change to a site or a locale."""
    cache.delete_many([SITES_KEY, LOCALES_KEY])
