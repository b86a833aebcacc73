"""`manage.py unseed`: away with the demonstration content."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from seeding.loading import unload


class Command(BaseCommand):
    """Removes what `seed` made; what people wrote stays, as do vocabularies and the site's frame."""

    help = "Remove the demonstration content."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--yes", action="store_true", help="do not ask")

    def handle(self, *args: Any, **options: Any) -> None:
        if not options["yes"]:
            question = (
                "Remove all demonstration content, with replies that people wrote in its topics? [y/N] "
            )
            if input(question).strip().lower() not in {"y", "yes"}:
                self.stdout.write("Nothing was removed.")
                return
        removed = unload(say=lambda text: self.stdout.write(f"  {text}"))
        self.stdout.write(f"  {removed} objects removed.")
