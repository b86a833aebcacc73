from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("forums", "0029_note_state_of_topics"),
    ]

    operations = [
        migrations.AlterField(
            model_name='auditentry',
            name='act',
            field=models.CharField(choices=[('hide-post', 'Hid a post'), ('show-post', 'Showed a post again'), ('hide-topic', 'Hid a topic'), ('show-topic', 'Showed a topic again'), ('lock', 'Closed a topic'), ('unlock', 'Opened a topic again'), ('pin', 'Pinned a topic'), ('unpin', 'Unpinned a topic'), ('move', 'Moved a topic'), ('edit', "Edited another person's post"), ('decide', 'Decided a report'), ('ask-note', 'Asked to make a practice note of an answer'), ('make-note', 'Made a draft of a practice note'), ('refuse-note', 'Did not agree to a practice note')], max_length=12, verbose_name='act'),
        ),
    ]
