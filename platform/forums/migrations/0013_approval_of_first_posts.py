from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("forums", "0012_topics_close_by_themselves"),
    ]

    operations = [
        migrations.AddField(
            model_name='forum',
            name='approve_first',
            field=models.PositiveSmallIntegerField(default=0, help_text="A person's first posts in all forums together, as many as this; 0 lets everybody post at once.", verbose_name='first posts that wait for a moderator'),
        ),
    ]
