"""The worker command, in this process and as one that is killed."""

import pytest
from django.core.management import call_command
from django.db import DatabaseError
from django_tasks.base import TaskResultStatus
from django_tasks_db.management.commands import db_worker
from django_tasks_db.models import DBTaskResult

from background import tending
from background.models import Worker
from background.rounds import JOBS
from background.tasks import run_command
from people.tasks import post_letter

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def queue(settings, monkeypatch):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}
    # A worker drops its connection between tasks; here that would end the test's transaction.
    monkeypatch.setattr(db_worker, "close_old_connections", lambda: None)


def test_it_works():
    call_command("worker", once=True)
    done = DBTaskResult.objects.successful()
    assert done.count() == len(JOBS)


def test_a_letter_that_is_sent_leaves_no_copy(mailoutbox):
    post_letter.enqueue(to="a@example.org", subject="Your link", text="/account/key/", html="")
    call_command("worker", once=True)
    assert [letter.subject for letter in mailoutbox] == ["Your link"]
    assert not DBTaskResult.objects.filter(task_path=post_letter.module_path).exists()


def test_a_letter_that_could_not_be_sent_is_kept(monkeypatch):
    def fail(self, *args):
        raise OSError("no mail server")

    monkeypatch.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", fail)
    post_letter.enqueue(to="a@example.org", subject="Your link", text="/account/key/", html="")
    call_command("worker", once=True)
    row = DBTaskResult.objects.get(task_path=post_letter.module_path)
    assert row.status == TaskResultStatus.FAILED


def test_a_failing_task_is_kept_for_later():
    run_command.enqueue("no-such-command", {})
    call_command("worker", once=True)
    row = DBTaskResult.objects.get(args_kwargs__args__0="no-such-command")
    assert row.status == TaskResultStatus.FAILED
    call_command("worker", once=True)
    row.refresh_from_db()
    assert (row.status, len(row.worker_ids)) == (TaskResultStatus.READY, 1)


def test_one_turn_keeps_the_own_lease_first():
    tending.tend("one")
    assert Worker.objects.get().name == "one"


def test_tending_goes_on_after_a_database_error(monkeypatch):
    turns = []

    def failing(worker):
        turns.append(worker)
        if len(turns) > 2:
            turning._stopping.set()
        raise DatabaseError("away")

    monkeypatch.setattr(tending, "tend", failing)
    monkeypatch.setattr(tending.connections, "close_all", lambda: None)
    monkeypatch.setattr(tending, "close_old_connections", lambda: None)
    turning = tending.Tending("one", seconds=0.01)
    turning._run()
    assert turns == ["one"] * 3


def test_the_lease_lasts_as_long_as_the_work(monkeypatch):
    monkeypatch.setattr(tending, "tend", lambda worker: None)
    monkeypatch.setattr(tending.connections, "close_all", lambda: None)
    monkeypatch.setattr(tending, "close_old_connections", lambda: None)
    with tending.Tending("one", seconds=0.01):
        assert Worker.objects.filter(name="one").exists()
    assert not Worker.objects.exists()
