"""Forms over HTTP: nothing typed is lost, nothing is stored twice."""

import pytest
from django.urls import reverse

from forums import services
from forums.limits import POSTS
from forums.models import Draft, ForumMember, Post, Report, Topic
from tests.factories.forums import PostFactory, TopicFactory, closed_forum
from tests.factories.taxonomy import ConceptFactory, CountryFactory

pytestmark = pytest.mark.django_db


def reply_to(client, topic, **fields):
    data = {"source": "A sound answer.", "language": "en", "key": "k", "act": "post"} | fields
    return client.post(reverse("forums:reply", args=[topic.pk]), data)


def start_in(client, forum, **fields):
    data = {
        "title": "Who meets people at the airport?",
        "source": "We have nobody on Sundays.",
        "language": "en",
        "key": "k",
        "act": "post",
    }
    return client.post(reverse("forums:start", args=[forum.slug]), data | fields)


def test_it_works(cast, client_of, topic):
    response = reply_to(client_of(cast.counsellor), topic)
    assert response["Location"] == f"{topic.get_absolute_url()}#post-2"
    assert Post.objects.get(topic=topic, position=2).source == "A sound answer."


def test_starting(cast, client_of, topic):
    CountryFactory(code="SN")
    ConceptFactory(slug="reception", scheme="theme")
    response = start_in(client_of(cast.counsellor), topic.forum, concepts=["reception"], origin="SN")
    made = Topic.objects.get(title="Who meets people at the airport?")
    assert response["Location"] == made.get_absolute_url()
    assert [concept.slug for concept in made.concepts.all()] == ["reception"]


def test_sent_three_times_stored_once(cast, client_of, topic):
    client = client_of(cast.counsellor)
    places = {reply_to(client, topic)["Location"] for _ in range(3)}
    assert len(places) == 1
    assert Post.objects.filter(topic=topic).count() == 2
    assert len({start_in(client, topic.forum)["Location"] for _ in range(3)}) == 1


@pytest.mark.parametrize(
    ("source", "says"),
    [
        ("", "This field is required"),
        ("   \n ", "This field is required"),
        ("x" * 20_001, "1 character too long"),
        ("a line\n" * 10_000, "too long"),
        ("a\n" * 9_000, "9000 lines"),
    ],
    ids=["empty", "blank", "one-too-many", "ten-thousand-lines", "many-short-lines"],
)
def test_a_refused_text_is_shown_again(cast, client_of, topic, source, says):
    response = reply_to(client_of(cast.counsellor), topic, source=source)
    html = response.content.decode()
    assert response.status_code == 422
    assert says in html
    assert source.strip()[:50_000] in html
    assert 'aria-invalid="true"' in html
    assert topic.posts.count() == 1


def test_the_limit_itself_is_welcome(cast, client_of, topic):
    assert reply_to(client_of(cast.counsellor), topic, source="x" * 20_000).status_code == 302


def test_line_ends_of_browsers_do_not_count_twice(cast, client_of, topic):
    source = ("y" * 98 + "\r\n") * 200
    assert reply_to(client_of(cast.counsellor), topic, source=source).status_code == 302


@pytest.mark.parametrize(
    "fields",
    [
        {"title": "short"},
        {"title": ""},
        {"title": "x" * 201},
        {"language": "xx-nonsense"},
        {"concepts": ["no-such-subject"]},
        {"host": "ZZ"},
        {"source": ""},
    ],
    ids=str,
)
def test_a_topic_that_cannot_be_started_keeps_its_words(cast, client_of, topic, fields):
    response = start_in(client_of(cast.counsellor), topic.forum, **fields)
    assert response.status_code == 422
    kept = {"source": "We have nobody on Sundays."} | fields
    assert kept["source"] in response.content.decode()
    assert Topic.objects.count() == 1


