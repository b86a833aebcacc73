"""Devices can tell whether they know the kept draft; what one wrote over unseen waits beside it."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('forums', '0020_feed_keys'),
    ]

    operations = [
        migrations.AddField(
            model_name='draft',
            name='other',
            field=models.TextField(blank=True, verbose_name='text from another device'),
        ),
        migrations.AddField(
            model_name='draft',
            name='version',
            field=models.PositiveIntegerField(default=1),
        ),
    ]
