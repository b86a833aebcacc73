"""Five levels of following, in place of three words."""

from django.db import migrations, models

NEW = {"everything": "watching", "replies": "normal", "nothing": "muted"}
# Levels that had no counterpart fall back to the nearest one.
OLD = {"watching": "everything", "tracking": "replies", "normal": "replies", "first": "replies", "muted": "nothing"}


def _rename(apps, schema_editor, names):
    rows = apps.get_model("forums", "TopicMember").objects.using(schema_editor.connection.alias)
    for before, after in names.items():
        rows.filter(level=before).update(level=after)


def forwards(apps, schema_editor):
    _rename(apps, schema_editor, NEW)


def backwards(apps, schema_editor):
    _rename(apps, schema_editor, OLD)


class Migration(migrations.Migration):
    dependencies = [("forums", "0002_append_only_record")]

    operations = [
        migrations.AlterField(
            model_name="topicmember",
            name="level",
            field=models.CharField(
                blank=True,
                choices=[
                    ("watching", "Every new post"),
                    ("first", "New topics only"),
                    ("tracking", "The number of new posts"),
                    ("normal", "Replies to me and mentions"),
                    ("muted", "Nothing"),
                ],
                default="",
                max_length=10,
                verbose_name="tell me about",
            ),
        ),
        migrations.RunPython(forwards, backwards),
    ]
