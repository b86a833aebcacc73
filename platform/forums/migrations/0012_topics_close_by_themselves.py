from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("forums", "0011_held_and_moved"),
    ]

    operations = [
        migrations.AddField(
            model_name='forum',
            name='quiet_days',
            field=models.PositiveSmallIntegerField(default=0, help_text='Days without a new post; 0 leaves topics open. Pinned topics stay open.', verbose_name='close quiet topics after so many days'),
        ),
        migrations.AddField(
            model_name='topic',
            name='closes_at',
            field=models.DateTimeField(blank=True, null=True, verbose_name='closes on'),
        ),
        migrations.AddField(
            model_name='topic',
            name='reopened_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddIndex(
            model_name='topic',
            index=models.Index(condition=models.Q(('closes_at__isnull', False)), fields=['closes_at'], name='forums_topic_closing'),
        ),
    ]
