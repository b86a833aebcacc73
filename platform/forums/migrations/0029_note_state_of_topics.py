from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("forums", "0028_case_shapes"),
    ]

    operations = [
        migrations.AddField(
            model_name='topic',
            name='note_state',
            field=models.CharField(blank=True, default='', editable=False, max_length=10),
        ),
    ]
