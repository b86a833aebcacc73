"""`manage.py seed`: the demonstration content."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from seeding.loading import FIXTURES, load, load_frame
from seeding.reader import FixtureError


class Command(BaseCommand):
    """Loads the fixtures; a second run adds only what is new."""

    help = "Load the demonstration content, or the frame of a real site. Running it again changes nothing that people changed."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--frame", action="store_true", help="only languages, home pages and sections")
        parser.add_argument("--fixtures", type=Path, default=FIXTURES, help="another folder of fixtures")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            fill = load_frame if options["frame"] else load
            made = fill(options["fixtures"], say=lambda text: self.stdout.write(f"  {text}"))
        except FixtureError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"  {made} objects made.")
