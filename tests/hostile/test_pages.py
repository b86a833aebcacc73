"""Every page that shows people's words or names, with nothing but hostile ones: none of them is alive."""

import json
import re
from email.message import Message

import pytest
from django.urls import reverse
from django.utils.html import escape

from forums.models import Topic
from forums.urls import urlpatterns
from notifications.models import Notice
from people.export import personal_data
from people.models import Profile
from tests.cast import client_of
from tests.hostile.judging import alive_in, alive_in_xml
from tests.hostile.planting import packed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("planted")]
HOSTILE = re.compile(r"alert\(1\)|evil\.example")


def judged(response) -> list[str]:
    """What is alive in an answer, whatever its kind."""
    kind = response.headers.get("Content-Type", "")
    for value in response.headers.values():
        assert "\n" not in value
        assert "\r" not in value
    assert response.headers.get("X-Content-Type-Options") == "nosniff"
    if "html" in kind:
        return alive_in(response.content.decode())
    if "xml" in kind:
        return alive_in_xml(response.content.decode())
    assert kind.startswith("application/json") or not response.content
    return []


def addresses(pattern, planted):
    """The pattern filled in with what was planted."""
    route, name = str(pattern.pattern), f"forums:{pattern.name}"
    things = planted.things
    if route.startswith("<slug:slug>/"):
        return [reverse(name, args=[planted.forum.slug])]
    if pattern.name == "topic":
        return [topic.get_absolute_url() for topic in planted.topics]
    if route.startswith("topics/<int:pk>/"):
        topics = {planted.main, planted.topics[5], *things["note"], things["citing"][0].topic}
        return [reverse(name, args=[topic.pk]) for topic in topics]
    if route.startswith("posts/<int:pk>/"):
        posts = (
            things["posts"][::2] if pattern.name == "history" else [things["posts"][0], things["posts"][-1]]
        )
        return [reverse(name, args=[post.pk]) for post in posts]
    if "uuid:public_id" in route and "files" not in route:
        return [reverse(name, args=[post.author.public_id]) for post in things["posts"][:2]]
    if pattern.name == "file":
        return [row.get_absolute_url() for row in things["file"]]
    if pattern.name == "corridor":
        return [reverse(name, args=["de", "ng"])]
    found = re.fullmatch(r"(desk/)?(\w+?)s?/<int:pk>/.*", route)
    kinds = {"rota": "duty", "asked": "duty", "desk/pseudonym": "unsealing"}
    if found:
        kind = kinds.get((found[1] or "") + found[2], found[2])
        return [reverse(name, args=[thing.pk]) for thing in things.get(kind, [])[-1:]]
    assert "<" not in route, route
    return [reverse(name)]


def test_no_page_of_the_forums_is_alive(planted):
    moderator, writer = client_of(planted.cast.moderator), client_of(planted.cast.member)
    found, hostile = {}, set()
    for pattern in urlpatterns:
        if pattern.name == "file":
            continue
        for address in addresses(pattern, planted):
            for client in (writer,) if pattern.name in OWN else (moderator,):
                response = client.get(address)
                assert response.status_code in {200, 302, 403, 404, 405}, address
                if faults := judged(response):
                    found[address] = faults
                if HOSTILE.search(response.content.decode()):
                    hostile.add(pattern.name)
    assert found == {}
    # Each of these shows words that people wrote; a page that shows none proves nothing.
    assert hostile >= SHOWING, SHOWING - hostile


# What its reader wrote or was told; everything else is looked at by a moderator, who sees most.
OWN = {"following", "bookmarks", "drafts", "my_reports", "reply", "start", "topic_feed", "feed", "print"}
SHOWING = {
    *("forum", "latest", "bookmarks", "drafts", "member", "corridor", "rota", "desk", "approvals", "index"),
    *(
        "appeals",
        "measures",
        "record",
        "my_reports",
        "unsealings",
        "topic",
        "reply",
        "moderate_topic",
        "lift",
    ),
    *(
        "merge_topic",
        "split_topic",
        "topic_feed",
        "print",
        "poll",
        "edit",
        "history",
        "report",
        "moderate_post",
    ),
    *("case", "translate", "remove_posts", "warn", "suspend", "feed"),
}


def test_no_other_page_is_alive(planted):
    """Search, suggestions, citations, notices, people, letters that wait, and one's own data."""
    cast, things = planted.cast, planted.things
    told = planted.topics[0].author
    for post in things["posts"][:5]:
        Notice.objects.create(
            user=told, kind="forums.mention", about=f"forums.post:{post.pk}", once=str(post.pk)
        )
    pages = {
        "/en/search/?q=alert": cast.visitor,
        "/ar/search/?q=%22%3E%3Csvg%2Fonload%3Dalert%281%29%3E": cast.visitor,
        "/en/search/suggest/?q=script": cast.visitor,
        "/en/citations/find/?q=script": cast.visitor,
        "/en/find/feed/?q=alert": cast.visitor,
        "/en/find/saved/": cast.member,
        "/en/notifications/": told,
        "/en/people/": told,
        "/en/people/colleagues/": cast.member,
        f"/en/people/{told.public_id}/": cast.member,
        "/en/people/data/": told,
        "/en/people/requests/": cast.moderator,
        f"/en/people/requests/{things['request'][0].pk}/": cast.moderator,
        "/en/mail/held/": cast.moderator,
        **{letter.get_absolute_url(): cast.moderator for letter in things["held"]},
        f"/en/forums/topics/{planted.main.pk}/reply/?quote=3": told,
        f"/en/forums/topics/{planted.main.pk}/reply/?quote=9": told,
        f"/ar/forums/topics/{planted.main.pk}/print/": cast.visitor,
        f"/en/forums/posts/{things['appeal'][0].post_id}/appeal/": things["appeal"][0].author,
    }
    silent = []
    for address, person in pages.items():
        response = client_of(person).get(address, follow=True)
        assert response.status_code == 200, address
        assert judged(response) == [], address
        silent += [] if HOSTILE.search(response.content.decode()) else [address]
    assert silent in ([], ["/en/people/data/"]), silent


