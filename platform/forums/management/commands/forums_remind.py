from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from forums.reminding import remind_all


class Command(BaseCommand):
    help = "Remind members of the bookmarks whose time has come."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{remind_all(timezone.now())} reminded")
