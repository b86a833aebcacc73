import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('forums', '0033_first_answers_of_old_topics'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='draft',
            name='masked',
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name='forum',
            name='pseudonyms',
            field=models.BooleanField(default=False, help_text='Members may post under a sealed pseudonym, another one in each topic.', verbose_name='pseudonyms'),
        ),
        migrations.AlterField(
            model_name='auditentry',
            name='act',
            field=models.CharField(choices=[('hide-post', 'Hid a post'), ('show-post', 'Showed a post again'), ('hide-topic', 'Hid a topic'), ('show-topic', 'Showed a topic again'), ('lock', 'Closed a topic'), ('unlock', 'Opened a topic again'), ('pin', 'Pinned a topic'), ('unpin', 'Unpinned a topic'), ('move', 'Moved a topic'), ('edit', "Edited another person's post"), ('decide', 'Decided a report'), ('ask-unseal', 'Asked to open a pseudonym'), ('unseal', 'Opened a pseudonym'), ('keep-sealed', 'Left a pseudonym sealed'), ('merge', 'Merged a topic into another'), ('split', 'Moved posts into a new topic'), ('close-on', 'Set when a topic closes'), ('assign', 'Gave a report to a moderator'), ('appeal', 'Decided an appeal'), ('approve', 'Let a waiting post appear'), ('decline', 'Declined a waiting post'), ('warn', 'Warned a member'), ('suspend', 'Suspended a member from writing'), ('lift', 'Ended a suspension early'), ('ask-note', 'Asked to make a practice note of an answer'), ('make-note', 'Made a draft of a practice note'), ('refuse-note', 'Did not agree to a practice note')], max_length=12, verbose_name='act'),
        ),
        migrations.CreateModel(
            name='Mask',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('mark', models.CharField(max_length=64, unique=True)),
                ('sealed', models.TextField()),
                ('topic', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='masks', to='forums.topic')),
            ],
            options={
                'verbose_name': 'sealed pseudonym',
                'verbose_name_plural': 'sealed pseudonyms',
            },
        ),
        migrations.AddField(
            model_name='post',
            name='mask',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='forums.mask'),
        ),
        migrations.AddField(
            model_name='topic',
            name='last_mask',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='forums.mask'),
        ),
        migrations.AddField(
            model_name='topic',
            name='mask',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='forums.mask'),
        ),
        migrations.CreateModel(
            name='Unsealing',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reason', models.CharField(max_length=500, verbose_name='reason')),
                ('asked_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('decided_at', models.DateTimeField(null=True)),
                ('agreed', models.BooleanField(default=False)),
                ('asked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('decided_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('mask', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='unsealings', to='forums.mask')),
                ('post', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='forums.post')),
            ],
            options={
                'verbose_name': 'opening of a pseudonym',
                'verbose_name_plural': 'openings of pseudonyms',
                'ordering': ['-asked_at'],
            },
        ),
        migrations.AddConstraint(
            model_name='mask',
            constraint=models.UniqueConstraint(fields=('topic', 'number'), name='forums_one_mask_a_number'),
        ),
        migrations.AddConstraint(
            model_name='unsealing',
            constraint=models.UniqueConstraint(condition=models.Q(('decided_at', None)), fields=('mask',), name='forums_one_open_unsealing'),
        ),
        migrations.AddConstraint(
            model_name='unsealing',
            constraint=models.CheckConstraint(condition=models.Q(('agreed', False), models.Q(('asked_by', models.F('decided_by')), _negated=True), _connector='OR'), name='forums_two_people_unseal'),
        ),
    ]
