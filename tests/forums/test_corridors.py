"""Corridor pages, and the figures moderators see of their forums."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from forums import services
from forums.vitality import vitality
from tests.factories.forums import PostFactory, TopicFactory, closed_forum, members_forum, public_forum
from tests.factories.taxonomy import CountryFactory

pytestmark = pytest.mark.django_db
CORRIDOR = [("DE", "host"), ("NG", "origin")]
DAY = timedelta(days=1)


@pytest.fixture
def countries():
    return [CountryFactory(code=code) for code in ("DE", "NG", "SN")]


@pytest.fixture
def topics(cast, countries):
    return {
        "open": TopicFactory(
            forum=public_forum(), author=cast.member, title="Asked in the open", countries=CORRIDOR
        ),
        "closed": TopicFactory(
            forum=closed_forum(), author=cast.counsellor, title="Asked at the table", countries=CORRIDOR
        ),
        "turned": TopicFactory(
            forum=members_forum(),
            author=cast.member,
            title="Asked the other way",
            countries=[("NG", "host"), ("DE", "origin")],
        ),
    }


def page_of(client, host="de", origin="ng"):
    answer = client.get(reverse("forums:corridor", args=[host, origin]))
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_corridor_shows_its_topics_to_those_who_may_open_them(cast, client_of, topics):
    seen = page_of(client_of(cast.visitor))
    assert "Asked in the open" in seen
    assert "Asked at the table" not in seen
    assert "Asked the other way" not in seen
    assert "Asked at the table" in page_of(client_of(cast.counsellor))


@pytest.mark.parametrize(("who", "number"), [("visitor", 1), ("counsellor", 2)])
def test_the_list_counts_what_the_reader_may_open(cast, client_of, topics, who, number):
    answer = client_of(getattr(cast, who)).get(reverse("forums:corridors"))
    found = {(one.host, one.origin): one.topics for one in answer.context["corridors"]}
    assert found[("DE", "NG")] == number
    assert (("NG", "DE") in found) == (who != "visitor")


def test_addresses_are_small_letters_and_real_countries(cast, client_of, topics):
    client = client_of(cast.visitor)
    assert client.get(reverse("forums:corridor", args=["DE", "ng"])).url.endswith("/corridors/de/ng/")
    for pair in (["xx", "ng"], ["de", "nowhere"], ["de", "%00"]):
        assert client.get(reverse("forums:corridor", args=pair)).status_code == 404


def test_people_on_call_are_named_to_those_who_may_find_them(cast, client_of, topics):
    cast.practitioner.profile.is_listed = True
    cast.practitioner.profile.save()
    today = timezone.localdate()
    services.put_on_call(user=cast.practitioner, kind="expert", host="DE", starts=today)
    services.put_on_call(user=cast.counsellor, kind="expert", host="DE", starts=today)
    name = str(cast.practitioner)
    assert name in page_of(client_of(cast.member))
    assert name not in page_of(client_of(cast.member), "sn", "ng")
    assert name not in page_of(client_of(cast.visitor))
    assert str(cast.counsellor) not in page_of(client_of(cast.member))


def test_a_corridor_costs_the_same_with_more_topics(cast, client_of, topics, django_assert_max_num_queries):
    client = client_of(cast.member)
    page_of(client)
    with django_assert_max_num_queries(14) as before:
        page_of(client)
    for _ in range(12):
        TopicFactory(forum=topics["open"].forum, author=cast.member, countries=CORRIDOR)
    with django_assert_max_num_queries(len(before)):
        page_of(client)


def test_vitality_counts_waits_and_shares(cast):
    forum, silent = public_forum(), members_forum()
    now = timezone.now()
    for hours in (2, 4, 30):
        topic = TopicFactory(forum=forum, author=cast.member, when=now - 20 * DAY)
        PostFactory(topic=topic, author=cast.editor, when=now - 20 * DAY + timedelta(hours=hours))
    TopicFactory(forum=forum, author=cast.member, when=now - 9 * DAY)
    TopicFactory(forum=forum, author=cast.member, when=now - DAY)
    TopicFactory(forum=silent, author=cast.member, when=now - 80 * DAY)
    shown = {one.forum: one for one in vitality(cast.moderator)}
    assert shown[forum].first_answer == timedelta(hours=4)
    assert (shown[forum].unanswered, shown[forum].old_enough, shown[forum].share_unanswered) == (1, 4, 25)
    assert (shown[forum].topics, shown[forum].posts, shown[forum].writers) == (5, 8, 2)
    assert not shown[forum].silent
    assert shown[silent].neighbour == forum


def test_vitality_is_for_moderators_of_the_forum(cast, client_of, django_assert_max_num_queries):
    public_forum()
    address = reverse("forums:vitality")
    assert client_of(cast.outsider).get(address).status_code == 404
    client = client_of(cast.moderator)
    assert client.get(address).status_code == 200
    with django_assert_max_num_queries(12) as before:
        client.get(address)
    closed_forum()
    members_forum()
    with django_assert_max_num_queries(len(before)):
        client.get(address)


def test_letters_may_have_a_pace_for_corridors_one_may_read_of(cast, topics):
    from forums.notices import corridor_choices

    assert [key for key, _name in corridor_choices(cast.outsider)] == ["corridor:DE-NG", "corridor:NG-DE"]
    visitor = [key for key, _name in corridor_choices(cast.visitor)]
    assert visitor == ["corridor:DE-NG"]
