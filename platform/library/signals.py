"""A file whose text was read makes its publication findable by that text."""

from __future__ import annotations

from typing import Any

from django.dispatch import receiver

import search
from assets.models import Document
from assets.services import document_read
from library.models import PublicationPage


@receiver(document_read)
def file_was_read(sender: Any, document: Document, **kwargs: Any) -> None:
    """Queue the publications that carry the document."""
    for page in PublicationPage.objects.live().filter(document=document):
        search.queue(page)
