import itertools
import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction

from forums import services
from forums.audit import START, digest_of
from forums.chain import walk
from forums.models import AuditEntry, AuditHead
from tests.databases import inherited
from tests.factories.forums import PostFactory

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def lines(cast, topic):
    """Six acts, each a line."""
    for _ in range(3):
        services.lock(actor=cast.moderator, topic=topic, reason="Settled: “ça va”, نعم.")
        services.unlock(actor=cast.moderator, topic=topic, reason="Not settled after all.")
    return list(AuditEntry.objects.order_by("number"))


@pytest.fixture
def tamper(db):
    """Whoever can change tables can drop what refuses; the chain is for them."""

    def run(sql, *values):
        with connection.cursor() as cursor:
            if connection.vendor == "sqlite":
                cursor.execute("DROP TRIGGER IF EXISTS forums_auditentry_no_update")
                cursor.execute("DROP TRIGGER IF EXISTS forums_auditentry_no_delete")
            else:
                cursor.execute("DROP TRIGGER IF EXISTS forums_auditentry_no_change ON forums_auditentry")
            cursor.execute(sql, values)

    return run


def test_it_works(lines):
    assert [line.number for line in lines] == [1, 2, 3, 4, 5, 6]
    assert lines[0].previous == START
    assert all(after.previous == before.digest for before, after in itertools.pairwise(lines))
    result = walk()
    assert (result.lines, result.digest, result.broken) == (6, lines[-1].digest, "")
    head = AuditHead.objects.get()
    assert (head.number, head.digest) == (6, lines[-1].digest)


def test_an_act_that_fails_leaves_no_gap(cast, topic, lines):
    with pytest.raises(ValueError):
        services.lock(actor=cast.moderator, topic=topic, reason=" ")
    services.pin(actor=cast.moderator, topic=topic, reason="Read this first.")
    assert walk().lines == 7


@pytest.mark.parametrize("column", ["reason", "act", "target", "forum", "previous", "digest"])
def test_a_changed_line_is_found(lines, tamper, column):
    tamper(f"UPDATE forums_auditentry SET {column} = 'x' WHERE number = 3")
    assert walk().broken.startswith("line 3 ")


@pytest.mark.parametrize("column", ["at", "actor"])
def test_another_time_or_person_is_found(lines, tamper, column):
    tamper(
        f"UPDATE forums_auditentry SET {column} = (SELECT {column} FROM forums_auditentry WHERE number = 1)"
        " WHERE number = 3"
    ) if column == "at" else tamper("UPDATE forums_auditentry SET actor = NULL WHERE number = 3")
    assert walk().broken.startswith("line 3 ")


@pytest.mark.parametrize("number", [1, 4, 6])
def test_a_deleted_line_is_found(lines, tamper, number):
    tamper("DELETE FROM forums_auditentry WHERE number = %s", number)
    assert walk().broken.startswith(f"line {number} is missing")


def test_swapped_lines_are_found(lines, tamper):
    for number, to in ((2, 99), (3, 2), (99, 3)):
        tamper("UPDATE forums_auditentry SET number = %s WHERE number = %s", to, number)
    assert walk().broken.startswith("line 2 ")


def test_a_chain_that_was_made_anew_is_found_by_its_noted_end(lines, tamper):
    noted = (6, lines[-1].digest)
    assert walk(noted).broken == ""
    last = lines[-1]
    last.reason = "Something nicer"
    digest = digest_of(last)
    tamper("UPDATE forums_auditentry SET reason = %s, digest = %s WHERE number = 6", last.reason, digest)
    AuditHead.objects.update(digest=digest)
    assert walk().broken == ""
    assert walk(noted).broken == "line 6 is not the one that was noted"
    tamper("DELETE FROM forums_auditentry WHERE number = 6")
    AuditHead.objects.update(number=5, digest=lines[4].digest)
    assert walk().broken == ""
    assert walk(noted).broken == "line 6 is missing: 6 lines were noted"


def test_the_command_prints_the_end_and_fails_on_a_broken_chain(lines, tamper, capsys):
    call_command("audit_verify")
    printed = capsys.readouterr().out.splitlines()
    assert printed == ["6 lines hold.", f"6:{lines[-1].digest}"]
    call_command("audit_verify", noted=(6, lines[-1].digest))
    tamper("UPDATE forums_auditentry SET reason = 'x' WHERE number = 2")
    with pytest.raises(CommandError, match="line 2 was changed") as refused:
        call_command("audit_verify")
    assert refused.value.returncode == 1


