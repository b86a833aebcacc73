import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('forums', "0031_practice_notes"),
        ('taxonomy', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Ask',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('stage', models.PositiveSmallIntegerField(choices=[(1, 'asked at once'), (2, 'asked as expert on call'), (3, 'asked as coordinator')])),
                ('asked_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('declined_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'verbose_name': 'question put to a colleague',
                'verbose_name_plural': 'questions put to colleagues',
            },
        ),
        migrations.CreateModel(
            name='AskLimit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('a_week', models.PositiveSmallIntegerField(verbose_name='questions a week at the most')),
            ],
            options={
                'verbose_name': 'limit of questions',
                'verbose_name_plural': 'limits of questions',
            },
        ),
        migrations.CreateModel(
            name='Duty',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('expert', 'Expert on call'), ('coordinator', 'Coordinator')], default='expert', max_length=12, verbose_name='duty')),
                ('starts', models.DateField(default=django.utils.timezone.localdate, verbose_name='from')),
                ('ends', models.DateField(blank=True, null=True, verbose_name='until')),
            ],
            options={
                'verbose_name': 'duty',
                'verbose_name_plural': 'rota',
                'ordering': ['starts', 'pk'],
            },
        ),
        migrations.AddField(
            model_name='forum',
            name='calls_for_answers',
            field=models.BooleanField(default=True, help_text='Colleagues who may know are asked, and coordinators after three days without an answer.', verbose_name='call for answers'),
        ),
        migrations.AddField(
            model_name='topic',
            name='asked_stage',
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddField(
            model_name='topic',
            name='first_answer_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddIndex(
            model_name='topic',
            index=models.Index(condition=models.Q(('first_answer_at', None), ('hidden', False), ('locked', False)), fields=['asked_stage', 'created_at'], name='forums_topic_waiting'),
        ),
        migrations.AddField(
            model_name='ask',
            name='topic',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='asks', to='forums.topic'),
        ),
        migrations.AddField(
            model_name='ask',
            name='user',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='forum_asks', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='asklimit',
            name='user',
            field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='forum_ask_limit', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='duty',
            name='concept',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='taxonomy.concept', verbose_name='subject'),
        ),
        migrations.AddField(
            model_name='duty',
            name='forum',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='forums.forum', verbose_name='forum'),
        ),
        migrations.AddField(
            model_name='duty',
            name='host',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='taxonomy.country', verbose_name='host country'),
        ),
        migrations.AddField(
            model_name='duty',
            name='origin',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='taxonomy.country', verbose_name='country of origin'),
        ),
        migrations.AddField(
            model_name='duty',
            name='user',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='forum_duties', to=settings.AUTH_USER_MODEL, verbose_name='colleague'),
        ),
        migrations.AddIndex(
            model_name='ask',
            index=models.Index(fields=['user', '-asked_at'], name='forums_ask_load'),
        ),
        migrations.AddConstraint(
            model_name='ask',
            constraint=models.UniqueConstraint(fields=('topic', 'user'), name='forums_asked_once'),
        ),
        migrations.AddConstraint(
            model_name='duty',
            constraint=models.CheckConstraint(condition=models.Q(('ends', None), ('ends__gte', models.F('starts')), _connector='OR'), name='forums_duty_ends_after_it_starts'),
        ),
    ]
