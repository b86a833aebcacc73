"""A deleted topic leaves the search, whoever deleted it; every other change is queued by the services."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import post_delete
from django.dispatch import receiver

from forums.models import Topic
from search import queue


@receiver(post_delete, sender=Topic, dispatch_uid="forums.forget_topic")
def forget_topic(sender: type[Topic], instance: Topic, **kwargs: Any) -> None:
    queue(instance, "delete")
