from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from forums.counters import drift, refresh_forum, refresh_thanks, refresh_topic
from forums.models import Forum, Topic


class Command(BaseCommand):
    help = "Compare kept numbers of posts, topics and forums with a fresh count, say what differs, and put it right."

    def handle(self, *args: Any, **options: Any) -> None:
        wrong = drift()
        for key in wrong:
            self.stdout.write(key)
        refresh_thanks()
        with transaction.atomic():
            for topic in Topic.objects.filter(pk__in=_ids(wrong, "forums.topic")):
                refresh_topic(topic)
            for forum_id in Forum.objects.values_list("pk", flat=True) if wrong else ():
                refresh_forum(forum_id)
        self.stdout.write(f"{len(wrong)} differed")


def _ids(keys: list[str], kind: str) -> list[int]:
    return [int(key.rpartition(":")[2]) for key in keys if key.startswith(f"{kind}:")]
