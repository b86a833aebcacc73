"""A member's page shows what the viewer could find anyway, and only of people who chose to be found."""

import pytest
from django.urls import reverse

from forums import services
from tests.factories.forums import PostFactory, TopicFactory
from tests.factories.taxonomy import ConceptFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def listed(cast):
    for user in (cast.counsellor, cast.practitioner):
        user.profile.is_listed = True
        user.profile.save()
    return cast.counsellor


def page(client_of, viewer, person):
    return client_of(viewer).get(reverse("forums:member", args=[person.public_id]))


def text(answer):
    return answer.content.decode()


def test_it_works(cast, client_of, rooms, listed):
    concept = ConceptFactory(slug="housing", scheme="theme")
    topic = TopicFactory(forum=rooms.public, author=cast.member, concepts=[concept])
    PostFactory(topic=topic, author=listed)
    services.accept_answer(actor=cast.member, topic=topic, position=2)
    shown = text(page(client_of, cast.moderator, listed))
    assert "Counsellor" in shown
    assert "4 posts" in shown
    assert "1 accepted answer" in shown
    assert topic.title in shown
    assert rooms.topics["closed"].title in shown
    assert "Housing" in shown or "housing" in shown


def test_what_the_viewer_may_not_read_is_neither_named_nor_counted(cast, client_of, rooms, listed):
    answer = page(client_of, cast.outsider, listed)
    assert answer["Cache-Control"] == "private, no-store"
    shown = text(answer)
    assert rooms.topics["closed"].title not in shown
    assert rooms.topics["public"].title in shown
    assert "2 posts" in shown
    services.hide_topic(actor=cast.moderator, topic=rooms.topics["public"], reason="Points to a person.")
    for viewer in (cast.outsider, cast.moderator, listed):
        assert rooms.topics["public"].title not in text(page(client_of, viewer, listed))


def test_who_is_not_listed_is_not_found(cast, client_of, rooms):
    assert page(client_of, cast.outsider, cast.counsellor).status_code == 404
    assert page(client_of, cast.moderator, cast.counsellor).status_code == 404
    assert page(client_of, cast.counsellor, cast.counsellor).status_code == 200
    assert "/account/login/" in page(client_of, cast.visitor, cast.counsellor).url


def test_names_lead_there_only_when_open(cast, client_of, rooms, listed):
    address = reverse("forums:member", args=[listed.public_id])
    other = reverse("forums:member", args=[cast.member.public_id])
    topic = rooms.topics["public"]
    PostFactory(topic=topic, author=cast.member)
    shown = text(client_of(cast.outsider).get(topic.get_absolute_url()))
    assert address in shown
    assert other not in shown
    assert address not in text(client_of(cast.visitor).get(topic.get_absolute_url()))


def test_the_page_costs_the_same_for_the_busy(cast, client_of, rooms, listed, django_assert_max_num_queries):
    client = client_of(cast.outsider)
    address = reverse("forums:member", args=[listed.public_id])

    def cost():
        client.get(address)
        with django_assert_max_num_queries(14) as captured:
            client.get(address)
        return len(captured)

    before = cost()
    for _ in range(4):
        topic = TopicFactory(forum=rooms.public, author=listed)
        PostFactory(topic=topic, author=cast.practitioner)
        PostFactory(topic=rooms.topics["public"], author=listed)
    assert cost() == before
