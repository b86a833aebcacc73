"""What stands at the root of the site: the choice of language and files for machines."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, Final

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils import timezone, translation
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe
from wagtail.models import Page

from pages.access import visible
from pages.addresses import page_address

# What one sitemap file may hold.
MOST_ADDRESSES: Final = 50_000


@require_safe
def choose_language(request: HttpRequest) -> HttpResponse:
    """To the home page in the language of the cookie or of the browser; deep links are never moved."""
    language = translation.get_language_from_request(request)
    response = HttpResponseRedirect(f"/{language}/")
    patch_vary_headers(response, ["Accept-Language", "Cookie"])
    return response


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Crawlers may read what everyone may read, not the forms."""
    lines = ["User-agent: *", "Disallow: /admin/", "Disallow: /django-admin/"]
    for code, _name in settings.LANGUAGES:
        lines += [f"Disallow: /{code}/account/", f"Disallow: /{code}/people/", f"Disallow: /{code}/search/"]
    lines.append(f"Sitemap: {settings.SITE_ADDRESS}/sitemap.xml")
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """Every page that everyone may read, with its translations."""
    pages = (
        visible(Page.objects.filter(depth__gt=1), AnonymousUser())
        .select_related("locale")
        .only("url_path", "slug", "path", "depth", "locale", "last_published_at", "translation_key")
    )
    works: dict[Any, list[tuple[str, str, Any]]] = {}
    for page in pages[:MOST_ADDRESSES]:
        address = page_address(page)
        if address:
            row = (page.locale.language_code, settings.SITE_ADDRESS + address, page.last_published_at)
            works.setdefault(page.translation_key, []).append(row)
    entries = [
        {
            "address": address,
            "changed": changed,
            "languages": [(code, twin) for code, twin, _changed in twins] if len(twins) > 1 else [],
        }
        for twins in works.values()
        for _code, address, changed in twins
    ]
    return TemplateResponse(
        request, "pages/sitemap.xml", {"entries": entries}, content_type="application/xml; charset=utf-8"
    )


@require_safe
def security_txt(request: HttpRequest) -> HttpResponse:
    """Where to report a weakness (RFC 9116)."""
    contact = request.look.contact_email or settings.DEFAULT_FROM_EMAIL  # type: ignore[attr-defined]
    expires = (timezone.now() + timedelta(days=180)).strftime("%Y-%m-%dT00:00:00Z")
    text = f"Contact: mailto:{contact}\nExpires: {expires}\nPreferred-Languages: en, fr, es, ar\n"
    return HttpResponse(text, content_type="text/plain; charset=utf-8")
