"""What a signed-in reader left on the posts of a page: thanks and bookmarks, in one query or none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import CharField, IntegerField, Value
from django.db.models.functions import Cast, Coalesce

from forums.models import Bookmark, Post, Thanks, Topic

THANKED: Final = "thanked"
KEPT: Final = "kept"
WHOLE_TOPIC: Final = 0


@dataclass(frozen=True, slots=True)
class Marks:
    """Ids of posts; `topic_kept` says whether the topic as a whole is bookmarked."""

    thanked: frozenset[int] = frozenset()
    kept: frozenset[int] = frozenset()
    topic_kept: bool = False


def marks_of(user: Any, topic: Topic, posts: Sequence[Post]) -> Marks:
    """Asks only when a post was thanked for by somebody, or the topic (`with_bookmark_of`) holds a bookmark."""
    thanked = [post.pk for post in posts if post.thanks_count]
    if not user.is_authenticated or not (thanked or getattr(topic, "bookmarked", False)):
        return Marks()
    kind, number = CharField(), IntegerField()
    thanks = Thanks.objects.filter(user_id=user.pk, post_id__in=thanked).order_by()
    kept = Bookmark.objects.of(user).filter(topic=topic).order_by()
    rows = set(
        thanks.values_list(Cast("post_id", number), Value(THANKED, output_field=kind)).union(
            kept.values_list(
                Coalesce(Cast("post_id", number), Value(WHOLE_TOPIC)), Value(KEPT, output_field=kind)
            ),
            all=True,
        )
    )
    found = frozenset(pk for pk, mark in rows if mark == KEPT)
    return Marks(
        thanked=frozenset(pk for pk, mark in rows if mark == THANKED),
        kept=found - {WHOLE_TOPIC},
        topic_kept=WHOLE_TOPIC in found,
    )
