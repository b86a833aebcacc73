from typing import Any

from django.core.management.base import BaseCommand

from forums.models import Post
from forums.services import flag_older

AT_ONCE = 500


class Command(BaseCommand):
    help = (
        "Look over all posts with the present privacy rules and queue for moderators what nobody decided on."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        looked, queued, after = 0, 0, 0
        shown = Post.objects.public().select_related("topic")
        shown = shown.prefetch_related("topic__topic_countries", "privacy_flags").order_by("pk")
        while posts := list(shown.filter(pk__gt=after)[:AT_ONCE]):
            queued += sum(flag_older(post=post) is not None for post in posts)
            looked, after = looked + len(posts), posts[-1].pk
        self.stdout.write(f"{looked} posts looked at, {queued} queued")
