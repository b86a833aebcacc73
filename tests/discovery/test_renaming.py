"""What editors rename is found by its new name, once every process knows it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from search import Query, find
from search.facets import forget_labels
from search.indexing import drain
from search.models import Outbox
from taxonomy.indexes import NAMES_KNOWN_SECONDS
from taxonomy.models import Concept
from tests.factories.forums import TopicFactory, public_forum
from tests.factories.library import brief

pytestmark = pytest.mark.django_db


def test_a_renamed_topic_brings_what_is_filed_under_it(tree, indexed, cast):
    page = brief(tree, "Handover", topics=["health"])
    brief(tree, "Rent", topics=["housing"])
    health = Concept.objects.get(slug="health")
    topic = TopicFactory(forum=public_forum(), author=cast.member, title="Doses", concepts=[health])
    indexed()
    Outbox.objects.all().delete()

    health.labels = {**health.labels, "en": "Wellbeing"}
    health.save()
    waiting = Outbox.objects.filter(source__in=["library.briefpage", "forums.topic"])
    assert {row.key.partition(":")[2] for row in waiting} == {str(page.pk), str(topic.pk)}
    # Other processes know the new name only after a while; to index earlier would be to index the old one.
    assert not Outbox.objects.due().exists()
    assert all(row.retry_at > timezone.now() + timedelta(seconds=NAMES_KNOWN_SECONDS - 10) for row in waiting)

    waiting.update(retry_at=timezone.now())
    forget_labels()
    drain()
    found = find(Query(text="wellbeing"), cast.member).hits
    assert {hit.title for hit in found} == {"Handover", "Doses"}
