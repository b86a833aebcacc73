"""Prints how the search is doing."""

from typing import Any

from django.core.management.base import BaseCommand

from search.health import status
from search.models import Outbox
from search.registry import sources

PARKED_SHOWN = 10


class Command(BaseCommand):
    help = "Show the search index, what waits to be indexed and what could not be."

    def handle(self, *args: Any, **options: Any) -> None:
        for name, value in status().items():
            self.stdout.write(f"{name:<16} {value}")
        self.stdout.write(f"{'sources':<16} {', '.join(source.label for source in sources()) or 'none'}")
        for row in Outbox.objects.parked().order_by("-pk")[:PARKED_SHOWN]:
            self.stdout.write(f"{'parked':<16} {row.key}: {row.error}")
