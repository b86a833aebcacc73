from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.db import OperationalError, transaction
from django.db.models.signals import m2m_changed, post_delete, post_save
from django.utils import timezone

import search.indexing
from search import Access, engine, queue
from search.engines.base import EngineUnavailable
from search.indexing import drain
from search.locks import writer_lock
from search.models import MOST_ATTEMPTS, AccessClass, Outbox
from search.signals import connect


@pytest.fixture
def signals(shelf: Any) -> Iterator[None]:
    """Connected for one test only, since the model belongs to everybody."""
    watched = (post_save, post_delete, m2m_changed)
    before = [list(signal.receivers) for signal in watched]
    connect()
    yield
    for signal, receivers in zip(watched, before, strict=True):
        signal.receivers = receivers
        signal.sender_receivers_cache.clear()


def test_it_works(shelf: Any, signals: None) -> None:
    shelf.build()
    group = shelf.put("New", body="fresh words")
    assert shelf.asked("fresh") == []
    assert drain().indexed == 1
    assert shelf.asked("fresh") == ["New"]
    assert not Outbox.objects.exists()
    group.delete()
    drain()
    assert shelf.asked("fresh") == []


def test_many_wishes_for_one_object_are_one_change(shelf: Any) -> None:
    shelf.build()
    group = shelf.put("New", body="fresh")
    queue([group, group])
    for _time in range(5):
        queue(group)
    assert drain().indexed == 1
    assert shelf.ask("fresh").total == 1


def test_it_takes_objects_keys_and_lists(shelf: Any) -> None:
    group = shelf.put("New")
    queue(group)
    queue(shelf.source.key(group), "restrict")
    queue(["auth.group:999", group], "delete")
    assert Outbox.objects.count() == 4


def test_it_ignores_what_nobody_registered(shelf: Any) -> None:
    queue(Permission.objects.first())
    queue("unknown.thing:1")
    queue(Group(name="unsaved"))
    assert not Outbox.objects.exists()


def test_it_refuses_unknown_reasons_and_things(shelf: Any) -> None:
    with pytest.raises(ValueError, match="not one of"):
        queue(shelf.put("New"), "perhaps")
    with pytest.raises(TypeError):
        queue(object())


def test_the_wish_shares_the_fate_of_the_change(shelf: Any, signals: None) -> None:
    with transaction.atomic():
        shelf.put("Never")
        assert Outbox.objects.exists()
        transaction.set_rollback(True)
    assert not Outbox.objects.exists()


def test_fixtures_are_ignored(shelf: Any, signals: None) -> None:
    group = Group(name="raw", pk=50)
    group.save_base(raw=True)
    assert not Outbox.objects.exists()


def test_related_changes_are_noticed(shelf: Any, signals: None) -> None:
    group = shelf.put("New")
    permission = Permission.objects.first()
    Outbox.objects.all().delete()
    group.permissions.add(permission)
    assert Outbox.objects.count() == 1
    permission.group_set.remove(group)
    assert Outbox.objects.count() == 2


def test_dependencies_are_noticed(shelf: Any, signals: None, monkeypatch: pytest.MonkeyPatch) -> None:
    group = shelf.put("Parent")
    monkeypatch.setattr(type(shelf.source), "depends_on", (Permission,))
    monkeypatch.setattr(shelf.source, "dependants", lambda instance: [group], raising=False)
    connect()
    Outbox.objects.all().delete()
    Permission.objects.first().save()
    assert [row.key for row in Outbox.objects.all()] == [shelf.key("Parent")]


def test_restricted_things_vanish_at_once(shelf: Any) -> None:
    shelf.put("Open", body="word")
    closing = shelf.put("Closing", body="word")
    shelf.build()
    queue(closing, "restrict")
    found = shelf.find("word")
    assert ([hit.title for hit in found.hits], found.total) == (["Open"], 1)
    shelf.put("Closing", body="word", access=Access.members())
    drain()
    assert shelf.find("word").total == 1
    assert shelf.find("word", tokens=("public", "member")).total == 2


def test_entries_that_became_none_are_taken_out(shelf: Any) -> None:
    group = shelf.put("Was public", body="word")
    shelf.build()
    shelf.put("Was public", draft=True)
    queue(group)
    drain()
    assert shelf.ask("word").total == 0