@pytest.mark.parametrize("act", ["preview", "post"])
def test_no_form_that_comes_back_is_alive(planted, act):
    """Everything typed comes back: in previews, beside faults, on the page about what may name somebody."""
    member, everything = client_of(planted.cast.member), "\n\n".join(packed(4000, "\n\n")).replace("\r", "")
    forum, topic = f"/en/forums/{planted.forum.slug}/", f"/en/forums/topics/{planted.main.pk}/"
    own = planted.things["citing"][0]
    text = {"source": f"Ring my client Fatou Diallo on +221 77 123 45 67\n\n{everything}", "act": act}
    wrong = {"language": '"><script>alert(1)</script>', "key": '"><script>alert(1)</script>'}
    titled = {
        "title": packed(180)[2],
        "host": "<script>alert(1)</script>",
        "concepts": "<script>alert(1)</script>",
    }
    forms = {
        f"{topic}reply/": [text | {"language": "en"}, text | wrong],
        f"{forum}start/": [text | {"language": "en", "title": packed(180)[2]}, text | wrong | titled],
        f"{forum}share/": [titled | {"tried": everything, "question": everything}],
        f"/en/forums/posts/{own.pk}/edit/": [
            text | {"language": "en", "version": 1},
            text | wrong | {"version": 7},
        ],
        f"/en/forums/posts/{planted.things['posts'][0].pk}/report/": [
            {"reason": "<script>alert(1)</script>", "details": everything}
        ],
        f"/en/forums/topics/{own.topic_id}/bookmark/": [
            {"note": everything, "remind": "<script>alert(1)</script>"}
        ],
        "/en/forums/similar/": [{"title": planted.topics[4].title, "source": everything}],
        "/en/people/profile/": [
            {"display_name": everything, "handle": '"><script>alert(1)</script>', "bio": text["source"]}
        ],
    }
    for address, fields in forms.items():
        for given in fields:
            response = member.post(address, given)
            assert response.status_code in {200, 400, 409, 422}, (address, response.status_code)
            assert judged(response) == [], address
            assert HOSTILE.search(response.content.decode()), address


def test_no_name_and_no_title_is_alive(planted):
    """All of them in rounds, on the page of a topic, in a list, in print and in a feed."""
    topics, visitor = planted.topics[:20], client_of(planted.cast.visitor)
    profiles = list(
        Profile.objects.filter(user__in=[post.author_id for post in planted.things["posts"][:20]])
    )
    names, titles, seen = packed(80), packed(190), set()
    for start in range(0, len(names), len(profiles)):
        for profile, name in zip(profiles, names[start:], strict=False):
            profile.display_name = name
        for topic, title in zip(topics, titles[start % len(titles) :], strict=False):
            topic.title = title
        Profile.objects.bulk_update(profiles, ["display_name"])
        Topic.objects.bulk_update(topics, ["title"])
        at = f"/en/forums/topics/{planted.main.pk}/"
        for address in (
            planted.main.get_absolute_url(),
            f"/en/forums/{planted.forum.slug}/",
            f"{at}feed.atom",
        ):
            response = visitor.get(address)
            assert judged(response) == [], address
            seen.update(name for name in names if escape(name) in response.text)
    assert len(seen) > len(names) // 2


def test_names_of_files_are_one_plain_word_of_a_head(planted):
    visitor = client_of(planted.cast.visitor)
    for row in [*planted.things["file"], *planted.things["picture"]]:
        response = visitor.get(row.get_absolute_url())
        assert response.status_code == 200
        head = Message()
        head["Content-Disposition"] = response["Content-Disposition"]
        assert (head.get_content_disposition() == "attachment") == (not row.is_picture)
        assert [name for name, _value in head.get_params(header="Content-Disposition")][1:] == ["filename"]
        assert response["Content-Type"].partition(";")[0] in {"text/plain", "image/png"}
        assert response["X-Content-Type-Options"] == "nosniff"
        assert "sandbox" in response["Content-Security-Policy"]
        assert not set(row.name) & set('\r\n"<>/\\\u202e')


def test_what_a_person_takes_along_is_data(planted):
    """One file of plain values, saved and never opened as a page."""
    data = json.dumps(personal_data(planted.cast.member), default=str)
    assert "alert(1)" in data
