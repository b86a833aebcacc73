from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("forums", "0025_translations_of_posts"),
    ]

    operations = [
        migrations.AddField(
            model_name='post',
            name='translated',
            field=models.JSONField(blank=True, default=list, editable=False),
        ),
    ]
