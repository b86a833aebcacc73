import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("forums", "0030_acts_on_practice_notes"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='PracticeNote',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(choices=[('asked', "Waiting for the author's word"), ('declined', 'The author did not agree'), ('proposed', 'Proposed'), ('review', 'In review'), ('published', 'Published')], default='asked', max_length=10, verbose_name='state')),
                ('title', models.CharField(max_length=200, verbose_name='title')),
                ('review_on', models.DateField(verbose_name='to be reviewed')),
                ('named', models.BooleanField(default=False, verbose_name='thank the author by name')),
                ('proposed_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('page_key', models.CharField(blank=True, db_index=True, max_length=160)),
                ('post', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='forums.post')),
                ('proposed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('topic', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='note', to='forums.topic')),
            ],
            options={
                'verbose_name': 'practice note',
                'verbose_name_plural': 'practice notes',
            },
        ),
    ]
