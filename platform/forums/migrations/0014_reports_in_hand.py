import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("forums", "0013_approval_of_first_posts"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='report',
            name='forums_one_open_report',
        ),
        migrations.AddField(
            model_name='report',
            name='answered_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='report',
            name='assignee',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AlterField(
            model_name='report',
            name='state',
            field=models.CharField(choices=[('open', 'Open'), ('in-hand', 'In hand'), ('upheld', 'Post hidden'), ('dismissed', 'Nothing to do'), ('duplicate', 'Dealt with already')], default='open', max_length=10, verbose_name='state'),
        ),
        migrations.AddConstraint(
            model_name='report',
            constraint=models.UniqueConstraint(condition=models.Q(('state__in', ['open', 'in-hand'])), fields=('post', 'reporter'), name='forums_one_open_report'),
        ),
    ]
