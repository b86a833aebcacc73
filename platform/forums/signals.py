"""What others do that topics must follow: deleted topics and files leave the site, a practice note moves on."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete
from django.dispatch import receiver

from forums.models import Attachment, Topic
from forums.services.noting import note_has_moved
from pages.noting import note_moved
from search import queue


@receiver(post_delete, sender=Topic, dispatch_uid="forums.forget_topic")
def forget_topic(sender: type[Topic], instance: Topic, **kwargs: Any) -> None:
    queue(instance, "delete")


@receiver(post_delete, sender=Attachment, dispatch_uid="forums.forget_file")
def forget_file(sender: type[Attachment], instance: Attachment, **kwargs: Any) -> None:
    """The bytes go with the row, once the transaction is safe."""
    for file in (instance.file, instance.small):
        if file:
            transaction.on_commit(partial(file.storage.delete, str(file.name)))


@receiver(note_moved, dispatch_uid="forums.note_moved")
def follow_note(sender: Any, key: str, state: str, **kwargs: Any) -> None:
    """What editors do with a page shows in the topic it came from."""
    note_has_moved(key=key, state=state)
