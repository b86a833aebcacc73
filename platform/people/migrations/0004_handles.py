"""Short names for mentions, made from the name that is shown."""

import secrets

from django.db import migrations, models

import people.handles


def name_everybody(apps, schema_editor):
    profiles = apps.get_model("people", "Profile").objects.using(schema_editor.connection.alias)
    taken = set()
    for profile in profiles.exclude(display_name="").order_by("pk").iterator():
        name = profile.pseudonym if profile.use_pseudonym and profile.pseudonym else profile.display_name
        stem = handle = people.handles.stem_of(name)
        number = 1
        while handle in taken or handle == people.handles.FALLBACK:
            number += 1
            handle = f"{stem}-{number}" if stem != people.handles.FALLBACK else f"{stem}-{secrets.token_hex(3)}"
        taken.add(handle)
        profiles.filter(pk=profile.pk).update(handle=handle)


class Migration(migrations.Migration):
    dependencies = [("people", "0003_unread_notices")]

    operations = [
        migrations.AddField(
            model_name="profile",
            name="handle",
            field=models.CharField(
                blank=True,
                max_length=30,
                null=True,
                unique=True,
                validators=[people.handles.check_handle],
                verbose_name="short name",
            ),
        ),
        migrations.RunPython(name_everybody, migrations.RunPython.noop),
    ]
