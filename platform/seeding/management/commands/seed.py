"""`manage.py seed`: the demonstration content."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from seeding.loading import FIXTURES, load
from seeding.reader import FixtureError


class Command(BaseCommand):
    """Loads the fixtures; a second run adds only what is new."""

    help = "Load the demonstration content. Running it again changes nothing that people changed."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--fixtures", type=Path, default=FIXTURES, help="another folder of fixtures")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            made = load(options["fixtures"], say=lambda text: self.stdout.write(f"  {text}"))
        except FixtureError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"  {made} objects made.")
