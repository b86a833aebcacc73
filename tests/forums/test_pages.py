"""What readers see: every page, for those who may and those who may not."""

import re

import pytest
from django.urls import reverse

from forums import services
from forums.models import Draft, Topic, TopicMember
from tests.factories.forums import PostFactory, TopicFactory, public_forum
from tests.factories.taxonomy import ConceptFactory, CountryFactory
from tests.forums.conftest import PREFIX

pytestmark = pytest.mark.django_db


def words(response):
    return response.content.decode()


def test_it_works(cast, client_of, rooms):
    for _person, user in cast:
        client = client_of(user)
        assert client.get(PREFIX).status_code == 200
        assert client.get(f"{PREFIX}latest/").status_code == 200
        assert client.get(rooms.public.get_absolute_url()).status_code == 200
        assert client.get(rooms.topics["public"].get_absolute_url()).status_code == 200


def test_the_index_names_what_may_be_known_and_no_more(cast, client_of, rooms):
    seen_by_visitor = words(client_of(cast.visitor).get(PREFIX))
    assert str(rooms.public) in seen_by_visitor
    assert str(rooms.members) not in seen_by_visitor
    seen_by_member = words(client_of(cast.member).get(PREFIX))
    assert str(rooms.closed) in seen_by_member
    assert rooms.topics["closed"].title not in seen_by_member
    assert rooms.closed.get_absolute_url() not in seen_by_member


@pytest.mark.parametrize("room", ["members", "closed"])
def test_what_is_closed_does_not_exist(cast, client_of, rooms, room):
    client, topic = client_of(cast.visitor), rooms.topics[room]
    for url in (
        topic.forum.get_absolute_url(),
        topic.get_absolute_url(),
        reverse("forums:topic_short", args=[topic.pk]),
        reverse("forums:feed", args=[topic.forum.slug]),
    ):
        assert client.get(url).status_code == 404, url
    assert topic.title not in words(client.get(f"{PREFIX}latest/"))


def test_a_long_topic_is_shown_in_windows(cast, client_of, topic):
    for _ in range(44):
        PostFactory(topic=topic, author=cast.counsellor)
    client, url = client_of(cast.visitor), topic.get_absolute_url()
    first, third = words(client.get(url)), words(client.get(f"{url}?page=3"))
    assert 'id="post-20"' in first
    assert 'id="post-21"' not in first
    assert 'id="post-41"' in third
    assert 'id="post-45"' in third
    assert client.get(f"{url}?page=4").status_code == 404


def test_a_post_is_found_by_its_number(client, topic):
    for _ in range(30):
        PostFactory(topic=topic)
    url = topic.get_absolute_url()
    assert client.get(f"{url}?post=25")["Location"] == f"{url}?page=2#post-25"
    assert client.get(f"{url}?post=3")["Location"] == f"{url}#post-3"
    assert client.get(f"{url}?post=32").status_code == 404


@pytest.mark.parametrize(
    "query",
    ["page=x", "page=-1", "page=", "post=x", "post=-3", "page=1e9", "post=00000000000001", "page=%00"],
)
def test_a_senseless_query_shows_the_first_page(client, topic, query):
    assert client.get(f"{topic.get_absolute_url()}?{query}").status_code == 200


@pytest.mark.parametrize(
    "query", ["before=x", "before=1-", "before=99999999999999999999-1", "show=%00", "before=%F0%9F-1"]
)
def test_a_senseless_list_query_shows_the_list(client, topic, query):
    assert client.get(f"{topic.forum.get_absolute_url()}?{query}").status_code == 200
    assert client.get(f"{PREFIX}latest/?{query}").status_code == 200


def test_an_old_title_in_the_address_leads_on(client, topic):
    wrong = reverse("forums:topic", args=[topic.pk, "old-title"])
    assert client.get(wrong)["Location"] == topic.get_absolute_url()


def test_the_accepted_answer_stands_under_the_question_too(cast, client, topic):
    for number in range(2, 6):
        PostFactory(topic=topic, source=f"Reply {number}")
    services.accept_answer(actor=cast.member, topic=topic, position=5)
    html = words(client.get(topic.get_absolute_url()))
    assert html.count("<p>Reply 5</p>") == 2
    assert html.index("Reply 5") < html.index("Reply 2")


def test_an_accepted_answer_of_a_later_page_is_shown_on_the_first(cast, client, topic):
    for number in range(2, 31):
        PostFactory(topic=topic, source=f"Reply {number}")
    services.accept_answer(actor=cast.member, topic=topic, position=30)
    html = words(client.get(topic.get_absolute_url()))
    assert html.count("<p>Reply 30</p>") == 1
    assert 'id="post-30"' not in html


def test_opening_moves_the_reading_mark_to_the_end_of_the_page(cast, client_of, topic):
    for _ in range(24):
        PostFactory(topic=topic)
    client, url = client_of(cast.outsider), topic.get_absolute_url()

    def mark():
        return TopicMember.objects.get(user=cast.outsider, topic=topic).last_read_position

    client.get(url)
    assert mark() == 20
    assert client.get(f"{url}?post=unread")["Location"].endswith("?page=2#post-21")
    client.get(f"{url}?page=2")
    assert mark() == 25
    client.get(url)
    assert mark() == 25


def test_lists_lead_to_the_first_unread_post(cast, client_of, topic):
    client = client_of(cast.outsider)
    client.get(topic.get_absolute_url())
    PostFactory(topic=topic)
    PostFactory(topic=topic)
    html = words(client.get(topic.forum.get_absolute_url()))
    assert f"{topic.get_absolute_url()}#post-2" in html
    assert "2 new posts" in html
    assert "1 topic with news" in words(client.get(PREFIX))


