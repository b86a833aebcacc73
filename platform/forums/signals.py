"""A deleted topic leaves the search and a deleted file the disk, whoever deleted them; the services do the rest."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete
from django.dispatch import receiver

from forums.models import Attachment, Topic
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
