from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("forums", "0002_append_only_record"),
    ]

    operations = [
        migrations.AddField(
            model_name='topic',
            name='note_state',
            field=models.CharField(blank=True, default='', editable=False, max_length=10),
        ),
    ]
