"""Which pages show a file, and whether the user may open one of them."""

from __future__ import annotations

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from wagtail.models import Page, ReferenceIndex

from assets.models import Image
from pages.access import visible


def shows(file: Model, user: Any) -> bool:
    """Whether a live page that the user may open refers to the file."""
    pages = pages_showing(file)
    return bool(pages) and visible(Page.objects.filter(pk__in=pages), user).exists()


def pages_showing(file: Model) -> set[int]:
    """Ids of the pages that refer to the file, open or closed."""
    page_type = ContentType.objects.get_for_model(Page)
    found = ReferenceIndex.get_references_to(file).filter(base_content_type=page_type)
    return {int(pk) for pk in found.values_list("object_id", flat=True)}


def pictures_of(page: Page) -> set[int]:
    """Ids of the pictures a page refers to."""
    found = ReferenceIndex.get_references_for_object(page).filter(
        to_content_type=ContentType.objects.get_for_model(Image)
    )
    return {int(pk) for pk in found.values_list("to_object_id", flat=True)}
