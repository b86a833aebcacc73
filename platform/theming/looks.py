"""What a site calls itself and which theme it wears, read once a minute instead of once a request."""

from dataclasses import dataclass, field

from django.conf import settings
from django.core.cache import cache
from django.db import DatabaseError
from django.http import HttpRequest
from django.utils.translation import gettext
from wagtail.models import Site

from theming.models import SiteTheme

CACHE_SECONDS = 60
EDITION_KEY = "theming:edition"


@dataclass(frozen=True, slots=True)
class Look:
    """Empty words fall back to the built-in ones, which are translated."""

    name: str = field(default_factory=lambda: settings.THEME)
    own_name: str = ""
    own_tagline: str = ""
    own_footer_text: str = ""
    contact_email: str = ""

    @property
    def site_name(self) -> str:
        return self.own_name or "Waymark"

    @property
    def tagline(self) -> str:
        return self.own_tagline or gettext(
            "Knowledge and peer support for people who assist returning migrants"
        )

    @property
    def footer_text(self) -> str:
        return self.own_footer_text or gettext(
            "An open-source place to find what works, learn it, and ask colleagues who have done it."
        )


def look_of(request: HttpRequest) -> Look:
    """Never fails: an error page must still be dressed when the database is away."""
    try:
        key = f"theming:look:{cache.get(EDITION_KEY, 0)}:{request.get_host()}"
        found: Look | None = cache.get(key)
        if found is None:
            found = _read(request)
            cache.set(key, found, CACHE_SECONDS)
    except DatabaseError:
        return Look()
    return found


def look_of_default_site() -> Look:
    """For letters that no request asks for."""
    return _of_site(Site.objects.filter(is_default_site=True).first())


def _read(request: HttpRequest) -> Look:
    return _of_site(Site.find_for_request(request))


def _of_site(site: Site | None) -> Look:
    row = SiteTheme.objects.filter(site=site).first() if site else None
    if row is None:
        return Look(own_name=site.site_name if site else "")
    return Look(
        name=row.theme or settings.THEME,
        own_name=row.site_name or row.site.site_name,
        own_tagline=row.tagline,
        own_footer_text=row.footer_text,
        contact_email=row.contact_email,
    )


def forget_looks() -> None:
    """Moves every site to a new edition; other processes follow within CACHE_SECONDS."""
    cache.set(EDITION_KEY, (cache.get(EDITION_KEY) or 0) + 1, None)
