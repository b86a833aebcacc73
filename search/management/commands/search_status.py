"""Prints how the search is doing."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from search.engines.base import EngineUnavailable
from search.going_back import earlier
from search.health import status
from search.models import Outbox
from search.registry import sources

PARKED_SHOWN = 10


class Command(BaseCommand):
    help = "Show the search index, what waits to be indexed and what could not be."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--retry", action="store_true", help="try parked changes again")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["retry"]:
            again = Outbox.objects.parked().update(attempts=0, retry_at=None)
            self.stdout.write(f"{again} parked changes will be tried again")
        for name, value in status().items():
            self.stdout.write(f"{name:<16} {value}")
        self.stdout.write(f"{'earlier':<16} {self._earlier() or 'none'}")
        self.stdout.write(f"{'sources':<16} {', '.join(source.label for source in sources()) or 'none'}")
        for row in Outbox.objects.parked().order_by("-pk")[:PARKED_SHOWN]:
            self.stdout.write(f"{'parked':<16} {row.key}: {row.error}")

    def _earlier(self) -> str:
        """What `search_rebuild --back` would make answer again."""
        try:
            return earlier()
        except EngineUnavailable:
            return ""