@pytest.mark.parametrize("name", ["quote", "key", "act", "language"])
def test_hostile_extras_do_no_harm(cast, client_of, topic, name):
    for value in ("-1", "x" * 5000, "999999999999999999999", "<script>", "\ud7ff"):
        assert reply_to(client_of(cast.counsellor), topic, **{name: value}).status_code in {302, 200, 422}


def test_nul_signs_are_taken_out(cast, client_of, topic):
    reply_to(client_of(cast.counsellor), topic, source="a\x00b")
    assert Post.objects.get(position=2).source == "ab"


def test_save_draft_and_come_back(cast, client_of, topic):
    client = client_of(cast.counsellor)
    assert reply_to(client, topic, act="draft", source="Half").status_code == 302
    assert Draft.objects.get().source == "Half"
    assert "Half" in client.get(reverse("forums:reply", args=[topic.pk])).content.decode()
    start_in(client, topic.forum, act="draft", title="", source="Half a question")
    assert "Half a question" in client.get(reverse("forums:start", args=[topic.forum.slug])).content.decode()


def test_autosave(cast, client_of, rooms):
    url, topic = reverse("forums:save_draft"), rooms.topics["public"]
    client = client_of(cast.outsider)
    place = services.reply_key(topic)
    assert client.post(url, {"place": place, "source": "Half"}).json()["saved"]
    assert Draft.objects.get().source == "Half"
    client.post(url, {"place": place, "source": ""})
    assert not Draft.objects.exists()
    for bad in (
        "",
        "reply:",
        "reply:x",
        "edit:1",
        "reply:999999999999999999999",
        services.reply_key(rooms.topics["closed"]),
        services.start_key(rooms.closed),
    ):
        assert client.post(url, {"place": bad, "source": "x"}).status_code == 404, bad
    assert not Draft.objects.exists()


def test_preview_posts_nothing(cast, client_of, topic):
    client = client_of(cast.counsellor)
    for response in (
        reply_to(client, topic, act="preview", source="**soon**"),
        start_in(client, topic.forum, act="preview", source="**soon**"),
    ):
        assert "<strong>soon</strong>" in response.content.decode()
    assert Post.objects.count() == 1


def test_quoting(cast, client_of, topic):
    url = reverse("forums:reply", args=[topic.pk])
    html = client_of(cast.counsellor).get(f"{url}?quote=1").content.decode()
    assert "&gt; The long form of" in html
    for value in ("x", "-1", "99", "99999999999999999999", ""):
        assert client_of(cast.counsellor).get(f"{url}?quote={value}").status_code == 200
    reply_to(client_of(cast.counsellor), topic, quote="1")
    assert Post.objects.get(position=2).reply_to.position == 1


def test_hidden_words_cannot_be_quoted(cast, client_of, topic):
    post = PostFactory(topic=topic, author=cast.outsider, source="A village by name")
    services.hide_post(actor=cast.moderator, post=post, reason="Names a village.")
    url = reverse("forums:reply", args=[topic.pk])
    assert "A village by name" not in client_of(cast.counsellor).get(f"{url}?quote=2").content.decode()


def test_an_ended_session_keeps_the_text(cast, client_of, client, topic):
    response = reply_to(client, topic, source="Written on a long train ride")
    assert response.status_code == 302
    assert "account" in response["Location"]
    client.force_login(cast.counsellor, backend="allauth.account.auth_backends.AuthenticationBackend")
    html = client.get(reverse("forums:reply", args=[topic.pk])).content.decode()
    assert "Written on a long train ride" in html
    assert topic.posts.count() == 1


def test_ten_a_minute(cast, client_of, topic):
    client = client_of(cast.counsellor)
    for number in range(POSTS):
        assert reply_to(client, topic, source=f"Number {number}").status_code == 302
    response = reply_to(client, topic, source="One too many")
    assert response.status_code == 422
    assert "Wait a moment" in response.content.decode()
    assert "One too many" in response.content.decode()
    assert start_in(client, topic.forum).status_code == 422


