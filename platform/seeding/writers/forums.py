"""Forums with their conversations, written through the services that members use."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth.models import Group
from django.db import transaction
from django.utils import timezone

from forums import services
from forums.models import Category, Forum, ForumGrant, Post, Topic
from forums.models.grant import Level
from people import roles
from seeding.context import Load
from seeding.reader import FixtureError, read_toml

# Who may do what, by the smallest circle that may read.
GRANTS: dict[str, dict[str, Any]] = {
    "public": {roles.EVERYONE: Level.READ, roles.MEMBERS: Level.START, roles.MODERATORS: Level.MODERATE},
    "members": {roles.MEMBERS: Level.START, roles.MODERATORS: Level.MODERATE},
    "practitioners": {
        roles.PRACTITIONERS: Level.START,
        roles.COUNSELLORS: Level.START,
        roles.EDITORS: Level.START,
        roles.FOCAL_POINTS: Level.START,
        roles.MODERATORS: Level.MODERATE,
    },
    "counsellors": {roles.COUNSELLORS: Level.START, roles.MODERATORS: Level.MODERATE},
}


def write_forums(load: Load) -> None:
    """Categories, forums, grants, then every topic in the order it was opened."""
    declared = read_toml(load.root / "forums" / "forums.toml", load.root)
    categories = {row["slug"]: _category(load, row) for row in declared["category"]}
    groups = {group.name: group for group in Group.objects.all()}
    for row in declared["forum"]:
        forum = _forum(load, row, categories, groups)
        if forum is None:
            continue
        files = sorted((load.root / "forums" / row["slug"]).glob("*.toml"))
        topics = [(file, read_toml(file, load.root)) for file in files]
        for file, facts in sorted(topics, key=lambda pair: -pair[1]["days_ago"]):
            source = file.relative_to(load.root).as_posix()
            if not load.ledger.has(source):
                load.ledger.add(source, _topic(load, forum, facts, source))


def _category(load: Load, row: dict[str, Any]) -> Category:
    category, made = Category.objects.get_or_create(
        slug=row["slug"], defaults={"title": row["title"], "order": row.get("order", 0)}
    )
    if made:
        load.ledger.add(f"forums/category/{row['slug']}", category)
    return category


def _forum(
    load: Load, row: dict[str, Any], categories: dict[str, Category], groups: dict[str, Group]
) -> Forum | None:
    source = f"forums/forum/{row['slug']}"
    if load.ledger.has(source):
        return load.ledger.find(source, Forum)
    if Forum.objects.filter(slug=row["slug"]).exists():
        return None
    forum = Forum.objects.create(
        slug=row["slug"],
        category=categories[row["category"]],
        title=row["title"],
        description=row["description"],
        order=row.get("order", 0),
        sensitive=row.get("sensitive", False),
    )
    for group, level in GRANTS[row["access"]].items():
        ForumGrant.objects.create(forum=forum, group=groups[group], level=level)
    load.ledger.add(source, forum)
    return forum


@transaction.atomic
def _topic(load: Load, forum: Forum, facts: dict[str, Any], source: str) -> Topic:
    rows = facts["post"]
    moment = timezone.now() - timedelta(days=facts["days_ago"])
    moment = moment.replace(hour=facts.get("hour", 9), minute=0, second=0, microsecond=0)
    question = rows[0]
    topic = services.start_topic(
        author=_person(load, facts["author"], source),
        forum=forum,
        title=facts["title"],
        source=question["text"].strip(),
        language=facts.get("language", "en"),
        concepts=load.concept_list(facts.get("topics", []), source),
        countries=[(row["code"], row["role"]) for row in facts.get("countries", [])],
        when=moment,
    )
    for row in rows[1:]:
        moment = _later(moment, row.get("hours_later", 5))
        post = services.reply(
            author=_person(load, row["author"], source),
            topic=topic,
            source=row["text"].strip(),
            language=row.get("language") or facts.get("language", "en"),
            when=moment,
        )
        if row.get("hidden"):
            _hide(load, post, row, source)
    _finish(load, topic, facts)
    return topic


def _later(moment: datetime, hours: float) -> datetime:
    """Never in the future, however long a thread is."""
    return min(moment + timedelta(hours=hours), timezone.now() - timedelta(minutes=1))


def _hide(load: Load, post: Post, row: dict[str, Any], source: str) -> None:
    moderator = _moderator(load)
    services.hide_post(actor=moderator, post=post, reason=row.get("hidden_reason", "Names a person."))


def _finish(load: Load, topic: Topic, facts: dict[str, Any]) -> None:
    if facts.get("answer"):
        services.accept_answer(actor=topic.author, topic=topic, position=facts["answer"], tell=False)
    if facts.get("pinned"):
        services.pin(actor=_moderator(load), topic=topic, reason="Everyone should see this first.")
    if facts.get("locked"):
        services.lock(actor=_moderator(load), topic=topic, reason="The question is settled.")


def _moderator(load: Load) -> Any:
    return next(user for user in load.people.values() if user.groups.filter(name=roles.MODERATORS).exists())


def _person(load: Load, key: str, source: str) -> Any:
    if key not in load.people:
        raise FixtureError(f"{source}: no such member: {key}")
    return load.people[key]
