"""Subjects and corridors of topics, for a whole list in one query."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlencode

from django.db.models import CharField, QuerySet, Value
from django.db.models.functions import Cast
from django.urls import reverse

from config.prepared import prepared
from forums.models import Topic, TopicCountry
from taxonomy.labels import concept_labels, country_labels
from taxonomy.texts import active_language

CONCEPT: Final = "concept"
ORDER: Final = {
    TopicCountry.Role.HOST: 0,
    TopicCountry.Role.TRANSIT: 1,
    TopicCountry.Role.ORIGIN: 2,
    CONCEPT: 3,
}
ROLE_LABELS: Final = dict(TopicCountry.Role.choices)


@dataclass(frozen=True, slots=True)
class Tag:
    """A subject or a country with its part in the corridor; leads to the search for more of it."""

    value: str
    role: str
    label: str

    @property
    def is_country(self) -> bool:
        return self.role != CONCEPT

    @property
    def role_label(self) -> str:
        return str(ROLE_LABELS.get(self.role, ""))

    @property
    def url(self) -> str:
        facet = "country" if self.is_country else "topic"
        return f"{reverse('search')}?{urlencode({'kind': 'discussion', facet: self.value})}"


def tags_of(topics: Iterable[Topic]) -> dict[int, list[Tag]]:
    """The tags of each topic: the corridor first, from host to origin, then the subjects."""
    found: dict[int, list[Tag]] = {topic.pk: [] for topic in topics}
    if not found:
        return found
    language = active_language()
    labels, names = concept_labels(language), country_labels(language)
    for topic_id, value, role in prepared(_rows)(ids=tuple(found)):
        known = labels if role == CONCEPT else names
        found[topic_id].append(Tag(value=value, role=role, label=known.get(value, value)))
    for tags in found.values():
        tags.sort(key=lambda tag: (ORDER[tag.role], tag.label))
    return found


def _rows(ids: tuple[int, ...]) -> QuerySet[Any]:
    text = CharField()
    countries = TopicCountry.objects.filter(topic_id__in=ids).order_by()
    concepts = Topic.concepts.through.objects.filter(topic_id__in=ids).order_by()
    return countries.values_list("topic_id", Cast("country_id", text), Cast("role", text)).union(
        concepts.values_list("topic_id", Cast("concept__slug", text), Value(CONCEPT, output_field=text)),
        all=True,
    )