def test_the_walk_asks_no_more_for_more_lines(cast, topic, lines, django_assert_num_queries):
    with django_assert_num_queries(2):
        walk()


def test_a_lost_end_is_found_and_does_not_stop_the_record(cast, topic, lines):
    AuditHead.objects.all().delete()
    assert walk().broken
    services.pin(actor=cast.moderator, topic=topic, reason="Read this first.")
    assert (walk().lines, walk().broken) == (7, "")


def test_an_act_during_the_walk_is_no_fault(cast, topic, lines, monkeypatch):
    """The end is read after the lines: somebody may have acted in between."""
    from forums import chain

    end = chain._end

    def acts_first():
        monkeypatch.setattr(chain, "_end", end)
        services.pin(actor=cast.moderator, topic=topic, reason="Read this first.")
        return end()

    monkeypatch.setattr(chain, "_end", acts_first)
    assert (walk().lines, walk().broken) == (7, "")


def test_a_post_is_named_rather_than_its_topic(cast, topic):
    post = PostFactory(topic=topic)
    services.hide_post(actor=cast.moderator, post=post, reason="Names a person.")
    assert AuditEntry.objects.get().target == f"forums.post:{post.pk}"


# The steps that made a chain of the record, in their order; those after them leave its table as it is.
CHAINING = (
    "0006_open_the_record",
    "0007_audit_chain",
    "0008_chain_old_lines",
    "0009_every_line_is_numbered",
    "0010_close_the_record",
)
STEPS = f"""
import sys
import django
django.setup()
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader

loader = MigrationLoader(connection)
names = {CHAINING!r}
for name in names if sys.argv[1] == "forwards" else reversed(names):
    state = loader.project_state([("forums", name)], at_end=False)
    step = loader.get_migration("forums", name)
    with connection.schema_editor(atomic=step.atomic) as editor:
        (step.apply if sys.argv[1] == "forwards" else step.unapply)(state, editor)
if sys.argv[1] == "forwards":
    call_command("audit_verify")
"""


def test_old_lines_are_chained_and_the_way_back_is_open(db, tmp_path):
    """In a process of its own: SQLite rebuilds tables outside of transactions only."""
    if connection.vendor != "sqlite":
        pytest.skip("copies a database file")
    place = tmp_path / "test" / "migrated.sqlite3"
    place.parent.mkdir()
    copier = sqlite3.connect(connection.settings_dict["NAME"])
    copier.execute("VACUUM INTO ?", [str(place)])
    copier.close()

    def run(direction):
        environment = inherited() | {
            "DATA_DIR": str(tmp_path),
            "DJANGO_SETTINGS_MODULE": "config.settings.test",
            "PYTHONPATH": os.pathsep.join([str(ROOT / "platform"), str(ROOT)]),
        }
        environment.pop("DATABASE_URL", None)
        command = [sys.executable, "-W", "ignore", "-c", STEPS, direction]
        return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=300)

    back = run("backwards")
    assert back.returncode == 0, back.stderr[-600:]
    database = sqlite3.connect(place)
    for number in range(3):
        database.execute(
            "INSERT INTO forums_auditentry (at, actor, act, target, forum, reason, details)"
            " VALUES (?, NULL, 'lock', 'forums.topic:1', 'practice', ?, ?)",
            [f"2026-01-0{number + 1} 08:00:00", f"Reason {number}", json.dumps({"to": "é", "n": number})],
        )
    database.commit()
    with pytest.raises(sqlite3.IntegrityError):
        database.execute("DELETE FROM forums_auditentry")
    database.close()
    told = run("forwards")
    assert told.returncode == 0, told.stderr[-600:]
    assert told.stdout.startswith("3 lines hold.")
    database = sqlite3.connect(place)
    with pytest.raises(sqlite3.IntegrityError):
        database.execute("UPDATE forums_auditentry SET reason = 'x'")
    database.close()


def test_postgresql_refuses_to_empty_the_record(lines):
    if connection.vendor != "postgresql":
        pytest.skip("SQLite knows no TRUNCATE")
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("TRUNCATE forums_auditentry")
    assert AuditEntry.objects.count() == 6
