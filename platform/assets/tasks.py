"""Slow work on files, off the request."""

from django_tasks import task

from assets.models import Document, Image, Media
from assets.renditions import make_renditions
from assets.services import probe_recording, read_document


@task()
def read_document_file(pk: int) -> None:
    """Read the text of a document; one that has gone meanwhile is nothing to worry about."""
    document = Document.objects.filter(pk=pk).first()
    if document:
        read_document(document=document)


@task()
def probe_recording_file(pk: int) -> None:
    """Measure a recording; one that has gone meanwhile is nothing to worry about."""
    media = Media.objects.filter(pk=pk).first()
    if media:
        probe_recording(media=media)


@task()
def make_picture_sizes(pk: int) -> None:
    """Make every size and format a page may ask for, so that no reader waits for it."""
    image = Image.objects.filter(pk=pk).first()
    if image:
        make_renditions(image)
