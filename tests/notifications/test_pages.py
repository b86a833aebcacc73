"""The list, the bell, the settings and the way out, over HTTP."""

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from notifications import kinds, services
from notifications.access import ALL, FOLD, PLACE, leaver_of, way_out
from notifications.models import Notice, PlacePreference, Preference
from notifications.services.reading import drift
from people.models import User
from tests.factories.forums import PostFactory, closed_forum

pytestmark = pytest.mark.django_db


@pytest.fixture
def told(cast, topic, carry):
    """The member was told of a post and was mentioned in another."""
    PostFactory(topic=topic, author=cast.counsellor)
    PostFactory(
        topic=topic, author=cast.counsellor, source=f"What do you say, @{cast.member.profile.handle}?"
    )
    carry()
    return list(Notice.objects.filter(user=cast.member).order_by("pk"))


def unread(user):
    return User.objects.values_list("unread_notices", flat=True).get(pk=user.pk)


def test_the_list_shows_unread_ones_first(cast, client_of, told):
    client, mentioned = client_of(cast.member), told[1]
    client.post(reverse("notifications:read", args=[mentioned.pk]))
    page = client.get(reverse("notifications:list")).content.decode()
    assert page.index("Counsellor wrote in “") < page.index("Counsellor mentioned you in “")
    assert unread(cast.member) == 1


def test_a_line_leads_to_its_post_and_is_read_then(cast, client_of, topic, told):
    client = client_of(cast.member)
    there = client.get(reverse("notifications:open", args=[told[1].pk]))["Location"]
    assert there == topic.url_of(3)
    assert unread(cast.member) == 1


def test_all_are_read_at_once(cast, client_of, told):
    client = client_of(cast.member)
    client.post(reverse("notifications:read_all"))
    assert unread(cast.member) == 0
    assert "Mark everything as read" not in client.get(reverse("notifications:list")).content.decode()


def test_nobody_reads_or_marks_those_of_others(cast, client_of, told):
    client = client_of(cast.outsider)
    for name, call in (("open", client.get), ("read", client.post)):
        assert call(reverse(f"notifications:{name}", args=[told[0].pk])).status_code == 404
    client.post(reverse("notifications:read_all"))
    assert unread(cast.member) == 2


def test_the_bell_tells_the_number_without_a_query(cast, client_of, told, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    url = reverse("forums:index")
    numbers = []
    for user in (cast.member, cast.outsider):
        client = client_of(user)
        client.get(url)
        with CaptureQueriesContext(connection) as queries:
            page = client.get(url).content.decode()
        numbers.append(len(queries))
        assert not any("notifications_" in query["sql"] for query in queries)
        assert ('<span class="head-count">2<' in page) is (user == cast.member)
    assert numbers[0] == numbers[1]
    assert "head-bell" not in client_of(cast.visitor).get(url).content.decode()


def test_reading_the_topic_reads_its_notices(cast, client_of, topic, told):
    for _ in range(20):
        PostFactory(topic=topic, author=cast.counsellor)
    call = PostFactory(topic=topic, author=cast.counsellor, source=f"And @{cast.member.profile.handle}?")
    from notifications.models import Event
    from notifications.services import fan_out

    for event in Event.objects.filter(done_at=None):
        fan_out(event_id=event.pk)
    client = client_of(cast.member)
    client.get(topic.get_absolute_url())
    left = Notice.objects.filter(user=cast.member, read_at=None)
    assert {notice.about for notice in left if notice.kind == "forums.mention"} == {f"forums.post:{call.pk}"}
    client.get(topic.get_absolute_url() + "?page=2")
    assert unread(cast.member) == 0


def test_numbers_are_repaired(cast, told):
    User.objects.filter(pk__in=[cast.member.pk, cast.outsider.pk]).update(unread_notices=7)
    assert drift() == sorted([cast.member.pk, cast.outsider.pk])
    call_command("notifications_tidy")
    assert drift() == []
    assert (unread(cast.member), unread(cast.outsider)) == (2, 0)


def settings_of(**changes):
    return {
        "pace": "daily",
        "time_zone": "Africa/Dakar",
        "digest_hour": "8",
        "digest_day": "4",
        "quiet_from": "21",
        "quiet_until": "6",
    } | changes


def test_settings_are_kept(cast, client_of):
    client, url = client_of(cast.member), reverse("notifications:settings")
    assert client.post(url, settings_of()).status_code == 302
    row = Preference.objects.get(user=cast.member)
    assert (row.pace, row.time_zone, row.digest_hour, row.quiet_from) == ("daily", "Africa/Dakar", 8, 21)
    page = client.get(url).content.decode()
    assert '<option value="Africa/Dakar" selected>' in page


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"time_zone": "Moon/Sea"}, "Select a valid choice"),
        ({"pace": "never"}, "Select a valid choice"),
        ({"digest_hour": "25"}, "Select a valid choice"),
        ({"digest_hour": "23"}, "This hour lies within your quiet hours."),
        ({"digest_day": "x"}, ""),
    ],
)
def test_bad_settings_are_refused_beside_the_field(cast, client_of, changes, says):
    page = client_of(cast.member).post(reverse("notifications:settings"), settings_of(**changes))
    assert page.status_code == 422
    assert says in page.content.decode()
    assert not Preference.objects.exists()


