"""What the search page offers beside its results."""

from __future__ import annotations

from django import template
from django.urls import reverse

from search.links import Links

register = template.Library()


@register.simple_tag
def feed_url(links: Links) -> str:
    """`{% feed_url links as url %}`: the public feed of the search that is shown."""
    return Links(reverse("discovery:feed"), links.query).page(1)
