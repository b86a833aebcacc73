"""Who may know the answer: on call, versed in the subject or the corridor, and not asked too often."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from django.conf import settings
from django.db.models import Count, Q, QuerySet

from forums import access, masking
from forums.models import Ask, AskLimit, Duty, Post, Topic, TopicCountry
from forums.models.grant import Level
from people.models import Profile, User

WANTED: Final = {Ask.Stage.FIRST: 3, Ask.Stage.ON_CALL: 2, Ask.Stage.COORDINATOR: 3}
WEEK: Final = timedelta(days=7)
REMEMBERED: Final = timedelta(days=365)
# What speaks for a person; a duty outweighs everything else together.
ON_DUTY, ANSWERED_LIKE_IT, INTERESTED, FROM_THERE, SAME_FORUM = 1_000, 10, 8, 6, 1
SPEAKS_IT, DOES_NOT = 5, -50
MOST_ANSWERS: Final = 10


@dataclass(frozen=True, slots=True)
class About:
    """What decides who knows the answer."""

    topic: Topic
    concepts: frozenset[int]
    hosts: frozenset[str]
    origins: frozenset[str]

    @classmethod
    def of(cls, topic: Topic) -> About:
        countries = list(topic.topic_countries.all())
        return cls(
            topic,
            frozenset(topic.concepts.values_list("pk", flat=True)),
            frozenset(row.country_id for row in countries if row.role == TopicCountry.Role.HOST),
            frozenset(row.country_id for row in countries if row.role == TopicCountry.Role.ORIGIN),
        )


def colleagues_for(topic: Topic, stage: Ask.Stage, now: datetime) -> list[User]:
    """The best few for this stage: all may reply, none was asked about it before or too often this week."""
    about = About.of(topic)
    points = _coordinators(about, now) if stage == Ask.Stage.COORDINATOR else _knowing(about, now)
    writer = masking.writer_id(topic)
    asked = set(Ask.objects.filter(topic=topic).values_list("user_id", flat=True)) | {writer}
    load = _load(points, now)
    order = sorted(
        (pk for pk, score in points.items() if score > 0 and pk not in asked),
        key=lambda pk: (-points[pk], load[pk], _lot(topic.pk, pk)),
    )
    return _first_able(topic, order, load, WANTED[stage])


def duties_for(about: About, kind: str, now: datetime) -> list[Duty]:
    """Lines of today's rota that cover the topic."""
    duties = Duty.objects.filter(kind=kind).on(now.date())
    return list(
        duties.filter(
            Q(forum=None) | Q(forum=about.topic.forum_id),
            Q(host=None) | Q(host__in=about.hosts),
            Q(origin=None) | Q(origin__in=about.origins),
            Q(concept=None) | Q(concept__in=about.concepts),
        )
    )


def _knowing(about: About, now: datetime) -> Counter[int]:
    points: Counter[int] = Counter()
    for duty in duties_for(about, Duty.Kind.EXPERT, now):
        points[duty.user_id] = max(points[duty.user_id], _duty_points(duty))
    points.update(_answered_alike(about, now))
    points.update(dict.fromkeys(_writers_here(about, now), SAME_FORUM))
    points.update(_interested(about))
    _weigh_languages(points, about.topic.language)
    return points


def _coordinators(about: About, now: datetime) -> Counter[int]:
    """Those on duty; where nobody is, the forum's moderators."""
    duties = duties_for(about, Duty.Kind.COORDINATOR, now)
    if duties:
        return Counter({duty.user_id: _duty_points(duty) for duty in duties})
    moderators = access.people_at(about.topic.forum_id, Level.MODERATE)
    return Counter(dict.fromkeys(moderators.values_list("pk", flat=True), 1))


def _duty_points(duty: Duty) -> int:
    """The narrower the duty, the likelier it was meant for this question."""
    named = (duty.forum_id, duty.host_id, duty.origin_id, duty.concept_id)
    return ON_DUTY + sum(value is not None for value in named)


def _answered_alike(about: About, now: datetime) -> dict[int, int]:
    alike = Q(concepts__in=about.concepts)
    if about.hosts and about.origins:
        alike |= Q(topic_countries__country__in=about.hosts | about.origins)
    topics = Topic.objects.filter(alike, hidden=False, created_at__gt=now - REMEMBERED)
    answers = Post.objects.filter(topic__in=topics.values("pk"), position__gt=1, hidden=False)
    counted = answers.exclude(author=None).values_list("author").annotate(Count("topic", distinct=True))
    return {author: ANSWERED_LIKE_IT + min(number, MOST_ANSWERS) for author, number in counted.order_by()}


def _writers_here(about: About, now: datetime) -> QuerySet[Post, int]:
    recent = Post.objects.filter(
        topic__forum=about.topic.forum_id, hidden=False, created_at__gt=now - REMEMBERED
    )
    return recent.exclude(author=None).values_list("author", flat=True).order_by().distinct()


def _interested(about: About) -> dict[int, int]:
    profiles = Profile.objects.filter(user__is_active=True)
    versed = profiles.filter(interests__in=about.concepts).values_list("user", flat=True)
    near = profiles.filter(country__in=about.hosts | about.origins).values_list("user", flat=True)
    points = Counter(dict.fromkeys(versed, INTERESTED))
    points.update(dict.fromkeys(near, FROM_THERE))
    return dict(points)


def _weigh_languages(points: Counter[int], language: str) -> None:
    known = Profile.objects.filter(user__in=list(points)).values_list("user", "languages", "site_language")
    for user, languages, site_language in known:
        spoken = {*languages, site_language} - {""}
        if spoken:
            points[user] += SPEAKS_IT if language in spoken else DOES_NOT


def _load(people: Iterable[int], now: datetime) -> Counter[int]:
    recent = Ask.objects.filter(user__in=list(people), asked_at__gt=now - WEEK)
    return Counter(dict(recent.values_list("user").annotate(Count("pk")).order_by()))


def _first_able(topic: Topic, order: list[int], load: Counter[int], wanted: int) -> list[User]:
    """Rights are looked at one by one, and only as far as needed."""
    limits = dict(AskLimit.objects.filter(user__in=order).values_list("user", "a_week"))
    free = [pk for pk in order if load[pk] < limits.get(pk, settings.FORUM_ASKS_A_WEEK)]
    found: list[User] = []
    for pk in free:
        if len(found) == wanted:
            break
        person = User.objects.filter(pk=pk, is_active=True).first()
        if person and _may_help(person, topic):
            found.append(person)
    return found


def _may_help(person: Any, topic: Topic) -> bool:
    return access.can_open(person, topic) and access.can_reply(person, topic)


def _lot(topic_id: int, user_id: int) -> str:
    """The same order for the same question, another for the next: nobody is always first."""
    return hashlib.sha256(f"{topic_id}:{user_id}".encode()).hexdigest()
