from datetime import timedelta

import pytest
from django.core.management import get_commands
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from background.models import Round
from background.rounds import JOBS, enqueue_due

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def queue(settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}


def test_every_job_is_a_command():
    assert {job.command for job in JOBS} <= set(get_commands())


def test_all_are_due_at_first_and_then_wait():
    assert enqueue_due() == [job.command for job in JOBS]
    assert DBTaskResult.objects.count() == len(JOBS)
    assert enqueue_due() == []


def test_a_job_comes_round():
    enqueue_due()
    Round.objects.filter(job="clearsessions").update(due_at=timezone.now() - timedelta(seconds=1))
    assert enqueue_due() == ["clearsessions"]
    assert Round.objects.get(job="clearsessions").due_at > timezone.now() + timedelta(hours=23)


def test_a_round_that_cannot_be_queued_stays_due(monkeypatch):
    def refuse(*args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr("background.rounds.run_command.__class__.enqueue", refuse)
    with pytest.raises(RuntimeError):
        enqueue_due()
    monkeypatch.undo()
    assert Round.objects.get(job=JOBS[0].command).due_at <= timezone.now()
