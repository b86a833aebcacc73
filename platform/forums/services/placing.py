"""The corridor a topic speaks of."""

from __future__ import annotations

from collections.abc import Iterable

from forums.models import Topic, TopicCountry


def countries_of(topic: Topic) -> Iterable[str]:
    """The codes of a topic's corridor; read only when somebody looks at them."""
    return TopicCountry.objects.filter(topic=topic).values_list("country_id", flat=True)


def set_countries(topic: Topic, countries: Iterable[tuple[str, str]]) -> None:
    """Replace the corridor of a topic."""
    wanted = set(countries)
    held = {(row.country_id, row.role): row for row in topic.topic_countries.all()}
    for pair, row in held.items():
        if pair not in wanted:
            row.delete()
    TopicCountry.objects.bulk_create(
        TopicCountry(topic=topic, country_id=code, role=role) for code, role in sorted(wanted - set(held))
    )
