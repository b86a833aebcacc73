"""Prints the code that staff of the demonstration type as second factor."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from people.demo import code_now, demo_file


class Command(BaseCommand):
    """One key serves all demonstration staff."""

    help = "Print the six-digit code of the demonstration's staff accounts."

    def handle(self, *args: Any, **options: Any) -> None:
        if not demo_file():
            raise CommandError("This site has no demonstration accounts (DEMO_SIGN_INS is not set).")
        code, seconds = code_now()
        self.stdout.write(f"{code}  ({seconds} s)")
