"""Builds a fresh search index and puts it in the place of the present one, or puts the one before back."""

import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from search.engines.base import EngineUnavailable
from search.going_back import go_back
from search.rebuilding import Progress, rebuild

BAR = 30
LINE_EVERY_SECONDS = 0.2
# As a shell says it of a command that was interrupted.
INTERRUPTED = 130


class Command(BaseCommand):
    help = "Build a fresh search index; searching goes on with the present one until it is done."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--wait", type=float, default=60.0, help="seconds to wait for another writer (60)"
        )
        ways = parser.add_mutually_exclusive_group()
        ways.add_argument("--fresh", action="store_true", help="do not go on with an unfinished index")
        ways.add_argument(
            "--back", action="store_true", help="let the index answer again that answered before this one"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            if options["back"]:
                self._go_back(options)
            else:
                self._rebuild(options)
        except EngineUnavailable as error:
            raise CommandError(str(error)) from error
        except KeyboardInterrupt as error:
            raise CommandError("interrupted; run it again to go on", returncode=INTERRUPTED) from error

    def _go_back(self, options: dict[str, Any]) -> None:
        name, changes = go_back(wait_seconds=options["wait"])
        if options["verbosity"]:
            self.stdout.write(f"{name} answers again, with {changes} changes since then")

    def _rebuild(self, options: dict[str, Any]) -> None:
        self._last_line = 0.0
        self._said_so = False
        quiet = options["verbosity"] == 0
        done = rebuild(
            (lambda progress: None) if quiet else self._show,
            wait_seconds=options["wait"],
            fresh=options["fresh"],
        )
        if self.stdout.isatty():
            self.stdout.write("")
        if not quiet:
            self.stdout.write(
                f"{done.generation}: {done.documents} documents from {done.seen} objects in {done.seconds:.1f} s"
            )
        if done.failed:
            self.stderr.write(f"{done.failed} objects could not be read; see search_status and the log")

    def _show(self, progress: Progress) -> None:
        if progress.found_done and not self._said_so:
            self._said_so = True
            self.stdout.write(
                f"going on with an unfinished index: {progress.found_done} of {progress.total} objects are done"
            )
        now = time.monotonic()
        if not self.stdout.isatty() or now - self._last_line < LINE_EVERY_SECONDS:
            return
        self._last_line = now
        filled = BAR * min(progress.seen, progress.total) // max(1, progress.total)
        bar = "#" * filled + "-" * (BAR - filled)
        line = f"\r[{bar}] {progress.seen}/{progress.total}  {progress.rate:.0f}/s  "
        self.stdout.write(f"{line}{progress.seconds_left:.0f} s left  {progress.source:<30}", ending="")
        self.stdout.flush()