def test_a_place_has_a_pace_of_its_own_until_it_is_removed(cast, client_of, topic):
    client, place = client_of(cast.member), kinds.key_of(topic.forum)
    client.post(reverse("notifications:set_place"), {"place": place, "pace": "weekly"})
    page = client.get(reverse("notifications:settings")).content.decode()
    assert "Members Room</bdi>: Once a week, together" in page
    assert client.post(reverse("notifications:drop_place"), {"place": place}).status_code == 302
    assert not PlacePreference.objects.exists()


def test_a_closed_place_can_neither_be_chosen_nor_is_it_named(cast, client_of):
    place = kinds.key_of(closed_forum())
    client = client_of(cast.member)
    refused = client.post(reverse("notifications:set_place"), {"place": place, "pace": "weekly"})
    assert refused.status_code == 422
    PlacePreference.objects.create(user=cast.member, place=place, pace="daily")
    for page in (refused, client.get(reverse("notifications:settings"))):
        assert "Counsellors Table" not in page.content.decode()


def stop_url(letter):
    return letter.extra_headers["List-Unsubscribe"].strip("<>").removeprefix("http://127.0.0.1:8000")


def test_one_click_stops_the_forum_and_opening_the_link_stops_nothing(cast, topic, letters):
    PostFactory(topic=topic, author=cast.counsellor)
    url = stop_url(letters()["member"])
    anybody = Client(enforce_csrf_checks=True)
    page = anybody.get(url)
    assert page.status_code == 200
    assert topic.title not in page.content.decode()
    assert str(topic.forum) not in page.content.decode()
    PostFactory(topic=topic, author=cast.counsellor)
    assert "member" in letters()
    for _ in range(2):
        assert anybody.post(url, {"List-Unsubscribe": "One-Click"}).status_code == 200
    PostFactory(topic=topic, author=cast.counsellor)
    assert "member" not in letters()
    assert Notice.objects.filter(user=cast.member).exists()


def test_a_conversation_is_muted_from_its_letter(cast, topic, letters):
    PostFactory(topic=topic, author=cast.counsellor)
    letters()
    scope = f"{FOLD}forums.watched|{kinds.key_of(topic)}"
    Client().post(reverse("notifications:unsubscribe", args=[way_out(cast.member, scope)]))
    assert topic.members.get(user=cast.member).level == "muted"


def test_all_letters_are_stopped(cast, topic, letters):
    services.change_pace_of(user=cast.member, place=kinds.key_of(topic.forum), pace="immediate")
    Client().post(reverse("notifications:unsubscribe", args=[way_out(cast.member, ALL)]))
    PostFactory(topic=topic, author=cast.counsellor)
    assert letters() == {}


def test_a_link_is_for_its_person_and_scope_alone(cast):
    token = way_out(cast.member, f"{PLACE}forums.forum:1")
    assert leaver_of(token) == (cast.member, "place:forums.forum:1")
    assert leaver_of(token[:-2]) is None
    assert leaver_of("x") is None


def test_a_kind_of_another_app_needs_a_few_lines(cast, client_of, topic, letters):
    kinds.register(
        kinds.Kind(
            key="tests.reminder",
            label="A reminder",
            icon="clock",
            open_to=lambda user, keys: kinds.by_key(type(topic).objects.visible_to(user), keys),
            phrase=lambda told, found: f"You wanted to come back to “{found}” ({told.details['why']})",
            url=lambda found: found.get_absolute_url(),
        )
    )
    people = [cast.member, cast.outsider]
    for _ in range(2):
        services.tell(kind="tests.reminder", recipients=people, about=topic, details={"why": "asked"})
    sent = letters()
    assert set(sent) == {"member", "outsider"}
    assert sent["member"].subject == "You wanted to come back to “Who meets people at the airport?” (asked)"
    page = client_of(cast.outsider).get(reverse("notifications:list")).content.decode()
    assert page.count("You wanted to come back to") == 2  # the line and the label of its button
    assert unread(cast.outsider) == 1


def test_personal_data_has_them(cast, told):
    from people.export import personal_data

    assert len(personal_data(cast.member)["records"]["notifications.notice.user"]) == 2
