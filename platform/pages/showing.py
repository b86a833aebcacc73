"""Which pages show a file, and whether the user may open one of them."""

from __future__ import annotations

from typing import Any

from django.db.models import Model
from wagtail.models import Page, ReferenceIndex

from pages.access import visible


def shows(file: Model, user: Any) -> bool:
    """Whether a live page that the user may open refers to the file."""
    pages = {
        pk
        for pk in ReferenceIndex.get_references_to(file).values_list("object_id", flat=True)
        if pk.isdecimal()
    }
    return bool(pages) and visible(Page.objects.filter(pk__in=pages), user).exists()
