"""The record is about to get new columns: what refuses changes steps aside until it is closed again."""

from importlib import import_module

from django.db import migrations

append_only = import_module("forums.migrations.0002_append_only_record")


class Migration(migrations.Migration):
    dependencies = [("forums", "0005_mentions")]

    operations = [migrations.RunPython(append_only.drop_triggers, append_only.add_triggers)]
