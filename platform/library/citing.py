"""How a page is cited, and its rights in a sentence."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from pages.cards import page_date
from theming.looks import Look


def citation_of(page: Any, request: HttpRequest) -> str:
    """Authors, year, title, site and date: what a footnote needs, in the order most styles share."""
    look = getattr(request, "look", None) or Look()
    site_name = look.site_name
    authors = [
        block.value["name"] for block in getattr(page, "credits", ()) if block.value["part"] == "author"
    ]
    day = page_date(page)
    publisher = getattr(page, "publisher", "")
    year = getattr(page, "year", None) or (day.year if day else None)
    who = ", ".join(authors) or publisher or site_name
    parts = [f"{who} ({year})" if year else who, page.title]
    if publisher and authors:
        parts.append(publisher)
    if site_name != who:
        parts.append(site_name)
    if day:
        parts.append(date_format(day, "DATE_FORMAT"))
    return ". ".join(part.rstrip(".") for part in parts) + "."


def rights_in_words(rights: str) -> str:
    """What a reader may do with a publication."""
    return {
        "host": _("You may read and download it here. Ask the publisher before you pass copies on."),
        "bundle": _("You may read, download and pass it on, also as part of a collection, with its credit."),
        "link": _("Only a link is allowed here; read it at its publisher."),
    }.get(rights, "")
