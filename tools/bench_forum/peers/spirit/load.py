"""Fills Spirit through its own renderer; its counters, bookmarks and marks of what is read are set as it would set them."""

import sys
from typing import Any

from bench_forum import community
from bench_forum.loading import Loaded, analyse, batches, in_batches, main, session_of

# As its settings have them when nobody changes them.
TOPICS_A_PAGE = COMMENTS_A_PAGE = 20
BACKEND = "spirit.user.auth.backends.UsernameAuthBackend"


def load(posts: int) -> Loaded:
    users = _people()
    forums = _forums()
    topics = _topics(posts, users, forums)
    _read(posts, users, topics)
    analyse()
    return _described(topics, forums[0], users)


def count(topic: int) -> int:
    from spirit.comment.models import Comment

    return int(Comment.objects.filter(topic_id=topic).count())


def _people() -> list[Any]:
    from django.contrib.auth.models import User
    from django.utils.text import slugify
    from spirit.user.models import UserProfile

    names = [community.member_name(number) for number in range(community.MEMBERS)]
    users = User.objects.bulk_create(
        User(username=f"{slugify(name)}{number}", email=f"member{number}@example.org", password="!")  # noqa: S106
        for number, name in enumerate(names)
    )
    UserProfile.objects.bulk_create(
        UserProfile(
            user=user, nickname=name, slug=slugify(name) or "member", is_verified=True, comment_count=100
        )
        for user, name in zip(users, names, strict=True)
    )
    return users


def _forums() -> list[Any]:
    from spirit.category.models import Category

    forums = []
    for number in range(community.CATEGORIES):
        parent = Category.objects.create(title=community.category_title(number), sort=number)
        for place in range(community.FORUMS_EACH):
            title = community.forum_title(number * community.FORUMS_EACH + place)
            forums.append(
                Category.objects.create(
                    title=title, description=f"What {title} is for.", parent=parent, sort=place
                )
            )
    return forums


def _topics(posts: int, users: list[Any], forums: list[Any]) -> list[Any]:
    from django.utils.text import slugify
    from spirit.comment.models import Comment
    from spirit.core.utils.markdown import Markdown
    from spirit.topic.models import Topic

    sources = community.bodies()
    pages = [Markdown().render(source) for source in sources]
    kept: list[Any] = []
    for some in batches(community.topics(posts), 500):
        rows = Topic.objects.bulk_create(
            Topic(
                category=forums[made.forum],
                user=users[made.posts[0].author],
                title=made.title,
                slug=slugify(made.title)[:50].strip("-"),
                date=made.posts[0].at,
                last_active=made.posts[-1].at,
                comment_count=len(made.posts),
                view_count=len(made.posts) * 5,
            )
            for made in some
        )
        in_batches(
            Comment.objects,
            (
                Comment(
                    topic=row,
                    user=users[post.author],
                    comment=sources[post.body],
                    comment_html=pages[post.body],
                    date=post.at,
                )
                for row, made in zip(rows, some, strict=True)
                for post in made.posts
            ),
        )
        kept += rows
    return kept


def _read(posts: int, users: list[Any], topics: list[Any]) -> None:
    from spirit.comment.bookmark.models import CommentBookmark
    from spirit.topic.unread.models import TopicUnread

    pairs = list(community.reads(posts))
    in_batches(
        TopicUnread.objects,
        (TopicUnread(user=users[member], topic=topics[number], is_read=True) for member, number in pairs),
    )
    in_batches(
        CommentBookmark.objects,
        (
            CommentBookmark(
                user=users[member], topic=topics[number], comment_number=topics[number].comment_count
            )
            for member, number in pairs
        ),
    )


def _described(topics: list[Any], forum: Any, users: list[Any]) -> Loaded:
    place = f"/category/{forum.pk}/{forum.slug}/"
    long, usual = (f"/topic/{topic.pk}/{topic.slug}/" for topic in topics[:2])
    return Loaded(
        pages={
            # Its page of categories is empty in this version; its front page lists topics of all of them.
            "index": "/",
            "list": place,
            "list-deep": f"{place}?page={max(1, forum.topic_set.count() // TOPICS_A_PAGE // 2)}",
            "topic": usual,
            "topic-deep": f"{long}?page={topics[0].comment_count // COMMENTS_A_PAGE // 2}",
        },
        cookie="sessionid",
        sessions=[session_of(users[number], BACKEND) for number in (1, 2)],
        reply=f"/comment/{topics[0].pk}/publish/",
        field="comment",
        topic=topics[0].pk,
    )


if __name__ == "__main__":
    main(load, count, sys.argv[1:])
