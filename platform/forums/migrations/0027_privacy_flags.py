"""Posts whose text may identify somebody wait for a moderator."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('forums', '0026_languages_of_posts'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='PrivacyFlag',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField()),
                ('places', models.JSONField(default=list)),
                ('origin', models.CharField(choices=[('vouched', 'The writer says it identifies nobody'), ('sweep', 'Found in an older post')], max_length=8)),
                ('reason', models.CharField(blank=True, max_length=500, verbose_name='reason')),
                ('state', models.CharField(choices=[('open', 'Open'), ('fine', 'Identifies nobody'), ('hidden', 'Post hidden')], default='open', max_length=8, verbose_name='state')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('decided_at', models.DateTimeField(blank=True, null=True)),
                ('decision', models.CharField(blank=True, max_length=500, verbose_name='reason of the decision')),
                ('author', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='privacy_flags', to=settings.AUTH_USER_MODEL)),
                ('decided_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('post', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='privacy_flags', to='forums.post')),
            ],
            options={
                'verbose_name': 'privacy flag',
                'verbose_name_plural': 'privacy flags',
                'ordering': ['created_at', 'pk'],
                'indexes': [models.Index(fields=['state', 'created_at'], name='forums_privacy_queue')],
            },
        ),
    ]
