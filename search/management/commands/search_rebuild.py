"""Builds a fresh search index and puts it in the place of the present one."""

import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from search.engines.base import EngineUnavailable
from search.rebuilding import Progress, rebuild

BAR = 30
LINE_EVERY_SECONDS = 0.2


class Command(BaseCommand):
    help = "Build a fresh search index; searching goes on with the present one until it is done."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--wait", type=float, default=60.0, help="seconds to wait for another writer (60)"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        self._last_line = 0.0
        quiet = options["verbosity"] == 0
        try:
            done = rebuild((lambda progress: None) if quiet else self._show, wait_seconds=options["wait"])
        except EngineUnavailable as error:
            raise CommandError(str(error)) from error
        if self.stdout.isatty():
            self.stdout.write("")
        if not quiet:
            self.stdout.write(
                f"{done.generation}: {done.documents} documents from {done.seen} objects in {done.seconds:.1f} s"
            )
        if done.failed:
            self.stderr.write(f"{done.failed} objects could not be read; see search_status and the log")

    def _show(self, progress: Progress) -> None:
        now = time.monotonic()
        if not self.stdout.isatty() or now - self._last_line < LINE_EVERY_SECONDS:
            return
        self._last_line = now
        filled = BAR * min(progress.seen, progress.total) // max(1, progress.total)
        bar = "#" * filled + "-" * (BAR - filled)
        line = f"\r[{bar}] {progress.seen}/{progress.total}  {progress.rate:.0f}/s  "
        self.stdout.write(f"{line}{progress.seconds_left:.0f} s left  {progress.source:<30}", ending="")
        self.stdout.flush()
