"""How many notices a person has not read, beside the account that every page reads anyway."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("people", "0002_letters_language")]

    operations = [
        migrations.AddField(
            model_name="user",
            name="unread_notices",
            field=models.PositiveIntegerField(default=0, editable=False),
        ),
    ]
