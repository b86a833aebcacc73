"""A topic may have a poll; its votes name nobody."""

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('forums', '0018_bookmarks'),
    ]

    operations = [
        migrations.AddField(
            model_name='topic',
            name='has_poll',
            field=models.BooleanField(default=False, editable=False),
        ),
        migrations.CreateModel(
            name='Poll',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('question', models.CharField(max_length=200, verbose_name='question')),
                ('options', models.JSONField(default=list, verbose_name='answers')),
                ('counts', models.JSONField(default=list)),
                ('most', models.PositiveSmallIntegerField(default=1, verbose_name='answers one may choose')),
                ('results', models.CharField(choices=[('always', 'Always'), ('voted', "After one's own vote"), ('closed', 'When the poll has ended')], default='voted', max_length=8, verbose_name='show results')),
                ('closes_at', models.DateTimeField(blank=True, null=True, verbose_name='ends')),
                ('voters', models.PositiveIntegerField(default=0)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('topic', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='poll', to='forums.topic')),
            ],
            options={
                'verbose_name': 'poll',
                'verbose_name_plural': 'polls',
            },
        ),
        migrations.CreateModel(
            name='Ballot',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('voter', models.CharField(max_length=64)),
                ('choices', models.JSONField(default=list)),
                ('poll', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='ballots', to='forums.poll')),
            ],
            options={
                'verbose_name': 'vote',
                'verbose_name_plural': 'votes',
            },
        ),
        migrations.AddConstraint(
            model_name='poll',
            constraint=models.CheckConstraint(condition=models.Q(('most__range', (1, 10))), name='forums_poll_most'),
        ),
        migrations.AddConstraint(
            model_name='ballot',
            constraint=models.UniqueConstraint(fields=('poll', 'voter'), name='forums_one_ballot_a_voter'),
        ),
    ]
