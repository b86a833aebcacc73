"""The record refuses changes again; on PostgreSQL also to be emptied at a stroke, which fires no other trigger."""

from importlib import import_module

from django.db import migrations

append_only = import_module("forums.migrations.0002_append_only_record")

TRUNCATE = (
    """
    CREATE FUNCTION forums_auditentry_keep() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF EXISTS (SELECT 1 FROM forums_auditentry) THEN
            RAISE EXCEPTION 'the moderation record is append-only';
        END IF;
        RETURN NULL;
    END
    $$
    """,
    """
    CREATE TRIGGER forums_auditentry_no_truncate BEFORE TRUNCATE ON forums_auditentry
    FOR EACH STATEMENT EXECUTE FUNCTION forums_auditentry_keep()
    """,
)
TRUNCATE_UNDO = (
    "DROP TRIGGER IF EXISTS forums_auditentry_no_truncate ON forums_auditentry",
    "DROP FUNCTION IF EXISTS forums_auditentry_keep()",
)


def close(apps, schema_editor):
    append_only.add_triggers(apps, schema_editor)
    _on_postgresql(schema_editor, TRUNCATE)


def open_again(apps, schema_editor):
    _on_postgresql(schema_editor, TRUNCATE_UNDO)
    append_only.drop_triggers(apps, schema_editor)


def _on_postgresql(schema_editor, statements):
    if schema_editor.connection.vendor == "postgresql":
        for statement in statements:
            schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("forums", "0009_every_line_is_numbered")]

    operations = [migrations.RunPython(close, open_again)]
