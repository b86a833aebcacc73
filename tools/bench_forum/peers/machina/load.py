"""Fills django-machina through its own renderer; its counters and reading marks are set as it would set them."""

import sys
from typing import Any

from bench_forum import community
from bench_forum.loading import Loaded, analyse, batches, in_batches, main, session_of

MAY = (
    "can_see_forum",
    "can_read_forum",
    "can_start_new_topics",
    "can_reply_to_topics",
    "can_edit_own_posts",
    "can_post_without_approval",
)
VISITORS_MAY = MAY[:2]
# As its settings have them when nobody changes them.
TOPICS_A_PAGE, POSTS_A_PAGE = 20, 15
BACKEND = "django.contrib.auth.backends.ModelBackend"


def load(posts: int) -> Loaded:
    users = _people()
    forums = _forums()
    topics = _topics(posts, users, forums)
    for forum in forums:
        forum.refresh_from_db()
        forum.update_trackers()
    _read(posts, users, topics)
    analyse()
    return _described(topics, forums[0], users)


def count(topic: int) -> int:
    from machina.apps.forum_conversation.models import Post

    return int(Post.objects.filter(topic_id=topic).count())


def _people() -> list[Any]:
    from django.contrib.auth.models import User
    from machina.apps.forum_member.models import ForumProfile

    users = User.objects.bulk_create(
        User(username=community.member_name(number).replace(" ", "_") + str(number), password="!")  # noqa: S106
        for number in range(community.MEMBERS)
    )
    ForumProfile.objects.bulk_create(ForumProfile(user=user, posts_count=100) for user in users)
    return users


def _forums() -> list[Any]:
    from django.contrib.auth.models import AnonymousUser
    from machina.apps.forum.models import Forum
    from machina.apps.forum_permission.shortcuts import ALL_AUTHENTICATED_USERS, assign_perm

    forums = []
    for number in range(community.CATEGORIES):
        category = Forum.objects.create(name=community.category_title(number), type=Forum.FORUM_CAT)
        for place in range(community.FORUMS_EACH):
            title = community.forum_title(number * community.FORUMS_EACH + place)
            forums.append(
                Forum.objects.create(
                    name=title, description=f"What {title} is for.", parent=category, type=Forum.FORUM_POST
                )
            )
    for codename in MAY:
        assign_perm(codename, ALL_AUTHENTICATED_USERS)
    for codename in VISITORS_MAY:
        assign_perm(codename, AnonymousUser())
    return forums


def _topics(posts: int, users: list[Any], forums: list[Any]) -> list[Any]:
    from django.utils.text import slugify
    from machina.apps.forum_conversation.models import Post, Topic
    from machina.models.fields import render_func

    sources = community.bodies()
    pages = [render_func(source) for source in sources]
    kept: list[Any] = []
    for some in batches(community.topics(posts), 500):
        rows = Topic.objects.bulk_create(
            Topic(
                forum=forums[made.forum],
                poster=users[made.posts[0].author],
                subject=made.title,
                slug=slugify(made.title),
                type=Topic.TOPIC_POST,
                status=Topic.TOPIC_UNLOCKED,
                posts_count=len(made.posts),
                last_post_on=made.posts[-1].at,
            )
            for made in some
        )
        written = []
        for row, made in zip(rows, some, strict=True):
            for post in made.posts:
                one = Post(
                    topic=row,
                    poster=users[post.author],
                    subject=made.title,
                    content=sources[post.body],
                    approved=True,
                )
                one._content_rendered = pages[post.body]
                written.append((one, post.at))
        _keep(Post, written)
        _close(Topic, rows, some, [one for one, _at in written])
        kept += rows
    return kept


def _keep(Post: Any, written: list[tuple[Any, Any]]) -> None:
    """Its dates are set by saving: they are let through here."""
    fields = [Post._meta.get_field(name) for name in ("created", "updated")]
    before = [(field.auto_now, field.auto_now_add) for field in fields]
    for field in fields:
        field.auto_now = field.auto_now_add = False
    for one, at in written:
        one.created = one.updated = at
    in_batches(Post.objects, [one for one, _at in written])
    for field, (auto_now, auto_now_add) in zip(fields, before, strict=True):
        field.auto_now, field.auto_now_add = auto_now, auto_now_add


def _close(Topic: Any, rows: list[Any], some: list[Any], posts: list[Any]) -> None:
    place = 0
    for row, made in zip(rows, some, strict=True):
        row.first_post, row.last_post = posts[place], posts[place + len(made.posts) - 1]
        place += len(made.posts)
    Topic.objects.bulk_update(rows, ["first_post", "last_post"], batch_size=200)


def _read(posts: int, users: list[Any], topics: list[Any]) -> None:
    from machina.apps.forum_tracking.models import TopicReadTrack

    in_batches(
        TopicReadTrack.objects,
        (
            TopicReadTrack(user=users[member], topic=topics[number])
            for member, number in community.reads(posts)
        ),
    )


def _described(topics: list[Any], forum: Any, users: list[Any]) -> Loaded:
    place = f"/forum/{forum.slug}-{forum.pk}/"
    long, usual = (f"{place}topic/{topic.slug}-{topic.pk}/" for topic in topics[:2])
    return Loaded(
        pages={
            "index": "/",
            "list": place,
            "list-deep": f"{place}?page={max(1, forum.topics.count() // TOPICS_A_PAGE // 2)}",
            "topic": usual,
            "topic-deep": f"{long}?page={topics[0].posts_count // POSTS_A_PAGE // 2}",
        },
        cookie="sessionid",
        sessions=[session_of(users[number], BACKEND) for number in (1, 2)],
        reply=f"{long}post/create/",
        field="content",
        topic=topics[0].pk,
    )


if __name__ == "__main__":
    main(load, count, sys.argv[1:])
