import django.db.models.deletion
import django.utils.timezone
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('forums', '0021_draft_versions'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Attachment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('place', models.CharField(max_length=64)),
                ('state', models.CharField(choices=[('waiting', 'Not posted yet'), ('posted', 'Posted')], default='waiting', max_length=8, verbose_name='state')),
                ('name', models.CharField(max_length=100, verbose_name='name')),
                ('media_type', models.CharField(max_length=100, verbose_name='media type')),
                ('size', models.PositiveBigIntegerField(verbose_name='size')),
                ('digest', models.CharField(max_length=64)),
                ('width', models.PositiveIntegerField(blank=True, null=True)),
                ('height', models.PositiveIntegerField(blank=True, null=True)),
                ('alt', models.CharField(blank=True, max_length=300, verbose_name='description')),
                ('decorative', models.BooleanField(default=False, verbose_name='decorative')),
                ('confirmed', models.BooleanField(default=False)),
                ('file', models.FileField(upload_to='forum-files')),
                ('small', models.FileField(blank=True, upload_to='forum-files')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('post', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='attachments', to='forums.post')),
                ('uploader', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='forum_attachments', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'attached file',
                'verbose_name_plural': 'attached files',
                'ordering': ['pk'],
                'indexes': [models.Index(fields=['state', 'created_at'], name='forums_files_waiting')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'waiting')), fields=('uploader', 'place', 'digest'), name='forums_one_waiting_file'), models.CheckConstraint(condition=models.Q(models.Q(('post', None), ('state', 'waiting')), models.Q(('post__isnull', False), ('state', 'posted')), _connector='OR'), name='forums_posted_files_have_posts')],
            },
        ),
    ]
