import logging
from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from notifications.letters.sending import send_due
from notifications.models import Event
from notifications.services import fan_out

# A younger event is most likely in the hands of its own task.
LEFT_AFTER = timedelta(minutes=2)
# An older one fails each time, and is no news.
GIVEN_UP_AFTER = timedelta(days=2)

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    help = "Carries events that their task left behind, and sends the letters that are due."

    def handle(self, *args: Any, **options: Any) -> None:
        now = timezone.now()
        left = Event.objects.filter(
            done_at=None, created_at__lt=now - LEFT_AFTER, created_at__gt=now - GIVEN_UP_AFTER
        )
        for event_id in list(left.order_by("-pk").values_list("pk", flat=True)[:100]):
            try:
                fan_out(event_id=event_id)
            except Exception:
                logger.exception("event %s could not be carried", event_id)
        sent = send_due()
        if options["verbosity"] > 1:
            self.stdout.write(f"{sent} letters went out.")
