"""A new file is read in the background once its row is safe."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from assets.models import Document, DocumentVersion, Media

QUIET = frozenset({"page_texts", "page_count", "duration", "file_size", "file_hash", "light_file_size"})


@receiver(post_save, sender=Document)
def document_saved(sender: Any, instance: Document, raw: bool, update_fields: Any, **kwargs: Any) -> None:
    """Queue the reading of the text."""
    from assets.tasks import read_document_file

    if not raw and not (update_fields and set(update_fields) <= QUIET):
        transaction.on_commit(partial(read_document_file.enqueue, instance.pk))


@receiver(post_save, sender=Media)
def recording_saved(sender: Any, instance: Media, raw: bool, update_fields: Any, **kwargs: Any) -> None:
    """Queue the measuring."""
    from assets.tasks import probe_recording_file

    if not raw and not (update_fields and set(update_fields) <= QUIET):
        transaction.on_commit(partial(probe_recording_file.enqueue, instance.pk))


@receiver(post_delete, sender=Media)
def recording_deleted(sender: Any, instance: Media, **kwargs: Any) -> None:
    """The files go with the row, once the transaction is safe; pictures and documents do so by themselves."""
    for file in (instance.file, instance.light_file):
        if file:
            transaction.on_commit(partial(file.storage.delete, str(file.name)))


@receiver(post_delete, sender=DocumentVersion)
def version_deleted(sender: Any, instance: DocumentVersion, **kwargs: Any) -> None:
    """An earlier state of a document that is withdrawn is withdrawn as a file, too."""
    if instance.file:
        transaction.on_commit(partial(instance.file.storage.delete, str(instance.file.name)))
