"""What a member did in the forums, as far as another member may read it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Count, F, Q

from forums.models import Post, Topic
from forums.querysets import PostQuerySet
from taxonomy.labels import concept_labels
from taxonomy.texts import active_language

LATEST: Final = 10
SUBJECTS: Final = 5
ACCEPTED: Final = Q(topic__accepted_position=F("position"))


@dataclass(frozen=True, slots=True)
class Doings:
    """Numbers and lists that hold nothing the viewer could not open."""

    posts: int
    accepted: int
    topics: list[Topic]
    answers: list[Post]
    subjects: list[str]


def doings_of(person: Any, viewer: Any) -> Doings:
    """Five queries, however much the person wrote."""
    written = posts_of(person, viewer)
    counts = written.aggregate(posts=Count("pk"), accepted=Count("pk", filter=ACCEPTED))
    topics = Topic.objects.visible_to(viewer).filter(author_id=person.pk, hidden=False)
    answers = written.filter(position__gt=1).select_related("topic__forum").order_by("-created_at", "-pk")
    return Doings(
        posts=counts["posts"],
        accepted=counts["accepted"],
        topics=list(topics.select_related("forum").order_by("-created_at", "-pk")[:LATEST]),
        answers=list(answers[:LATEST]),
        subjects=_subjects(written),
    )


def posts_of(person: Any, viewer: Any) -> PostQuerySet:
    """The person's posts that stand and that the viewer may read; the one place to leave out others."""
    return Post.objects.visible_to(viewer).public().filter(author_id=person.pk)


def _subjects(written: PostQuerySet) -> list[str]:
    """What the person answers most."""
    answered = written.filter(position__gt=1).order_by().values("topic_id")
    rows = Topic.concepts.through.objects.filter(topic_id__in=answered).order_by()
    counted = rows.values_list("concept__slug").annotate(Count("pk"))
    most = sorted(counted, key=lambda row: (-row[1], row[0]))
    labels = concept_labels(active_language())
    return [labels.get(slug, slug) for slug, _times in most[:SUBJECTS]]
