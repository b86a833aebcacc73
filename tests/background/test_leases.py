from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult, get_date_max

from background.leases import MOST_ATTEMPTS, WAITS, beat, free_abandoned, leave, retry_failed
from background.models import Worker

pytestmark = pytest.mark.django_db


def task(status, *, workers=("one",), started=timedelta(minutes=5)):
    return DBTaskResult.objects.create(
        status=status,
        task_path="background.tasks.run_command",
        args_kwargs={"args": ["clearsessions", {}], "kwargs": {}},
        backend_name="default",
        queue_name="default",
        run_after=get_date_max(),
        worker_ids=list(workers),
        started_at=timezone.now() - started,
    )


def long_ago(worker):
    beat(worker)
    Worker.objects.filter(name=worker).update(seen_at=timezone.now() - timedelta(minutes=5))


def test_a_dead_workers_task_is_ready_again():
    row = task(TaskResultStatus.RUNNING)
    long_ago("one")
    assert free_abandoned() == 1
    row.refresh_from_db()
    assert row.status == TaskResultStatus.READY
    assert row in DBTaskResult.objects.ready()
    assert not Worker.objects.exists()


def test_a_living_workers_task_is_left_alone():
    row = task(TaskResultStatus.RUNNING)
    beat("one")
    assert free_abandoned() == 0
    row.refresh_from_db()
    assert row.status == TaskResultStatus.RUNNING


def test_a_worker_that_left_in_order_leaves_nothing_running():
    task(TaskResultStatus.RUNNING)
    beat("one")
    leave("one")
    assert free_abandoned() == 1


def test_a_task_that_has_just_begun_waits_for_its_first_beat():
    task(TaskResultStatus.RUNNING, started=timedelta(seconds=1))
    assert free_abandoned() == 0


def test_a_row_without_a_worker_is_freed():
    task(TaskResultStatus.RUNNING, workers=())
    assert free_abandoned() == 1


def test_a_task_that_kills_every_worker_is_given_up():
    row = task(TaskResultStatus.RUNNING, workers=[str(n) for n in range(MOST_ATTEMPTS)])
    assert free_abandoned() == 1
    row.refresh_from_db()
    assert row.status == TaskResultStatus.FAILED
    assert "worker died" in row.traceback
    assert retry_failed() == 0


def test_finished_tasks_are_not_touched():
    task(TaskResultStatus.SUCCESSFUL)
    task(TaskResultStatus.READY)
    assert free_abandoned() == 0
    assert retry_failed() == 0


@pytest.mark.parametrize("attempts", range(1, MOST_ATTEMPTS))
def test_a_failed_task_is_tried_again_later(attempts):
    row = task(TaskResultStatus.FAILED, workers=[str(n) for n in range(attempts)])
    assert retry_failed() == 1
    row.refresh_from_db()
    assert row.status == TaskResultStatus.READY
    wait = row.run_after - timezone.now()
    assert abs(wait - timedelta(minutes=WAITS[attempts - 1])) < timedelta(seconds=30)
    assert row not in DBTaskResult.objects.ready()


def test_the_last_failure_stays():
    row = task(TaskResultStatus.FAILED, workers=[str(n) for n in range(MOST_ATTEMPTS)])
    assert retry_failed() == 0
    row.refresh_from_db()
    assert row.status == TaskResultStatus.FAILED
