"""Files made by the loader: PDF publications and drawn pictures."""

from __future__ import annotations

from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction

from assets.models import Document, Image
from assets.services import add_version, read_document
from seeding.context import Load
from seeding.drawing import draw_picture
from seeding.pdf import publication_pdf
from seeding.reader import Fixture

CREDIT = "2026, drawn for the Waymark demonstration"


@transaction.atomic
def write_publication_file(load: Load, source: Fixture, title: str) -> Document | None:
    """A real PDF with its versions; `title` is in the language of the file."""
    key = f"{source.source}#file"
    if load.ledger.has(key):
        return load.ledger.find(key, Document)
    facts = source.facts
    document = Document(
        title=title,
        language=facts.get("doc_language", "en"),
        credit=f"{facts['year']}, {facts['publisher']}",
        licence="cc-by-4.0" if facts["rights"] == "bundle" else "all-rights-reserved",
        collection=load.collection(),
    )
    document.file.save(f"{source.slug}.pdf", ContentFile(publication_pdf(source, title)), save=False)
    document.save()
    for row in facts.get("versions", []):
        add_version(document=document, number=row["version"], on=row["date"], note=row.get("note", ""))
    add_version(document=document, number=facts.get("version", "1.0"), on=facts["date"])
    read_document(document=document)
    load.ledger.add(key, document)
    return document


@transaction.atomic
def write_picture(load: Load, source: Fixture, row: dict[str, Any], place: int) -> Any:
    """A drawn picture with credit and a text for who cannot see it."""
    key = f"{source.source}#picture-{place}"
    if load.ledger.has(key):
        return load.ledger.find(key, Image)
    data = draw_picture(pattern=row["pattern"], country=row.get("country", ""), seed=f"{source.slug}-{place}")
    image = Image(
        file=ContentFile(data, name=f"{source.slug}-{place + 1}.png"),
        title=row["title"],
        description=row["alt"],
        caption=row.get("caption", ""),
        credit=CREDIT,
        licence="cc-by-4.0",
        collection=load.collection(),
    )
    image.save()
    load.ledger.add(key, image)
    return image
