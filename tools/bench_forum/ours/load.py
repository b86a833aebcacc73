"""Fills Waymark's forums as its services would, but in bulk."""

import random
import sys
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from bench_forum import community
from bench_forum.community import MadeTopic
from bench_forum.loading import Loaded, analyse, batches, in_batches, main, session_of

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
VETTED_EACH = 8


def load(posts: int) -> Loaded:
    from forums.models import Topic

    users = _people()
    forums = _forums()
    topics = _topics(posts, users, forums)
    _count(forums)
    _read(posts, users, topics)
    analyse()
    return _described(Topic, topics, forums[0], users)


def count(topic: int) -> int:
    from forums.models import Post

    return Post.objects.filter(topic_id=topic).count()


def _people() -> list[Any]:
    from django.contrib.auth.models import Group

    from people import roles
    from people.handles import stem_of
    from people.models import Profile, User
    from taxonomy.models import Country

    countries = list(Country.objects.values_list("pk", flat=True)[:40])
    users = User.objects.bulk_create(
        User(email=f"member{number}@example.org", password="!")  # noqa: S106
        for number in range(community.MEMBERS)
    )
    Profile.objects.bulk_create(
        Profile(
            user=user,
            display_name=community.member_name(number),
            handle=f"{stem_of(community.member_name(number))}-{number}",
            role="Reintegration counsellor" if number % 3 else "",
            country_id=countries[number % len(countries)],
        )
        for number, user in enumerate(users)
    )
    vetted = Group.objects.get(name=roles.COUNSELLORS)
    in_batches(
        User.groups.through.objects,
        [User.groups.through(user=user, group=vetted) for user in users[::VETTED_EACH]],
    )
    return users


def _forums() -> list[Any]:
    from django.contrib.auth.models import Group

    from forums.models import Category, Forum, ForumGrant, Level
    from people import roles

    categories = Category.objects.bulk_create(
        Category(slug=f"category-{number}", title={"en": community.category_title(number)}, order=number)
        for number in range(community.CATEGORIES)
    )
    forums = Forum.objects.bulk_create(
        Forum(
            slug=f"forum-{number}",
            category=categories[number // community.FORUMS_EACH],
            title={"en": community.forum_title(number)},
            description={"en": f"What {community.forum_title(number)} is for."},
            order=number,
        )
        for number in range(community.FORUMS)
    )
    levels = {roles.EVERYONE: Level.READ, roles.MEMBERS: Level.START, roles.MODERATORS: Level.MODERATE}
    groups = {group.name: group for group in Group.objects.filter(name__in=levels)}
    ForumGrant.objects.bulk_create(
        ForumGrant(forum=forum, group=groups[name], level=level)
        for forum in forums
        for name, level in levels.items()
    )
    return forums


def _topics(posts: int, users: list[Any], forums: list[Any]) -> list[Any]:
    from django.utils.text import slugify

    from forums.models import Post, Topic
    from forums.rendering import RENDERER_VERSION, render

    sources = community.bodies()
    pages = [render(source) for source in sources]
    kept: list[Any] = []
    for some in batches(community.topics(posts), 500):
        rows = Topic.objects.bulk_create(
            Topic(
                forum=forums[made.forum],
                author=users[made.posts[0].author],
                title=made.title[:200],
                slug=slugify(made.title)[:80].strip("-") or "topic",
                created_at=made.posts[0].at,
                last_position=len(made.posts),
                post_count=len(made.posts),
                last_at=made.posts[-1].at,
                last_author=users[made.posts[-1].author],
                first_answer_at=first_answer(made),
            )
            for made in some
        )
        _tag(rows)
        in_batches(
            Post.objects,
            (
                Post(
                    topic=row,
                    position=position,
                    author=users[post.author],
                    source=sources[post.body],
                    html=pages[post.body],
                    renderer_version=RENDERER_VERSION,
                    created_at=post.at,
                )
                for row, made in zip(rows, some, strict=True)
                for position, post in enumerate(made.posts, start=1)
            ),
        )
        kept += rows
    return kept


def first_answer(made: MadeTopic) -> datetime | None:
    """When somebody else first answered."""
    asker, *others = made.posts
    return next((post.at for post in others if post.author != asker.author), None)


def _tag(rows: list[Any]) -> None:
    """A corridor and two subjects, as people give them."""
    from forums.models import Topic, TopicCountry
    from taxonomy.models import Concept, Country

    countries = list(Country.objects.values_list("pk", flat=True)[:60])
    concepts = list(Concept.objects.filter(schemes__slug="theme").values_list("pk", flat=True)[:30])
    through = Topic.concepts.through
    legs, subjects = [], []
    for row in rows:
        chance = random.Random(row.slug)  # noqa: S311
        host, origin = chance.sample(countries, 2)
        legs += [
            TopicCountry(topic=row, country_id=host, role=TopicCountry.Role.HOST),
            TopicCountry(topic=row, country_id=origin, role=TopicCountry.Role.ORIGIN),
        ]
        subjects += [through(topic=row, concept_id=pk) for pk in chance.sample(concepts, 2)]
    TopicCountry.objects.bulk_create(legs)
    through.objects.bulk_create(subjects)


def _count(forums: list[Any]) -> None:
    from forums.counters import refresh_forum

    for forum in forums:
        refresh_forum(forum.pk)


def _read(posts: int, users: list[Any], topics: list[Any]) -> None:
    from forums.models import TopicMember

    def rows() -> Iterator[Any]:
        for member, number in community.reads(posts):
            topic = topics[number]
            seen = topic.last_position if number % 3 else max(topic.last_position - 2, 1)
            yield TopicMember(user=users[member], topic=topic, last_read_position=seen)

    in_batches(TopicMember.objects, rows())


def _described(Topic: Any, topics: list[Any], forum: Any, users: list[Any]) -> Loaded:
    from django.utils import translation

    from forums.models.topic import PAGE_SIZE
    from forums.paging import EPOCH, SIZE

    listed = Topic.objects.filter(forum=forum).order_by("-last_at", "-pk")
    deep = listed.count() // SIZE // 2
    before = listed[deep * SIZE - 1]
    micros = (before.last_at - EPOCH).total_seconds()
    with translation.override("en"):
        place, long, usual = (thing.get_absolute_url() for thing in (forum, topics[0], topics[1]))
        return Loaded(
            pages={
                "index": "/en/forums/",
                "list": place,
                "list-deep": f"{place}?before={round(micros * 1_000_000)}-{before.pk}",
                "topic": usual,
                "topic-deep": f"{long}?page={topics[0].last_position // PAGE_SIZE // 2}",
            },
            cookie="sessionid",
            sessions=[session_of(users[number], BACKEND) for number in (1, 2)],
            reply=f"/en/forums/topics/{topics[0].pk}/reply/",
            field="source",
            topic=topics[0].pk,
        )


if __name__ == "__main__":
    main(load, count, sys.argv[1:])