@pytest.mark.parametrize("typed", ["My tenth", " My tenth\r\n"])
def test_the_last_one_sent_again_is_led_to_what_it_stored(cast, client_of, topic, typed):
    client = client_of(cast.counsellor)
    for number in range(POSTS - 1):
        reply_to(client, topic, source=f"Number {number}")
    first = reply_to(client, topic, source=typed, key="tenth")
    again = reply_to(client, topic, source=typed, key="tenth")
    assert (again.status_code, again["Location"]) == (302, first["Location"])
    assert reply_to(client, topic, source="My eleventh", key="tenth").status_code == 422
    assert Post.objects.filter(author=cast.counsellor).count() == POSTS


def test_the_last_topic_sent_again_is_led_to_what_it_stored(cast, client_of, topic):
    client = client_of(cast.counsellor)
    for number in range(POSTS - 1):
        reply_to(client, topic, source=f"Number {number}")
    places = {start_in(client, topic.forum)["Location"] for _ in range(3)}
    assert len(places) == 1
    assert start_in(client, topic.forum, title="Who meets people at the harbour?").status_code == 422


def test_a_reply_sent_again_after_the_topic_closed_is_led_to_what_it_stored(cast, client_of, topic):
    client = client_of(cast.counsellor)
    first = reply_to(client, topic)
    services.lock(actor=cast.moderator, topic=topic, reason="Settled.")
    assert reply_to(client, topic)["Location"] == first["Location"]
    assert reply_to(client, topic, source="Something new").status_code == 422


def test_a_topic_closed_meanwhile_keeps_the_text(cast, client_of, topic):
    services.lock(actor=cast.moderator, topic=topic, reason="Settled.")
    response = reply_to(client_of(cast.counsellor), topic, source="Too late, but long")
    assert response.status_code == 422
    assert "Too late, but long" in response.content.decode()


def test_readers_may_not_write(cast, client_of, rooms):
    topic = rooms.topics["closed"]
    client = client_of(cast.focal_point)
    assert client.get(topic.get_absolute_url()).status_code == 200
    assert client.get(reverse("forums:reply", args=[topic.pk])).status_code == 403
    assert reply_to(client, topic).status_code == 422
    assert start_in(client, rooms.closed).status_code == 403
    assert client_of(cast.outsider).get(reverse("forums:reply", args=[topic.pk])).status_code == 404
    assert reply_to(client_of(cast.outsider), topic).status_code == 404
    assert topic.posts.count() == 2


def edit(client, post, **fields):
    data = {"source": "Changed.", "language": "en", "version": post.version} | fields
    return client.post(reverse("forums:edit", args=[post.pk]), data)


def test_editing(cast, client_of, topic):
    post = PostFactory(topic=topic, author=cast.counsellor)
    client = client_of(cast.counsellor)
    assert client.get(reverse("forums:edit", args=[post.pk])).status_code == 200
    assert edit(client, post).status_code == 302
    assert Post.objects.get(pk=post.pk).source == "Changed."
    assert client_of(cast.outsider).get(reverse("forums:edit", args=[post.pk])).status_code == 403
    assert edit(client_of(cast.outsider), post, version=2).status_code == 403


def test_a_conflict_shows_both_texts(cast, client_of, topic):
    post = PostFactory(topic=topic, author=cast.counsellor)
    client = client_of(cast.counsellor)
    edit(client, post, source="From the phone")
    response = edit(client, post, source="From the office")
    html = response.content.decode()
    assert response.status_code == 409
    assert "From the phone" in html
    assert "From the office" in html
    assert edit(client, post, source="From both", version=2).status_code == 302


def test_a_moderator_edits_with_a_reason(cast, client_of, topic):
    post = PostFactory(topic=topic, author=cast.counsellor)
    assert edit(client_of(cast.moderator), post).status_code == 422
    assert edit(client_of(cast.moderator), post, reason="A village was named.").status_code == 302


