"""What the search page offers beside its results."""

from __future__ import annotations

from urllib.parse import urlencode

from django import template
from django.urls import reverse

from discovery.forms import SaveForm
from discovery.models import SavedSearch
from search.links import Links

register = template.Library()


@register.simple_tag
def feed_url(links: Links) -> str:
    """`{% feed_url links as url %}`: the public feed of the search that is shown."""
    return Links(reverse("discovery:feed"), links.query).page(1)


@register.simple_tag
def save_form(links: Links) -> SaveForm:
    """`{% save_form links as form %}`: keeps the search that is shown, under its own words."""
    return SaveForm(initial={"search": links.parameters(), "name": links.query.text[:60]}, auto_id="save_%s")


@register.simple_tag
def feed_of_saved(search: SavedSearch, token: str = "") -> str:
    """`{% feed_of_saved search token as url %}`: the public feed, or with a token the private one."""
    secret = urlencode({"token": token}) if token else ""
    parameters = "&".join(part for part in (search.parameters, secret) if part)
    path = reverse("discovery:feed")
    return f"{path}?{parameters}" if parameters else path
