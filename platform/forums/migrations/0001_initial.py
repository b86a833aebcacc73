import django.db.models.deletion
import django.utils.timezone
import forums.models.forum
import taxonomy.texts
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
        ('taxonomy', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='AuditEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(db_index=True, default=django.utils.timezone.now)),
                ('actor', models.UUIDField(default=None, null=True, verbose_name='actor')),
                ('act', models.CharField(choices=[('hide-post', 'Hid a post'), ('show-post', 'Showed a post again'), ('hide-topic', 'Hid a topic'), ('show-topic', 'Showed a topic again'), ('lock', 'Closed a topic'), ('unlock', 'Opened a topic again'), ('pin', 'Pinned a topic'), ('unpin', 'Unpinned a topic'), ('move', 'Moved a topic'), ('edit', "Edited another person's post"), ('decide', 'Decided a report')], max_length=12, verbose_name='act')),
                ('target', models.CharField(db_index=True, max_length=64, verbose_name='target')),
                ('forum', models.SlugField(max_length=80, verbose_name='forum')),
                ('reason', models.CharField(blank=True, max_length=500, verbose_name='reason')),
                ('details', models.JSONField(blank=True, default=dict)),
            ],
            options={
                'verbose_name': 'line of the moderation record',
                'verbose_name_plural': 'moderation record',
                'ordering': ['-at', '-id'],
            },
        ),
        migrations.CreateModel(
            name='Category',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(max_length=80, unique=True, verbose_name='slug')),
                ('title', models.JSONField(default=dict, validators=[taxonomy.texts.validate_texts], verbose_name='title')),
                ('order', models.PositiveSmallIntegerField(default=0, verbose_name='order')),
            ],
            options={
                'verbose_name': 'category',
                'verbose_name_plural': 'categories',
                'ordering': ['order', 'slug'],
            },
        ),
        migrations.CreateModel(
            name='Forum',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(max_length=80, unique=True, validators=[forums.models.forum.refuse_reserved], verbose_name='slug')),
                ('title', models.JSONField(default=dict, validators=[taxonomy.texts.validate_texts], verbose_name='title')),
                ('description', models.JSONField(blank=True, default=dict, validators=[taxonomy.texts.validate_texts], verbose_name='description')),
                ('order', models.PositiveSmallIntegerField(default=0, verbose_name='order')),
                ('sensitive', models.BooleanField(default=False, help_text='Writers are reminded more strongly to leave out whatever could identify a person.', verbose_name='sensitive')),
                ('topic_count', models.PositiveIntegerField(default=0, editable=False)),
                ('post_count', models.PositiveIntegerField(default=0, editable=False)),
                ('category', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='forums', to='forums.category', verbose_name='category')),
            ],
            options={
                'verbose_name': 'forum',
                'verbose_name_plural': 'forums',
                'ordering': ['category__order', 'order', 'slug'],
            },
        ),
        migrations.CreateModel(
            name='ForumGrant',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('level', models.PositiveSmallIntegerField(choices=[(1, 'See that the forum exists'), (2, 'Read'), (3, 'Read and reply'), (4, 'Read, reply and start topics'), (5, 'Moderate')], default=2, verbose_name='level')),
                ('forum', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='grants', to='forums.forum', verbose_name='forum')),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='forum_grants', to='auth.group', verbose_name='group')),
            ],
            options={
                'verbose_name': 'forum right',
                'verbose_name_plural': 'forum rights',
                'ordering': ['forum', 'level'],
            },
        ),
        migrations.AddField(
            model_name='forum',
            name='groups',
            field=models.ManyToManyField(related_name='+', through='forums.ForumGrant', to='auth.group', verbose_name='groups'),
        ),
        migrations.CreateModel(
            name='Post',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveIntegerField()),
                ('source', models.TextField(verbose_name='text')),
                ('html', models.TextField(editable=False)),
                ('renderer_version', models.PositiveSmallIntegerField(editable=False)),
                ('language', models.CharField(default='en', max_length=12, verbose_name='language')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('edited_at', models.DateTimeField(blank=True, null=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('hidden', models.BooleanField(default=False, verbose_name='hidden')),
                ('hidden_reason', models.CharField(blank=True, max_length=500, verbose_name='reason')),
                ('hidden_at', models.DateTimeField(blank=True, null=True)),
                ('author', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='forum_posts', to=settings.AUTH_USER_MODEL)),
                ('hidden_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('reply_to', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='answers', to='forums.post')),
            ],
            options={
                'verbose_name': 'post',
                'verbose_name_plural': 'posts',
                'ordering': ['topic', 'position'],
            },
        ),
        migrations.CreateModel(
            name='PostRevision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField()),
                ('source', models.TextField()),
                ('replaced_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('post', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='revisions', to='forums.post')),
                ('replaced_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'earlier text',
                'verbose_name_plural': 'earlier texts',
                'ordering': ['-version'],
            },
        ),
        migrations.CreateModel(
            name='Report',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reason', models.CharField(choices=[('identifies', 'It could identify a person'), ('harmful', 'The advice could do harm'), ('abuse', 'It insults or threatens'), ('spam', 'It is advertising'), ('other', 'Something else')], max_length=12, verbose_name='what is wrong')),
                ('details', models.TextField(blank=True, max_length=1000, verbose_name='details')),
                ('state', models.CharField(choices=[('open', 'Open'), ('upheld', 'Post hidden'), ('dismissed', 'Nothing to do')], default='open', max_length=10, verbose_name='state')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('decided_at', models.DateTimeField(blank=True, null=True)),
                ('decision', models.CharField(blank=True, max_length=500, verbose_name='reason of the decision')),
                ('decided_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('post', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reports', to='forums.post')),
                ('reporter', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='forum_reports', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'report',
                'verbose_name_plural': 'reports',
                'ordering': ['created_at'],
            },
        ),
        migrations.CreateModel(
            name='SubmissionKey',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=128)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('post', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='forums.post')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'submission key',
                'verbose_name_plural': 'submission keys',
            },
        ),
        migrations.CreateModel(
            name='Topic',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=200, verbose_name='title')),
                ('slug', models.SlugField(max_length=80)),
                ('language', models.CharField(default='en', max_length=12, verbose_name='language')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('last_position', models.PositiveIntegerField(default=0)),
                ('post_count', models.PositiveIntegerField(default=0)),
                ('last_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('pinned', models.BooleanField(default=False, verbose_name='pinned')),
                ('locked', models.BooleanField(default=False, verbose_name='closed')),
                ('hidden', models.BooleanField(default=False, verbose_name='hidden')),
                ('hidden_reason', models.CharField(blank=True, max_length=500, verbose_name='reason')),
                ('accepted_position', models.PositiveIntegerField(blank=True, null=True)),
                ('author', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='forum_topics', to=settings.AUTH_USER_MODEL)),
                ('concepts', models.ManyToManyField(blank=True, related_name='+', to='taxonomy.concept', verbose_name='subjects')),
                ('forum', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='topics', to='forums.forum', verbose_name='forum')),
                ('last_author', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'topic',
                'verbose_name_plural': 'topics',
            },
        ),
        migrations.AddField(
            model_name='post',
            name='topic',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='posts', to='forums.topic'),
        ),
        migrations.AddField(
            model_name='forum',
            name='last_topic',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='forums.topic'),
        ),
        migrations.CreateModel(
            name='Draft',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=64)),
                ('title', models.CharField(blank=True, max_length=200, verbose_name='title')),
                ('source', models.TextField(blank=True, verbose_name='text')),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='forum_drafts', to=settings.AUTH_USER_MODEL)),
                ('forum', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='forums.forum')),
                ('topic', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='forums.topic')),
            ],
            options={
                'verbose_name': 'draft',
                'verbose_name_plural': 'drafts',
                'ordering': ['-updated_at'],
            },
        ),
        migrations.CreateModel(
            name='TopicCountry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[('host', 'host country'), ('transit', 'country of transit'), ('origin', 'country of origin')], max_length=8, verbose_name='role')),
                ('country', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='taxonomy.country')),
                ('topic', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='topic_countries', to='forums.topic')),
            ],
            options={
                'verbose_name': 'country of a topic',
                'verbose_name_plural': 'countries of topics',
                'ordering': ['role', 'country'],
            },
        ),
        migrations.AddField(
            model_name='topic',
            name='countries',
            field=models.ManyToManyField(blank=True, related_name='+', through='forums.TopicCountry', to='taxonomy.country', verbose_name='countries'),
        ),
        migrations.CreateModel(
            name='TopicMember',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('last_read_position', models.PositiveIntegerField(default=0)),
                ('level', models.CharField(blank=True, choices=[('everything', 'Everything'), ('replies', 'Replies to me'), ('nothing', 'Nothing')], default='', max_length=10, verbose_name='tell me about')),
                ('topic', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='members', to='forums.topic')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='topic_memberships', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'reader of a topic',
                'verbose_name_plural': 'readers of topics',
            },
        ),
        migrations.AddConstraint(
            model_name='forumgrant',
            constraint=models.UniqueConstraint(fields=('group', 'forum'), name='forums_one_grant_a_group'),
        ),
        migrations.AddConstraint(
            model_name='forumgrant',
            constraint=models.CheckConstraint(condition=models.Q(('level__range', (1, 5))), name='forums_grant_level_known'),
        ),
        migrations.AddConstraint(
            model_name='postrevision',
            constraint=models.UniqueConstraint(fields=('post', 'version'), name='forums_one_revision_a_version'),
        ),
        migrations.AddIndex(
            model_name='report',
            index=models.Index(fields=['state', 'created_at'], name='forums_report_queue'),
        ),
        migrations.AddConstraint(
            model_name='report',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'open')), fields=('post', 'reporter'), name='forums_one_open_report'),
        ),
        migrations.AddConstraint(
            model_name='submissionkey',
            constraint=models.UniqueConstraint(fields=('user', 'key'), name='forums_one_post_a_submission'),
        ),
        migrations.AddIndex(
            model_name='post',
            index=models.Index(fields=['author', '-created_at'], name='forums_post_by_author'),
        ),
        migrations.AddConstraint(
            model_name='post',
            constraint=models.UniqueConstraint(fields=('topic', 'position'), name='forums_one_post_a_position'),
        ),
        migrations.AddConstraint(
            model_name='post',
            constraint=models.CheckConstraint(condition=models.Q(('position__gte', 1)), name='forums_positions_from_one'),
        ),
        migrations.AddConstraint(
            model_name='draft',
            constraint=models.UniqueConstraint(fields=('user', 'key'), name='forums_one_draft_a_place'),
        ),
        migrations.AddConstraint(
            model_name='draft',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('forum', None), ('topic__isnull', False)), models.Q(('forum__isnull', False), ('topic', None)), _connector='OR'), name='forums_draft_has_one_place'),
        ),
        migrations.AddConstraint(
            model_name='topiccountry',
            constraint=models.UniqueConstraint(fields=('topic', 'country', 'role'), name='forums_country_once_a_role'),
        ),
        migrations.AddIndex(
            model_name='topic',
            index=models.Index(fields=['forum', '-pinned', '-last_at', '-id'], name='forums_topic_list'),
        ),
        migrations.AddIndex(
            model_name='topic',
            index=models.Index(fields=['-last_at', '-id'], name='forums_topic_latest'),
        ),
        migrations.AddConstraint(
            model_name='topic',
            constraint=models.CheckConstraint(condition=models.Q(('accepted_position', None), models.Q(('accepted_position__gt', 1), ('accepted_position__lte', models.F('last_position'))), _connector='OR'), name='forums_accepted_is_a_reply'),
        ),
        migrations.AddIndex(
            model_name='topicmember',
            index=models.Index(fields=['user', 'level'], name='forums_member_follows'),
        ),
        migrations.AddConstraint(
            model_name='topicmember',
            constraint=models.UniqueConstraint(fields=('user', 'topic'), name='forums_one_member_row'),
        ),
    ]
