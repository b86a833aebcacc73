"""Numbers kept beside the rows they count: moved by one when somebody writes, counted anew when somebody tidies."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, Subquery, Sum
from django.db.models.functions import Coalesce

from forums.models import Forum, Post, Thanks, Topic


def refresh_topic(topic: Topic) -> None:
    """Count the readable posts; the newest of them says when and by whom the topic was last touched."""
    shown = Post.objects.filter(topic=topic, hidden=False)
    # By time: posts that a merge brought stand at the end and may be older.
    last = shown.order_by("-created_at", "-position").first()
    topic.post_count = shown.count()
    topic.last_at = last.created_at if last else topic.created_at
    topic.last_author_id = last.author_id if last else topic.author_id
    topic.last_mask_id = last.mask_id if last else topic.mask_id
    topic.first_answer_at = first_answer(topic)
    topic.save(update_fields=["post_count", "last_at", "last_author", "last_mask", "first_answer_at"])


def first_answer(topic: Topic) -> datetime | None:
    """When the first readable post of somebody else came."""
    answers = Post.objects.filter(topic=topic, hidden=False, position__gt=1)
    if topic.author_id is not None:
        answers = answers.filter(~Q(author=topic.author_id) | Q(author=None))
    if topic.mask_id is not None:
        answers = answers.filter(~Q(mask=topic.mask_id) | Q(mask=None))
    return answers.order_by("position").values_list("created_at", flat=True).first()


def refresh_forum(forum_id: int) -> None:
    """Count the readable topics of a forum and the readable posts in them."""
    shown = Topic.objects.filter(forum_id=forum_id, hidden=False)
    totals = shown.aggregate(topics=Count("pk"), posts=Coalesce(Sum("post_count"), 0))
    Forum.objects.filter(pk=forum_id).update(
        topic_count=totals["topics"],
        post_count=totals["posts"],
        last_topic=shown.newest_first().values_list("pk", flat=True).first(),
    )


def refresh_thanks() -> int:
    """Count the thanks of posts anew where the kept number differs; says of how many posts."""
    wrong = [post.pk for post in _thanks_drift()]
    counted = Thanks.objects.filter(post=OuterRef("pk")).order_by().values("post")
    number = Coalesce(Subquery(counted.values(number=Count("pk"))), 0)
    for pk in wrong:
        Post.objects.filter(pk=pk).update(thanks_count=number)
    return len(wrong)


def _thanks_drift() -> Any:
    """Posts whose number of thanks differs, from what has thanks or should have."""
    counted = Count("thanks", distinct=True)
    some = Post.objects.filter(Q(thanks_count__gt=0) | Exists(Thanks.objects.filter(post=OuterRef("pk"))))
    return some.order_by().annotate(counted=counted).exclude(thanks_count=F("counted"))


def drift() -> list[str]:
    """Names the posts, topics and forums whose kept numbers differ from a fresh count; empty is right."""
    found = [f"forums.post:{post.pk}" for post in _thanks_drift()]
    for topic in Topic.objects.only("pk", "post_count", "last_position").iterator():
        posts = Post.objects.filter(topic=topic)
        counted = (posts.filter(hidden=False).count(), posts.count())
        if (topic.post_count, topic.last_position) != counted:
            found.append(f"forums.topic:{topic.pk}")
    for forum in Forum.objects.all():
        shown = Topic.objects.filter(forum=forum, hidden=False)
        totals = shown.aggregate(topics=Count("pk"), posts=Coalesce(Sum("post_count"), 0))
        if (forum.topic_count, forum.post_count) != (totals["topics"], totals["posts"]):
            found.append(f"forums.forum:{forum.pk}")
    return found
