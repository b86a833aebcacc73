"""What cites a page is listed there, for each reader as far as they may open it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from forums import services
from forums.models import Topic
from tests.factories.forums import PostFactory, TopicFactory, members_forum
from tests.factories.pages import translate

pytestmark = pytest.mark.django_db


def discussed(client, page) -> str:
    answer = client.get(page.get_url())
    assert answer.status_code == 200
    return answer.text.partition('aria-labelledby="discussed"')[2].partition("</section>")[0]


@pytest.fixture
def cited(cast, shelf, key, topic, closed_topic):
    """Cited in a public, a closed and a members' topic, and in a hidden post."""
    TopicFactory(
        forum=members_forum(), author=cast.member, title="Asked among members", source=key(shelf.open)
    )
    for _ in range(2):
        PostFactory(topic=topic, source=f"See {key(shelf.open)}")
    PostFactory(topic=closed_topic, source=f"See {key(shelf.open)}")
    other = TopicFactory(forum=topic.forum, title="Where a post was hidden")
    hidden = PostFactory(topic=other, source=key(shelf.open))
    services.hide_post(actor=cast.moderator, post=hidden, reason="Names a person.")
    return shelf.open


def test_it_counts_what_each_reader_can_open(cast, client_of, cited, topic, closed_topic):
    expected = {
        "visitor": [topic.title],
        "member": [topic.title, "Asked among members"],
        "outsider": [topic.title, "Asked among members"],
        "counsellor": [topic.title, "Asked among members", closed_topic.title],
    }
    for person, titles in expected.items():
        html = discussed(client_of(getattr(cast, person)), cited)
        assert f"Discussed in forums ({len(titles)})" in html, person
        found = {name for name in Topic.objects.values_list("title", flat=True) if f">{name}<" in html}
        assert found == set(titles), person


def test_a_closed_topic_is_not_counted_for_others(cast, client_of, shelf, key, closed_topic):
    PostFactory(topic=closed_topic, source=f"See {key(shelf.open)}")
    assert discussed(client_of(cast.visitor), shelf.open) == ""
    assert discussed(client_of(cast.member), shelf.open) == ""
    assert closed_topic.title in discussed(client_of(cast.counsellor), shelf.open)


def test_the_translation_lists_them_too(cast, client_of, cited):
    french = translate(cited, "fr", "Dossier médical")
    assert "(1)" in discussed(client_of(cast.visitor), french)


def test_moving_and_hiding_a_topic_counts_at_once(cast, client_of, cited, topic):
    client = client_of(cast.visitor)
    assert "(1)" in discussed(client, cited)
    services.hide_topic(actor=cast.moderator, topic=topic, reason="Names a person.")
    assert discussed(client, cited) == ""


def test_it_costs_two_queries_and_none_where_nothing_is_cited(cast, client_of, shelf, key, topic):
    client = client_of(cast.visitor)

    def cost(page):
        client.get(page.get_url())
        client.get(page.get_url())
        with CaptureQueriesContext(connection) as caught:
            client.get(page.get_url())
        return caught

    before = cost(shelf.open)
    assert not any("citations_" in query["sql"] for query in before)
    PostFactory(topic=topic, source=key(shelf.open))
    one = cost(shelf.open)
    for _ in range(12):
        TopicFactory(forum=topic.forum, source=key(shelf.open))
    many = cost(shelf.open)
    assert len(one) - len(before) <= 4, "two of ours, and the reader's rights in the forums where unknown"
    assert len(one) == len(many)
    assert "Discussed in forums (13)" in discussed(client, shelf.open)


def test_the_finder_asks_as_the_reader(cast, client_of, shelf, closed_topic, indexed):
    indexed()
    address = reverse("citations:find")

    def found(user, words):
        return client_of(user).get(address, {"q": words}).json()["offers"]

    (offer,) = [one for one in found(cast.visitor, "Medical hand") if one["title"] == "Medical handover"]
    assert offer["written"] == f"[[library.briefpage:{shelf.open.pk}]]"
    assert offer["about"].startswith("Brief · ")
    assert not found(cast.visitor, "quiet list")
    assert found(cast.member, "quiet list")
    assert not any("behind the door" in one["title"] for one in found(cast.member, "behind the door"))
    assert found(cast.counsellor, "behind the door")
    assert found(cast.visitor, "x") == []


def test_citing_without_scripts(cast, client_of, shelf, topic, indexed):
    indexed()
    client, address = client_of(cast.member), reverse("forums:reply", args=[topic.pk])
    written = {"source": "First line\nsecond <line>", "language": "fr", "key": "k1", "act": "cite"}
    page = client.post(address, written)
    assert page.status_code == 200
    assert "second &lt;line&gt;" in page.text
    page = client.post(address, written | {"sought": "medical handover"})
    chosen = f"[[library.briefpage:{shelf.open.pk}]]"
    assert f'value="{chosen}"' in page.text
    page = client.post(address, {**written, "act": "", "insert": chosen, "sought": "medical"})
    form = page.context["form"]
    assert form["source"].value() == f"First line\nsecond <line> {chosen}"
    assert (form["language"].value(), form["key"].value()) == ("fr", "k1")
    assert topic.posts.count() == 1
    page = client.post(address, {**written, "act": "back"})
    assert page.context["form"]["source"].value() == written["source"]
    start = reverse("forums:start", args=[topic.forum.slug])
    page = client.post(start, {"title": "Half", "source": "", "concepts": ["a", "b"], "act": "back"})
    assert page.status_code == 200
    assert page.context["form"]["title"].value() == "Half"
    edit = reverse("forums:edit", args=[topic.posts.get().pk])
    page = client.post(edit, {"source": "Changed", "version": "1", "language": "en", "insert": chosen})
    assert page.context["form"]["source"].value() == f"Changed {chosen}"


def test_similar_things_are_offered_before_asking(cast, client_of, shelf, topic, closed_topic, indexed):
    services.start_topic(
        author=cast.counsellor,
        forum=topic.forum,
        title="Medical handover between clinics",
        source="Which papers?",
    )
    services.start_topic(
        author=cast.counsellor, forum=closed_topic.forum, title="Medical secrets kept here", source="Hm"
    )
    indexed()
    address = reverse("forums:similar")
    asked = {"title": "Who does the medical handover?", "source": "Nobody rings the clinic."}
    html = client_of(cast.member).post(address, asked).text
    assert "Medical handover between clinics" in html
    assert f'href="{shelf.open.get_url()}"' in html
    assert "secrets" not in html
    assert "secrets" in client_of(cast.counsellor).post(address, {**asked, "title": "Medical secrets"}).text
    assert client_of(cast.member).post(address, {"title": "Hm", "source": ""}).text.strip() == ""
    start = reverse("forums:start", args=[topic.forum.slug])
    preview = client_of(cast.member).post(start, {**asked, "language": "en", "act": "preview"})
    assert preview.status_code == 200
    assert "Medical handover between clinics" in preview.text
    assert "Perhaps this answers it already" not in client_of(cast.member).get(start).text
