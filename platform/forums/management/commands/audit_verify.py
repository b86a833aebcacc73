import re
from argparse import ArgumentParser, ArgumentTypeError
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from forums.chain import walk

NOTED = re.compile(r"^(\d{1,18}):([0-9a-f]{64})$")


def noted(text: str) -> tuple[int, str]:
    """An end of the chain as this command prints it."""
    found = NOTED.match(text)
    if not found:
        raise ArgumentTypeError("write it as it was printed: NUMBER:DIGEST")
    return int(found[1]), found[2]


class Command(BaseCommand):
    help = (
        "Walk the chain of the moderation record; print its end, or name the first line that does not hold."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--noted", type=noted, metavar="NUMBER:DIGEST", help="an end that was printed and kept elsewhere"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        result = walk(options["noted"])
        if result.broken:
            raise CommandError(f"The record is broken: {result.broken}.", returncode=1)
        self.stdout.write(f"{result.lines} lines hold.")
        self.stdout.write(f"{result.lines}:{result.digest}")
