"""Parts of a page that are worked out only when its template asks for them."""

from __future__ import annotations

from typing import Any

from django import template

from assets.renditions import Picture, picture_of
from pages.body import Body, body_of
from pages.related import related_cards
from theming.cards import Card

register = template.Library()


@register.simple_tag(takes_context=True)
def reading_of(context: template.Context, stream: Any) -> Body:
    """`{% reading_of page.body as text %}`: `text.html` and its headings, `text.contents`."""
    values: Any = context.flatten()
    return body_of(stream, values)


@register.simple_tag(takes_context=True)
def related_to(context: template.Context, page: Any) -> list[Card]:
    """`{% related_to page as cards %}`: nothing in a preview, which has no reader."""
    request = context.get("request")
    if request is None or not getattr(request, "page_route", None):
        return []
    return related_cards(page, context["tags"], request.user, request.LANGUAGE_CODE)


@register.simple_tag
def picture(image: Any) -> Picture | None:
    """`{% picture image as shown %}`: every size and format of a picture that exists."""
    return picture_of(image) if image else None
