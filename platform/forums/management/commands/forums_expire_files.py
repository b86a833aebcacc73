from typing import Any

from django.core.management.base import BaseCommand

from forums.services.filing import expire_files


class Command(BaseCommand):
    help = "Delete files that were sent with a form and not posted within a week; safe to repeat."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{expire_files()} files deleted")
