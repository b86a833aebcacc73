from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('forums', '0023_files_of_posts'),
        ('taxonomy', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddIndex(
            model_name='topic',
            index=models.Index(fields=['forum', 'language', '-pinned', '-last_at', '-id'], name='forums_topic_language'),
        ),
        migrations.AddIndex(
            model_name='topic',
            index=models.Index(fields=['language', '-last_at', '-id'], name='forums_topic_spoken'),
        ),
    ]
