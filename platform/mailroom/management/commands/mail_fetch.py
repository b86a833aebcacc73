"""The round that brings letters in."""

import imaplib
import logging
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from imap_tools.errors import ImapToolsError

from mailroom import services
from mailroom.addresses import is_open
from mailroom.fetching import fetch

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    help = "Takes in letters from the mailbox that INBOUND_IMAP_URL names, and forgets old rows."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--patient", action="store_true", help="a mailbox that cannot be reached is only noted in the log"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        services.forget_old()
        if not is_open() or not settings.INBOUND_IMAP:
            if not options["patient"]:
                print("No letters are fetched: INBOUND_DOMAIN and INBOUND_IMAP_URL are not both set.")
            return
        try:
            fetched = fetch(settings.INBOUND_IMAP, largest=settings.INBOUND_LARGEST_BYTES)
        except (OSError, imaplib.IMAP4.error, ImapToolsError) as error:
            if not options["patient"]:
                raise CommandError(f"The mailbox cannot be read: {error}") from error
            logger.warning("the mailbox cannot be read: %s", error)
            return
        if options["verbosity"] > 1 or not options["patient"]:
            parts = ", ".join(f"{number} {state}" for state, number in sorted(fetched.states.items()))
            print(f"{fetched.number} letters{': ' if parts else ''}{parts}.")
