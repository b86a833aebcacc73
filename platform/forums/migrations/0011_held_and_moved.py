import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("forums", "0010_close_the_record"),
    ]

    operations = [
        migrations.AddField(
            model_name='post',
            name='held',
            field=models.CharField(blank=True, choices=[('waiting', 'Waiting for a moderator'), ('declined', 'Declined by a moderator'), ('moved', 'Moved to another topic')], default='', max_length=8),
        ),
        migrations.AddField(
            model_name='post',
            name='moved_to',
            field=models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='places_left', to='forums.post'),
        ),
        migrations.AddField(
            model_name='topic',
            name='held',
            field=models.CharField(blank=True, choices=[('waiting', 'Waiting for a moderator'), ('declined', 'Declined by a moderator'), ('moved', 'Moved to another topic')], default='', max_length=8),
        ),
        migrations.AddField(
            model_name='topic',
            name='merged_into',
            field=models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='merged', to='forums.topic'),
        ),
        migrations.AddIndex(
            model_name='post',
            index=models.Index(condition=models.Q(('held', 'waiting')), fields=['created_at'], name='forums_post_waiting'),
        ),
        migrations.AddIndex(
            model_name='post',
            index=models.Index(condition=models.Q(('moved_to__isnull', False)), fields=['moved_to'], name='forums_post_places_left'),
        ),
        migrations.AddIndex(
            model_name='topic',
            index=models.Index(condition=models.Q(('merged_into__isnull', False)), fields=['merged_into'], name='forums_topic_merged'),
        ),
        migrations.AddConstraint(
            model_name='post',
            constraint=models.CheckConstraint(condition=models.Q(('held', ''), ('hidden', True), _connector='OR'), name='forums_held_post_is_hidden'),
        ),
        migrations.AddConstraint(
            model_name='topic',
            constraint=models.CheckConstraint(condition=models.Q(('held', ''), ('hidden', True), _connector='OR'), name='forums_held_topic_is_hidden'),
        ),
    ]
