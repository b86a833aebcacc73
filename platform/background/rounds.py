"""Jobs that come round again, put in the queue when they are due; one of many workers does it."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

from django.db import transaction
from django.utils import timezone

from background.models import Round
from background.tasks import run_command


@dataclass(frozen=True)
class Job:
    """A management command that may run any number of times."""

    command: str
    every: timedelta
    options: tuple[tuple[str, Any], ...] = ()


JOBS: Final = (
    Job("publish_scheduled", timedelta(minutes=1)),
    Job("clearsessions", timedelta(days=1)),
    Job("forums_call_for_answers", timedelta(minutes=5)),
    Job("forums_recount", timedelta(days=1)),
    Job("forums_close", timedelta(hours=1)),
    Job("forums_expire_files", timedelta(days=1)),
    Job("forums_remind", timedelta(minutes=15)),
    Job("search_gaps", timedelta(hours=1)),
    Job("saved_search_letters", timedelta(hours=1)),
    Job("notification_letters", timedelta(minutes=1)),
    Job("notifications_tidy", timedelta(days=1)),
    Job("mail_fetch", timedelta(minutes=1), (("patient", True),)),
    Job("prune_db_task_results", timedelta(hours=6), (("min_age_days", 3),)),
)


def enqueue_due() -> list[str]:
    """Move the date and queue the task in one transaction, so that a round is neither lost nor doubled."""
    now = timezone.now()
    present = set(Round.objects.values_list("job", flat=True))
    Round.objects.bulk_create(
        [Round(job=job.command, due_at=now) for job in JOBS if job.command not in present],
        ignore_conflicts=True,
    )
    queued = []
    for job in JOBS:
        with transaction.atomic():
            if Round.objects.filter(job=job.command, due_at__lte=now).update(due_at=now + job.every):
                run_command.enqueue(job.command, dict(job.options))
                queued.append(job.command)
    return queued
