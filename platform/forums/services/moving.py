"""Posts that change their topic: each keeps its row, so everything that hangs on it comes along."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

from forums.models import Draft, Post, Topic, TopicMember
from forums.models.held import Held
from forums.rendering import RENDERER_VERSION
from forums.services.keeping import reply_key
from forums.services.unsealing import masks_in

AT_ONCE: Final = 200


def carry(posts: Sequence[Post], source: Topic, target: Topic) -> dict[int, int]:
    """Append posts to a topic and leave a place in the other that leads to each; old positions to new.

    The caller holds the locks of both topics.
    """
    places = {post.position: target.last_position + count for count, post in enumerate(posts, start=1)}
    masks = masks_in(target, [post.mask for post in posts if post.mask])
    left = [_place_of(source, post.position, post) for post in posts]
    for post in posts:
        post.topic, post.position = target, places[post.position]
        post.mask = masks[post.mask_id] if post.mask_id else None
    Post.objects.bulk_update(posts, ["topic", "position", "mask"], batch_size=AT_ONCE)
    Post.objects.bulk_create(left, batch_size=AT_ONCE)
    target.last_position += len(posts)
    target.save(update_fields=["last_position"])
    return places


def _place_of(source: Topic, position: int, post: Post) -> Post:
    return Post(
        topic=source,
        position=position,
        source="",
        html="",
        renderer_version=RENDERER_VERSION,
        language=post.language,
        created_at=post.created_at,
        hidden=True,
        held=Held.MOVED,
        moved_to=post,
    )


def carry_readers(source: Topic, target: Topic, places: dict[int, int], before: int) -> None:
    """Whoever followed goes on following; what a person had read stays read where nothing unread lies before it.

    `before` is the last position of the target before the posts came.
    """
    positions = sorted(places)
    known = {row.user_id: row for row in TopicMember.objects.filter(topic=target)}
    new, changed = [], []
    for row in TopicMember.objects.filter(topic=source).iterator():
        read = bisect_right(positions, row.last_read_position)
        held = known.get(row.user_id)
        if held is None:
            mark = read if before == 0 else 0
            if mark or row.level:
                new.append(
                    TopicMember(user_id=row.user_id, topic=target, level=row.level, last_read_position=mark)
                )
            continue
        held.level = held.level or row.level
        if held.last_read_position == before:
            held.last_read_position = before + read
        changed.append(held)
    TopicMember.objects.bulk_create(new, batch_size=500)
    TopicMember.objects.bulk_update(changed, ["level", "last_read_position"], batch_size=200)


def carry_drafts(source: Topic, target: Topic) -> None:
    """A reply begun in the one is found in the other, unless its writer began one there too."""
    busy = Draft.objects.filter(topic=target).values_list("user_id", flat=True)
    moved = Draft.objects.filter(topic=source).exclude(user_id__in=list(busy))
    moved.update(topic=target, key=reply_key(target))
