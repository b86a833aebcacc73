"""Compares the search index with the database."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from search.checking import compare, repair
from search.engines.base import EngineUnavailable

SHOWN = 20


class Command(BaseCommand):
    help = "Compare the search index with the database, object by object; fails when they differ."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--repair", action="store_true", help="queue what differs to be indexed again")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            compared = compare()
        except EngineUnavailable as error:
            raise CommandError(str(error)) from error
        for name, keys in (("missing", compared.missing), ("not to be there", compared.ghosts)):
            for key in keys[:SHOWN]:
                self.stdout.write(f"{name:<16} {key}")
            if len(keys) > SHOWN:
                self.stdout.write(f"{name:<16} and {len(keys) - SHOWN} more")
        said = (
            f"{compared.right} right, {len(compared.missing)} missing, {len(compared.ghosts)} not to be there, "
            f"{len(compared.unreadable)} unreadable"
        )
        if compared.is_right:
            self.stdout.write(said)
        elif options["repair"]:
            repair(compared)
            self.stdout.write(f"{said}; queued")
        else:
            raise CommandError(f"{said}; run it with --repair, or search_rebuild")
