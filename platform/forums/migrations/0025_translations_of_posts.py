import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('forums', '0024_topics_by_language'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='PostTranslation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('language', models.CharField(max_length=12, verbose_name='language')),
                ('source', models.TextField(verbose_name='text')),
                ('html', models.TextField(editable=False)),
                ('machine', models.CharField(blank=True, max_length=60, verbose_name='machine')),
                ('of_version', models.PositiveIntegerField(default=1)),
                ('version', models.PositiveIntegerField(default=1)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('edited_at', models.DateTimeField(blank=True, null=True)),
                ('approved_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='forum_translations', to=settings.AUTH_USER_MODEL)),
                ('post', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='translations', to='forums.post')),
            ],
            options={
                'verbose_name': 'translation of a post',
                'verbose_name_plural': 'translations of posts',
                'ordering': ['language'],
            },
        ),
        migrations.CreateModel(
            name='TranslationRevision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField()),
                ('source', models.TextField()),
                ('replaced_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('replaced_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('translation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='revisions', to='forums.posttranslation')),
            ],
            options={
                'verbose_name': 'earlier translation',
                'verbose_name_plural': 'earlier translations',
                'ordering': ['-version'],
            },
        ),
        migrations.AddConstraint(
            model_name='posttranslation',
            constraint=models.UniqueConstraint(fields=('post', 'language'), name='forums_one_translation_a_language'),
        ),
        migrations.AddConstraint(
            model_name='translationrevision',
            constraint=models.UniqueConstraint(fields=('translation', 'version'), name='forums_one_revision_a_translation'),
        ),
    ]
