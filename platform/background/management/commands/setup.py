"""Makes a checkout ready to serve; a second run does only what has changed."""

import logging
import sys
import time
from argparse import ArgumentParser
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError

from background.readiness import NotReady
from background.steps import Step, alone, hurried, steps


class Command(BaseCommand):
    help = "Apply migrations, load vocabularies, collect files and build the index, as far as it is needed."
    # The checks of the tables and the index would complain of what this command is about to make.
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--demo", action="store_true", help="with demonstration content and sign-ins")
        parser.add_argument("--serve", action="store_true", help="then serve")

    def handle(self, *args: Any, **options: Any) -> None:
        todo = steps(demo=options["demo"])
        began = time.monotonic()
        # Thousands of lines of "page published" would hide the one that matters.
        logging.disable(logging.INFO)
        try:
            with alone(), hurried():
                for number, step in enumerate(todo, start=1):
                    self._take(f"[{number}/{len(todo)}] {step.name}", step)
        except NotReady as error:
            raise CommandError(str(error)) from error
        except OperationalError as error:
            raise CommandError(f"The database says: {error}".splitlines()[0]) from error
        except KeyboardInterrupt:
            raise CommandError("Stopped. The same command goes on from here.") from None
        finally:
            logging.disable(logging.NOTSET)
        self.stdout.write(f"Ready after {time.monotonic() - began:.1f} s.")
        if options["serve"]:
            call_command("serve", sign_ins=options["demo"])

    def _take(self, label: str, step: Step) -> None:
        if not step.due():
            self.stdout.write(f"{label}: nothing to do")
            return
        self.stdout.write(f"{label} …")
        sys.stdout.flush()
        began = time.monotonic()
        step.run()
        self.stdout.write(f"{label}: done in {time.monotonic() - began:.1f} s")
