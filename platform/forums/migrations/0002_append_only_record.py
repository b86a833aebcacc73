"""The moderation record refuses to be changed or shortened, whoever asks."""

from django.db import migrations

SQLITE = (
    """
    CREATE TRIGGER forums_auditentry_no_update BEFORE UPDATE ON forums_auditentry
    BEGIN SELECT RAISE(ABORT, 'the moderation record is append-only'); END
    """,
    """
    CREATE TRIGGER forums_auditentry_no_delete BEFORE DELETE ON forums_auditentry
    BEGIN SELECT RAISE(ABORT, 'the moderation record is append-only'); END
    """,
)
SQLITE_UNDO = (
    "DROP TRIGGER IF EXISTS forums_auditentry_no_update",
    "DROP TRIGGER IF EXISTS forums_auditentry_no_delete",
)
POSTGRESQL = (
    """
    CREATE FUNCTION forums_auditentry_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'the moderation record is append-only'; END
    $$
    """,
    """
    CREATE TRIGGER forums_auditentry_no_change BEFORE UPDATE OR DELETE ON forums_auditentry
    FOR EACH ROW EXECUTE FUNCTION forums_auditentry_refuse()
    """,
)
POSTGRESQL_UNDO = (
    "DROP TRIGGER IF EXISTS forums_auditentry_no_change ON forums_auditentry",
    "DROP FUNCTION IF EXISTS forums_auditentry_refuse()",
)
STATEMENTS = {"sqlite": (SQLITE, SQLITE_UNDO), "postgresql": (POSTGRESQL, POSTGRESQL_UNDO)}


def _run(schema_editor, which):
    for statement in STATEMENTS.get(schema_editor.connection.vendor, ((), ()))[which]:
        schema_editor.execute(statement)


def add_triggers(apps, schema_editor):
    _run(schema_editor, 0)


def drop_triggers(apps, schema_editor):
    _run(schema_editor, 1)


class Migration(migrations.Migration):
    dependencies = [("forums", "0001_initial")]

    operations = [migrations.RunPython(add_triggers, drop_triggers)]
