from datetime import timedelta
from typing import Any, Final

from django.core.management.base import BaseCommand
from django.utils import timezone

from notifications.models import Event, Letter, Notice
from notifications.services.reading import drift, recount

EVENTS_KEPT: Final = timedelta(days=14)
LETTERS_KEPT: Final = timedelta(days=90)
NOTICES_KEPT: Final = timedelta(days=180)


class Command(BaseCommand):
    help = "Puts wrong numbers at the bell right, and lets go of what was carried, sent and read long ago."

    def handle(self, *args: Any, **options: Any) -> None:
        now = timezone.now()
        Event.objects.filter(created_at__lt=now - EVENTS_KEPT).delete()
        done = Letter.objects.exclude(state=Letter.State.WAITING)
        done.filter(created_at__lt=now - LETTERS_KEPT).delete()
        Notice.objects.filter(read_at__lt=now - NOTICES_KEPT).delete()
        wrong = drift()
        recount(ids=wrong)
        self.stdout.write(f"{len(wrong)} differed")