def test_lists_go_on_where_they_stopped(cast, client):
    forum = public_forum()
    titles = [TopicFactory(forum=forum, title=f"Numbered topic {n:02}").title for n in range(45)]
    services.pin(actor=cast.moderator, topic=Topic.objects.get(title=titles[0]), reason="House rules.")
    url, found = forum.get_absolute_url(), []
    while url:
        html = words(client.get(url))
        found += re.findall(r"Numbered topic \d\d", re.sub(r"<aside.*", "", html, flags=re.S))
        more = re.search(r'href="([^"]*before=[^"]+)"[^>]*rel="next"', html)
        url = more.group(1).replace("&amp;", "&") if more else ""
        url = forum.get_absolute_url() + url if url.startswith("?") else url
    assert found[0] == titles[0]
    assert sorted(found) == sorted(titles)


def test_filters(cast, client_of, rooms):
    quiet = TopicFactory(forum=rooms.public, author=cast.member, title="Nobody answered this one")
    services.follow(user=cast.outsider, topic=rooms.topics["public"], level="watching")
    client, url = client_of(cast.outsider), rooms.public.get_absolute_url()
    unanswered = words(client.get(f"{url}?show=unanswered"))
    assert quiet.title in unanswered
    assert rooms.topics["public"].title not in unanswered
    followed = words(client.get(f"{url}?show=followed"))
    assert quiet.title not in followed
    assert rooms.topics["public"].title in followed


def test_subjects_and_corridor_are_shown_and_lead_on(cast, client):
    CountryFactory(code="DE")
    CountryFactory(code="SN")
    topic = TopicFactory(
        forum=public_forum(),
        author=cast.member,
        concepts=[ConceptFactory(slug="reception", scheme="theme")],
        countries=[("SN", "origin"), ("DE", "host")],
    )
    html = words(client.get(topic.get_absolute_url()))
    assert html.index("Germany") < html.index("Senegal") < html.index("reception en")
    assert "kind=discussion&amp;country=SN" in html
    assert "kind=discussion&amp;topic=reception" in html


def test_the_language_of_a_text_is_marked(cast, client):
    topic = TopicFactory(forum=public_forum(), author=cast.member, title="سؤال عن الاستقبال", language="ar")
    html = words(client.get(topic.get_absolute_url()))
    assert re.search(r'<h1[^>]*lang="ar"', html)
    assert re.search(r'<div class="prose"[^>]*lang="ar"', html)
    assert "Arabic" in html


def test_visitors_are_asked_to_sign_in_to_reply(client, topic):
    html = words(client.get(topic.get_absolute_url()))
    assert "Sign in to reply" in html
    assert "<textarea" not in html


def test_a_draft_waits_in_the_composer(cast, client_of, topic):
    services.save_draft(user=cast.outsider, topic=topic, source="Half a thought")
    assert "Half a thought" in words(client_of(cast.outsider).get(topic.get_absolute_url()))


def test_own_pages_ask_for_sign_in(client):
    for name in ("following", "drafts", "desk", "record"):
        response = client.get(reverse(f"forums:{name}"))
        assert response.status_code == 302
        assert "next=" in response["Location"]


def test_drafts_are_their_writers_alone(cast, client_of, rooms):
    services.save_draft(user=cast.counsellor, topic=rooms.topics["closed"], source="A secret draft")
    assert "A secret draft" in words(client_of(cast.counsellor).get(reverse("forums:drafts")))
    assert "A secret draft" not in words(client_of(cast.outsider).get(reverse("forums:drafts")))
    discard = reverse("forums:discard_draft", args=[Draft.objects.get().pk])
    assert client_of(cast.outsider).post(discard).status_code == 404
    assert client_of(cast.counsellor).post(discard).status_code == 302


def test_a_draft_outlives_the_right_but_names_no_place(cast, client_of, rooms):
    cast.counsellor.groups.clear()
    services.save_draft(user=cast.counsellor, topic=rooms.topics["closed"], source="My own words")
    html = words(client_of(cast.counsellor).get(reverse("forums:drafts")))
    assert "My own words" in html
    assert rooms.topics["closed"].title not in html


def test_latest_topics_for_other_pages(cast, rooms, rf, django_assert_num_queries):
    from django.template import Context, Template

    request = rf.get("/en/")
    request.user = cast.visitor
    template = Template(
        "{% load forum_lists %}{% latest_topics 5 as cards %}{% for c in cards %}{{ c.title }};{% endfor %}"
    )
    template.render(Context({"request": request}))
    del cast.visitor._forum_levels
    with django_assert_num_queries(2):
        assert template.render(Context({"request": request})) == f"{rooms.topics['public'].title};"


def test_sensitive_pages_are_kept_on_no_device(cast, client_of, rooms):
    client = client_of(cast.counsellor)
    for url in (rooms.closed.get_absolute_url(), rooms.topics["closed"].get_absolute_url()):
        assert "no-store" in client.get(url)["Cache-Control"]
    assert "no-store" not in client.get(rooms.public.get_absolute_url()).get("Cache-Control", "")


def test_what_moderators_vouch_for_is_shown_beside_the_name(cast, client, rooms):
    html = words(client.get(rooms.topics["public"].get_absolute_url()))
    assert "Counsellor" in html
    assert "Practitioner" in html


def test_only_public_forums_name_a_feed(cast, client_of, rooms):
    client = client_of(cast.counsellor)
    assert "feed.atom" in words(client.get(rooms.public.get_absolute_url()))
    assert "feed.atom" not in words(client.get(rooms.closed.get_absolute_url()))
