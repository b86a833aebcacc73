from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from taxonomy.entries import VocabularyError
from taxonomy.loading import load_vocabularies


class Command(BaseCommand):
    help = "Create or update the vocabularies, regions and countries from a folder of TOML files."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "folder",
            nargs="?",
            type=Path,
            default=settings.ROOT / "fixtures" / "taxonomy",
            help="Folder of vocabulary files (default: %(default)s).",
        )
        parser.add_argument(
            "--new-only",
            action="store_true",
            help="Add what is missing and leave every existing row as editors have it.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            tally = load_vocabularies(options["folder"], overwrite=not options["new_only"])
        except VocabularyError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{tally.created} created, {tally.updated} updated, {tally.unchanged} unchanged")
