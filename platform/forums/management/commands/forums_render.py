from typing import Any

from django.core.management.base import BaseCommand

from forums.mentions import links_to
from forums.models import Post
from forums.rendering import RENDERER_VERSION, render
from search import queue

AT_ONCE = 500


class Command(BaseCommand):
    help = "Render posts again that an older renderer made; safe to stop and to repeat."

    def handle(self, *args: Any, **options: Any) -> None:
        done = 0
        while stale := list(
            Post.objects.filter(renderer_version__lt=RENDERER_VERSION)
            .prefetch_related("mentions__user__profile")
            .order_by("pk")[:AT_ONCE]
        ):
            for post in stale:
                people = [mention.user for mention in post.mentions.all()]
                post.html, post.renderer_version = render(post.source, links_to(people)), RENDERER_VERSION
            Post.objects.bulk_update(stale, ["html", "renderer_version"])
            queue(sorted({f"forums.topic:{post.topic_id}" for post in stale}))
            done += len(stale)
        self.stdout.write(f"{done} posts rendered")
