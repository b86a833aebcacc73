from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from discovery.services import tidy


class Command(BaseCommand):
    help = "Brings the register of searches without a result up to date and forgets counts older than a year."

    def handle(self, *args: Any, **options: Any) -> None:
        new = tidy(today=timezone.now().date())
        if options["verbosity"] > 1:
            print(f"{new} new gaps.")
