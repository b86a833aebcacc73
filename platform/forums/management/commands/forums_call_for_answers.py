from typing import Any

from django.core.management.base import BaseCommand

from forums import services


class Command(BaseCommand):
    help = "Put questions that wait for an answer to colleagues who may know, later to those on call."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{services.call_for_answers()} asked")
