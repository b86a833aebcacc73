"""Which workers are alive, and what becomes of the tasks of one that is not."""

import logging
from datetime import timedelta
from typing import Any, Final

from django.db import transaction
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from background.models import Worker

logger = logging.getLogger(__name__)

BEAT_SECONDS: Final = 5.0
# Several beats, so that a busy database does not make a living worker look dead.
LEASE_SECONDS: Final = 30.0
MOST_ATTEMPTS: Final = 5
# Minutes to wait after the first, second, third and fourth failure.
WAITS: Final = (1, 5, 30, 30)


def beat(worker: str) -> None:
    """The worker says that it is alive."""
    Worker.objects.update_or_create(name=worker, defaults={"seen_at": timezone.now()})


def leave(worker: str) -> None:
    """A worker that stops in order takes its lease along."""
    Worker.objects.filter(name=worker).delete()


def free_abandoned(*, lease_seconds: float = LEASE_SECONDS) -> int:
    """Put the running tasks of dead workers back in the queue; returns how many."""
    dead_since = timezone.now() - timedelta(seconds=lease_seconds)
    Worker.objects.filter(seen_at__lt=dead_since).delete()
    alive = set(Worker.objects.values_list("name", flat=True))
    freed = 0
    # A task that began within the lease may belong to a worker whose first beat is still to come.
    for row in DBTaskResult.objects.running().filter(started_at__lt=dead_since):
        if not row.worker_ids or row.worker_ids[-1] not in alive:
            freed += _free(row)
    return freed


def _free(row: "DBTaskResult[Any, Any]") -> int:
    """One row, unless it finished or was claimed again meanwhile; a task that kills every worker is given up."""
    given_up = len(row.worker_ids) >= MOST_ATTEMPTS
    change: dict[str, Any] = {"status": TaskResultStatus.READY}
    if given_up:
        change = {
            "status": TaskResultStatus.FAILED,
            "finished_at": timezone.now(),
            "traceback": f"Its worker died in each of {MOST_ATTEMPTS} attempts.",
        }
    logger.warning(
        "task %s was left by its worker; %s", row.pk, "given up" if given_up else "back in the queue"
    )
    running = DBTaskResult.objects.running().filter(pk=row.pk, started_at=row.started_at)
    return int(running.update(**change))


def retry_failed() -> int:
    """Give failed tasks another time later, with growing waits; after the last attempt they stay failed."""
    retried = 0
    # A row with a fifth worker has had its five attempts.
    failed = DBTaskResult.objects.failed().filter(**{f"worker_ids__{MOST_ATTEMPTS - 1}__isnull": True})
    with transaction.atomic():
        for row in failed.select_for_update(skip_locked=True):
            attempts = max(1, len(row.worker_ids))
            row.status = TaskResultStatus.READY
            row.run_after = timezone.now() + timedelta(minutes=WAITS[attempts - 1])
            row.save(update_fields=["status", "run_after"])
            logger.warning(
                "task %s failed %d times and is tried again at %s", row.pk, attempts, row.run_after
            )
            retried += 1
    return retried
