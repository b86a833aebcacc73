from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("forums", "0022_attached_files"),
    ]

    operations = [
        migrations.AddField(
            model_name='post',
            name='files',
            field=models.JSONField(blank=True, default=list, editable=False),
        ),
    ]
