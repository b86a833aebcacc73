from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from discovery.models import SavedSearch
from discovery.tasks import post_news


class Command(BaseCommand):
    help = "Queues a letter for everybody who has a saved search whose turn has come."

    def handle(self, *args: Any, **options: Any) -> None:
        due = SavedSearch.objects.due(timezone.now()).order_by("user_id")
        people = list(due.values_list("user_id", flat=True).distinct())
        for user_id in people:
            post_news.enqueue(user_id)
        if options["verbosity"] > 1:
            print(f"{len(people)} people have a saved search that is due.")
