"""Corridors: from a host country to a country of origin, and all that is there about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Count, F, Q
from django.urls import reverse
from django.utils import timezone

from forums import access
from forums.models import Duty, Topic, TopicCountry
from forums.models.grant import Level
from forums.querysets import TopicQuerySet
from pages.cards import hit_card
from pages.choosing import mixed, one_a_work
from people.access import profiles_visible_to
from people.showing import Person, person_of
from search import Query, engine, find
from taxonomy.countries import country_name
from taxonomy.texts import active_language
from theming.cards import Card

TEXTS: Final = ("brief", "publication", "episode", "story", "event", "course", "page")
SHOWN: Final = 8
LOOKED_AT: Final = 40


@dataclass(frozen=True, slots=True)
class Corridor:
    """A pair of country codes; `topics` counts what the reader may open."""

    host: str
    origin: str
    topics: int = 0

    @property
    def host_name(self) -> str:
        return country_name(self.host, active_language())

    @property
    def origin_name(self) -> str:
        return country_name(self.origin, active_language())

    @property
    def url(self) -> str:
        return reverse("forums:corridor", args=[self.host.lower(), self.origin.lower()])


def corridors_of(user: Any, *, most: int = 200) -> list[Corridor]:
    """The corridors that topics speak of, those with most topics first."""
    open_topics = Topic.objects.visible_to(user).filter(hidden=False).values("pk")
    hosts = TopicCountry.objects.filter(role=TopicCountry.Role.HOST, topic__in=open_topics)
    origins = hosts.filter(topic__topic_countries__role=TopicCountry.Role.ORIGIN).annotate(
        origin=F("topic__topic_countries__country")
    )
    rows = origins.values_list("country", "origin").annotate(number=Count("topic", distinct=True))
    return [Corridor(*row) for row in rows.order_by("-number", "country", "origin")[:most]]


def topics_of(corridor: Corridor, user: Any) -> TopicQuerySet:
    """Topics that name both countries, each in its role."""
    topics = Topic.objects.visible_to(user).filter(hidden=False)
    for role, code in (("host", corridor.host), ("origin", corridor.origin)):
        topics = topics.filter(pk__in=TopicCountry.objects.filter(role=role, country=code).values("topic"))
    return topics


def texts_of(corridor: Corridor, user: Any) -> list[Card]:
    """Texts on either country, those on both first, out of one search."""
    if not engine().version():
        return []
    language = active_language()
    both = {corridor.host, corridor.origin}
    query = Query(
        filters={"country": tuple(sorted(both)), "kind": TEXTS},
        language=language,
        sort="date",
        size=LOOKED_AT,
        facets=(),
        snippets=False,
        counted=False,
    )
    hits = one_a_work(find(query, user).hits, language)
    hits.sort(key=lambda hit: len(both & set(hit.countries)), reverse=True)
    return [hit_card(hit) for hit in mixed(hits, most=SHOWN, of_a_kind=3)]


def on_call_for(corridor: Corridor, user: Any) -> list[Person]:
    """Who is on call for one of its countries today, as far as the reader may know these people."""
    duties = Duty.objects.on(timezone.localdate()).filter(
        Q(host=corridor.host) | Q(origin=corridor.origin),
        Q(host=None) | Q(host=corridor.host),
        Q(origin=None) | Q(origin=corridor.origin),
        Q(forum=None) | Q(forum__in=access.forums_at(user, Level.READ)),
    )
    people = profiles_visible_to(user).filter(user__in=duties.values("user"))
    return [person_of(profile) for profile in people.for_cards().by_shown_name()]
