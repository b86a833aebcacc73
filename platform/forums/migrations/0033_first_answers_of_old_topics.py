"""Tells of each topic when it was first answered; nobody is asked about what was asked long ago."""

from django.db import migrations
from django.db.models import OuterRef, Q, Subquery

LAST_STAGE = 3


def fill(apps, schema_editor):
    Topic = apps.get_model("forums", "Topic")
    Post = apps.get_model("forums", "Post")
    others = Post.objects.filter(topic=OuterRef("pk"), position__gt=1, hidden=False).filter(
        Q(author=None) | ~Q(author=OuterRef("author"))
    )
    first = others.order_by("position").values("created_at")[:1]
    Topic.objects.update(first_answer_at=Subquery(first), asked_stage=LAST_STAGE)


class Migration(migrations.Migration):
    dependencies = [("forums", "0032_calls_for_answers")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
