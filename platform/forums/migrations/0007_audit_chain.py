from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("forums", "0006_open_the_record"),
    ]

    operations = [
        migrations.CreateModel(
            name='AuditHead',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveBigIntegerField(default=0)),
                ('digest', models.CharField(max_length=64)),
            ],
            options={
                'verbose_name': 'end of the moderation record',
                'verbose_name_plural': 'end of the moderation record',
            },
        ),
        migrations.AlterModelOptions(
            name='auditentry',
            options={'ordering': ['-number'], 'verbose_name': 'line of the moderation record', 'verbose_name_plural': 'moderation record'},
        ),
        migrations.AddField(
            model_name='auditentry',
            name='digest',
            field=models.CharField(default='', max_length=64),
        ),
        migrations.AddField(
            model_name='auditentry',
            name='number',
            field=models.PositiveBigIntegerField(null=True),
        ),
        migrations.AddField(
            model_name='auditentry',
            name='previous',
            field=models.CharField(default='', max_length=64),
        ),
        migrations.AlterField(
            model_name='auditentry',
            name='act',
            field=models.CharField(choices=[('hide-post', 'Hid a post'), ('show-post', 'Showed a post again'), ('hide-topic', 'Hid a topic'), ('show-topic', 'Showed a topic again'), ('lock', 'Closed a topic'), ('unlock', 'Opened a topic again'), ('pin', 'Pinned a topic'), ('unpin', 'Unpinned a topic'), ('move', 'Moved a topic'), ('edit', "Edited another person's post"), ('decide', 'Decided a report'), ('merge', 'Merged a topic into another'), ('split', 'Moved posts into a new topic'), ('close-on', 'Set when a topic closes'), ('assign', 'Gave a report to a moderator'), ('appeal', 'Decided an appeal'), ('approve', 'Let a waiting post appear'), ('decline', 'Declined a waiting post'), ('warn', 'Warned a member'), ('suspend', 'Suspended a member from writing'), ('lift', 'Ended a suspension early')], max_length=12, verbose_name='act'),
        ),
        migrations.AddIndex(
            model_name='auditentry',
            index=models.Index(fields=['forum', '-number'], name='forums_record_of_forum'),
        ),
    ]