def test_a_broken_object_is_taken_out_and_holds_up_nobody(shelf: Any) -> None:
    broken = shelf.put("Broken", body="word")
    shelf.build()
    shelf.put("Broken", broken=True)
    queue(broken)
    queue(shelf.put("Fine", body="word"))
    done = drain()
    assert (done.indexed, done.failed) == (1, 1)
    assert shelf.asked("word") == ["Fine"]
    row = Outbox.objects.get()
    assert row.attempts == 1
    assert "cannot be read" in row.error
    assert drain().failed == 0


def test_a_row_that_keeps_failing_is_parked(shelf: Any) -> None:
    shelf.build()
    queue(shelf.put("Broken", broken=True))
    for _time in range(MOST_ATTEMPTS):
        Outbox.objects.update(retry_at=timezone.now() - timedelta(seconds=1))
        drain()
    assert Outbox.objects.parked().count() == 1
    Outbox.objects.update(retry_at=None)
    assert drain().failed == 0


def test_a_database_that_is_away_blames_no_row(shelf: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    group = shelf.put("A", body="word")
    shelf.build()
    queue(group)

    def away(obj: Group) -> None:
        raise OperationalError("database is locked")

    monkeypatch.setattr(shelf.source, "entry", away)
    with pytest.raises(OperationalError):
        drain()
    assert Outbox.objects.get().attempts == 0
    assert shelf.asked("word") == ["A"]


def test_a_crash_after_the_commit_only_repeats(shelf: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf.build()
    queue(shelf.put("New", body="word"))

    def crash(*args: Any) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(search.indexing, "_settle", crash)
        with pytest.raises(KeyboardInterrupt):
            drain()
    assert shelf.ask("word").total == 1
    assert Outbox.objects.count() == 1
    drain()
    assert shelf.ask("word").total == 1
    assert not Outbox.objects.exists()


def test_a_crash_before_the_commit_loses_nothing(shelf: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    group = shelf.put("A", body="before")
    shelf.build()
    shelf.put("A", body="after")
    queue(group)

    def crash(*args: Any) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("search.engines.tantivy.writing.GenerationWriter.commit", crash)
        with pytest.raises(KeyboardInterrupt):
            drain()
    assert shelf.asked("before") == ["A"]
    drain()
    assert (shelf.asked("before"), shelf.asked("after")) == ([], ["A"])


def test_only_one_drains(shelf: Any) -> None:
    shelf.build()
    queue(shelf.put("New"))
    with writer_lock() as held:
        assert held
        assert drain().busy
    assert Outbox.objects.count() == 1
    assert drain().indexed == 1


def test_without_an_index_wishes_wait(shelf: Any) -> None:
    queue(shelf.put("New", body="word"))
    assert drain().indexed == 0
    assert Outbox.objects.count() == 1
    shelf.build()
    assert not Outbox.objects.exists()
    assert shelf.asked("word") == ["New"]


def test_a_rule_is_stored_before_its_documents(shelf: Any) -> None:
    shelf.build()
    rule = Access.any_of("forum:5") & Access.members()
    queue(shelf.put("New", access=rule))
    drain()
    assert AccessClass.objects.get(key=rule.key).requirements == rule.requirements


def test_inline_draining_waits_for_the_commit(
    shelf: Any, settings: Any, django_capture_on_commit_callbacks: Any
) -> None:
    shelf.build()
    settings.SEARCH_INLINE = True
    with django_capture_on_commit_callbacks(execute=True):
        queue(shelf.put("New", body="word"))
        assert shelf.asked("word") == []
    assert shelf.asked("word") == ["New"]


def test_a_large_queue_is_taken_in_batches(shelf: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search.indexing, "BATCH_ROWS", 7)
    monkeypatch.setattr(search.indexing, "READ_AT_ONCE", 3)
    monkeypatch.setattr(search.indexing, "COMMIT_AFTER_SECONDS", 0.0)
    shelf.build()
    queue([shelf.put(f"N{number}", body="word") for number in range(25)])
    assert drain().indexed == 25
    assert shelf.ask("word").total == 25
    assert not Outbox.objects.exists()


def test_writing_needs_an_index(shelf: Any) -> None:
    with pytest.raises(EngineUnavailable):
        engine().update()
