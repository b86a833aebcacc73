from typing import Any

from django.core.management.base import BaseCommand

from forums.services import close_due


class Command(BaseCommand):
    help = (
        "Close the topics whose date has come, and those that were quiet for as long as their forum allows."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{close_due()} closed")