def test_the_question_is_edited_with_its_topic(cast, client_of, topic):
    CountryFactory(code="SN")
    CountryFactory(code="TN")
    services.posting.set_countries(topic, [("TN", "transit")])
    post = topic.posts.get(position=1)
    edit(client_of(cast.member), post, title="A title that says more", origin="SN")
    topic.refresh_from_db()
    assert topic.title == "A title that says more"
    rows = set(topic.topic_countries.values_list("country_id", "role"))
    assert rows == {("SN", "origin"), ("TN", "transit")}


def test_reporting(cast, client_of, topic):
    url = reverse("forums:report", args=[topic.posts.get().pk])
    client = client_of(cast.outsider)
    assert client.get(url).status_code == 200
    assert client.post(url, {"reason": "nonsense"}).status_code == 200
    assert client.post(url, {"reason": "identifies", "details": "A name."}).status_code == 302
    assert Report.objects.get().reporter == cast.outsider
    assert client_of(cast.member).get(url).status_code == 403


def test_accepting_is_the_askers(cast, client_of, topic):
    PostFactory(topic=topic)
    url = reverse("forums:accept", args=[topic.pk])
    assert client_of(cast.outsider).post(url, {"position": "2"}).status_code == 403
    assert client_of(cast.member).post(url, {"position": "2"}).status_code == 302
    assert Topic.objects.get(pk=topic.pk).accepted_position == 2
    for bad in ("x", "1", "99", "9" * 30, "-2"):
        assert client_of(cast.member).post(url, {"position": bad}).status_code == 404, bad
    client_of(cast.member).post(url, {"position": ""})
    assert Topic.objects.get(pk=topic.pk).accepted_position is None


def test_following(cast, client_of, topic):
    client = client_of(cast.outsider)
    url = reverse("forums:follow", args=[topic.pk])
    assert client.post(url, {"level": "watching"}).status_code == 302
    PostFactory(topic=topic)
    assert topic.title in client.get(reverse("forums:following")).content.decode()
    assert client.post(url, {"level": "loudly"}).status_code == 404
    client.post(reverse("forums:read_all"))
    assert topic.members.get(user=cast.outsider).last_read_position == 2
    client.post(url, {"level": "forum"})
    assert topic.members.get(user=cast.outsider).level == ""


def test_following_a_forum(cast, client_of, topic):
    client, forum = client_of(cast.outsider), topic.forum
    url = reverse("forums:follow_forum", args=[forum.slug])
    assert client.post(url, {"level": "first"}).status_code == 302
    assert '<option value="first" selected>' in client.get(forum.get_absolute_url()).content.decode()
    new = TopicFactory(forum=forum)
    assert "1 new post<" in client.get(forum.get_absolute_url()).content.decode()
    assert str(forum) in client.get(reverse("forums:following")).content.decode()
    assert client.post(url, {"level": "loudly"}).status_code == 404
    client.post(reverse("forums:read_forum", args=[forum.slug]))
    assert "1 new post<" not in client.get(forum.get_absolute_url()).content.decode()
    assert new.members.filter(user=cast.outsider).count() == 0


@pytest.mark.parametrize("name", ["follow_forum", "read_forum"])
def test_a_closed_forum_cannot_be_followed(cast, client_of, name):
    url = reverse(f"forums:{name}", args=[closed_forum().slug])
    assert client_of(cast.member).post(url, {"level": "watching"}).status_code == 404
    assert client_of(cast.visitor).post(url, {"level": "watching"}).status_code == 302
    assert not ForumMember.objects.exists()


@pytest.mark.parametrize("name", ["accept", "follow", "decide", "read_all", "save_draft", "discard_draft"])
def test_acts_are_not_links(cast, client_of, topic, name):
    args = [] if name in {"read_all", "save_draft"} else [topic.pk]
    assert client_of(cast.moderator).get(reverse(f"forums:{name}", args=args)).status_code == 405
