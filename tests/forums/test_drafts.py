"""Drafts: of replies, topics and changes; the newer text wins and the other one waits beside it."""

import pytest
from django.urls import reverse

from forums import services
from forums.models import Draft
from tests.factories.forums import PostFactory

pytestmark = pytest.mark.django_db
SAVE = "/en/forums/drafts/save/"


@pytest.fixture
def post(topic, cast):
    return PostFactory(topic=topic, author=cast.practitioner, source="The first words.")


def save(client, place, source, known=None, **more):
    data = {"place": place, "source": source} | more
    if known is not None:
        data["draft_version"] = known
    answer = client.post(SAVE, data)
    assert answer.status_code == 200
    return answer.json()


def text(answer):
    return answer.content.decode()


def test_it_works(cast, client_of, topic):
    client = client_of(cast.counsellor)
    place = f"reply:{topic.pk}"
    assert save(client, place, "Half a", 0)["version"] == 1
    assert save(client, place, "Half a thought", 1)["version"] == 2
    assert "Half a thought" in text(client.get(topic.get_absolute_url()))
    assert 'name="draft_version" value="2"' in text(client.get(reverse("forums:reply", args=[topic.pk])))


def test_two_devices_lose_nothing(cast, client_of, topic):
    client, place = client_of(cast.counsellor), f"reply:{topic.pk}"
    save(client, place, "Written on the phone", 0)
    told = save(client, place, "Written at the desk", 0)
    assert told["other"] == "Written on the phone"
    kept = Draft.objects.get()
    assert (kept.source, kept.other) == ("Written at the desk", "Written on the phone")
    page = text(client.get(topic.get_absolute_url()))
    assert "Written at the desk" in page
    assert "Written on the phone" in page
    save(client, place, "Written on the phone, more", 1)
    other = Draft.objects.get().other
    assert "Written at the desk" in other
    assert "Written on the phone" not in other


def test_one_device_typing_on_makes_no_other_text(cast, client_of, topic):
    client, place, version = client_of(cast.counsellor), f"reply:{topic.pk}", 0
    for source in ("a", "ab", "ab", "a", "quite another"):
        told = save(client, place, source, version)
        version = told["version"]
        assert told["other"] == ""


def test_an_empty_form_takes_no_unseen_text_away(cast, client_of, topic):
    client, place = client_of(cast.counsellor), f"reply:{topic.pk}"
    save(client, place, "Written on the phone", 0)
    save(client, place, "", 0)
    assert Draft.objects.get().source == "Written on the phone"
    save(client, place, "", 1)
    assert not Draft.objects.exists()


def test_the_other_text_goes_when_it_was_read(cast, client_of, topic):
    client, place = client_of(cast.counsellor), f"reply:{topic.pk}"
    save(client, place, "one", 0)
    save(client, place, "two", 0)
    save(client, place, "two", 2, act="drop-other")
    kept = Draft.objects.get()
    assert (kept.source, kept.other) == ("two", "")


def test_the_button_knows_of_two_devices_too(cast, client_of, topic):
    client, url = client_of(cast.counsellor), reverse("forums:reply", args=[topic.pk])
    client.post(url, {"source": "one", "act": "draft", "draft_version": "0"})
    client.post(url, {"source": "two", "act": "draft", "draft_version": "0"})
    kept = Draft.objects.get()
    assert (kept.source, kept.other) == ("two", "one")


def test_a_change_is_kept_and_goes_when_it_is_saved(cast, client_of, post):
    client, url = client_of(cast.practitioner), reverse("forums:edit", args=[post.pk])
    save(client, f"edit:{post.pk}", "The better words.", 0)
    page = text(client.get(url))
    assert "The better words." in page
    assert "unsaved change" in page
    assert "Change of a post" in text(client.get("/en/forums/drafts/"))
    assert "The better words." not in text(client.get(post.topic.get_absolute_url()))
    data = {"source": "The better words.", "language": "en", "version": "1"}
    answer = client.post(url, data)
    assert answer.status_code == 302
    assert answer.cookies["forums-posted"].value == f"edit:{post.pk}:1"
    assert not Draft.objects.exists()


def test_the_change_button_keeps_a_draft(cast, client_of, post):
    client, url = client_of(cast.practitioner), reverse("forums:edit", args=[post.pk])
    assert client.post(url, {"source": "Later", "act": "draft"}).url == url
    assert Draft.objects.get().key == f"edit:{post.pk}"


def test_only_who_may_change_a_post_keeps_a_change_of_it(cast, client_of, post):
    for user in (cast.counsellor, cast.outsider):
        answer = client_of(user).post(SAVE, {"place": f"edit:{post.pk}", "source": "x"})
        assert answer.status_code == 404
    assert not Draft.objects.exists()


def test_a_stored_text_takes_its_draft_along(cast, client_of, topic):
    client = client_of(cast.counsellor)
    save(client, f"reply:{topic.pk}", "Sound advice", 0)
    data = {"source": "Sound advice", "language": "en", "key": "k1"}
    answer = client.post(reverse("forums:reply", args=[topic.pk]), data)
    assert answer.cookies["forums-posted"].value == "k1"
    assert not Draft.objects.exists()
    assert save(client, f"reply:{topic.pk}", "Sound advice", 1, key="k1")["version"] == 0
    assert not Draft.objects.exists()


def test_a_refused_text_keeps_its_draft(cast, client_of, topic):
    client = client_of(cast.counsellor)
    save(client, f"reply:{topic.pk}", "Sound advice", 0)
    services.lock(actor=cast.moderator, topic=topic, reason="Settled.")
    data = {"source": "Sound advice", "language": "en", "key": "k1"}
    answer = client.post(reverse("forums:reply", args=[topic.pk]), data)
    assert answer.status_code == 422
    assert "forums-posted" not in answer.cookies
    assert Draft.objects.exists()


def test_the_title_of_a_new_topic_is_kept(cast, client_of, topic):
    client, forum = client_of(cast.counsellor), topic.forum
    save(client, f"start:{forum.pk}", "", 0, title="A title without a text")
    assert "A title without a text" in text(client.get(reverse("forums:start", args=[forum.slug])))


def test_a_title_of_another_device_waits_beside_the_text_too(cast, client_of, topic):
    client, place = client_of(cast.counsellor), f"start:{topic.forum.pk}"
    save(client, place, "The same text", 0, title="From the phone")
    told = save(client, place, "The same text, longer", 0, title="From the desk")
    assert told["other"] == "From the phone"
