"""A post cites a resource: each reader sees of it what they may open, and the stored text names none."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Page

from assets.models import Document
from citations.models import Citation, Target
from citations.references import Reference
from forums import services
from forums.models import Post
from forums.rendering import plain_text, render
from search.indexing import drain
from tests.factories.forums import PostFactory, TopicFactory, public_forum
from tests.factories.pages import close

pytestmark = pytest.mark.django_db


def shown(client, topic) -> str:
    page = client.get(topic.get_absolute_url())
    assert page.status_code == 200
    return page.text.partition('<article class="stack">')[2].partition("<footer")[0]


def test_it_works(cast, client_of, shelf, key, topic):
    post = PostFactory(topic=topic, source=f"Read {key(shelf.file, '#page=2')} before the call.")
    assert "Service map" not in post.html
    (row,) = Citation.objects.all()
    assert (row.source, row.anchor, row.label, row.position) == (
        f"forums.post:{post.pk}",
        "page=2",
        "Service map",
        1,
    )
    html = shown(client_of(cast.visitor), topic)
    assert f'<a href="{shelf.file.get_url()}#page-2" lang="en" dir="ltr">Service map</a>' in html
    assert "Publication, page 2" in html


def test_a_closed_resource_has_no_title_for_who_may_not_open_it(cast, client_of, shelf, key, topic, indexed):
    indexed()
    PostFactory(topic=topic, source=f"It says so in {key(shelf.members)}.")
    outside = client_of(cast.visitor).get(topic.get_absolute_url()).text
    assert "a resource you cannot open" in outside
    assert "quiet list" not in outside
    assert shelf.members.slug not in outside
    assert "Where the quiet list lies" in shown(client_of(cast.member), topic)


def test_what_does_not_exist_looks_like_what_is_closed(cast, client_of, shelf, key, topic):
    PostFactory(
        topic=topic, source=f"[[library.briefpage:999999]] and [[no.such:1]] and {key(shelf.members)}"
    )
    html = shown(client_of(cast.visitor), topic)
    assert html.count("a resource you cannot open") == 3
    assert Citation.objects.count() == 1


def test_closing_a_resource_takes_its_title_out_of_posts_at_once(cast, client_of, shelf, key, topic, indexed):
    PostFactory(topic=topic, source=f"See {key(shelf.open)}.")
    client = client_of(cast.visitor)
    assert "Medical handover" in shown(client, topic)
    close(shelf.open)
    assert "Medical handover" not in shown(client, topic)
    indexed()
    drain()
    assert "Medical handover" not in shown(client, topic)
    assert "a resource you cannot open" in shown(client, topic)
    assert "Medical handover" in shown(client_of(cast.member), topic)


def test_a_withdrawn_resource_is_marked_and_comes_back(cast, client_of, shelf, key, topic, indexed):
    indexed()
    PostFactory(topic=topic, source=f"See {key(shelf.open)} and {key(shelf.members)}.")
    for page in (shelf.open, shelf.members):
        Page.objects.get(pk=page.pk).specific.unpublish()
    drain()
    html = shown(client_of(cast.visitor), topic)
    assert "a resource that was withdrawn" in html
    assert "Medical handover" not in html
    # Nobody learns of a closed page by its going.
    assert html.count("a resource that was withdrawn") == 1
    Page.objects.get(pk=shelf.open.pk).specific.save_revision().publish()
    drain()
    assert "Medical handover" in shown(client_of(cast.visitor), topic)


def test_a_new_file_is_told_in_old_posts_and_not_in_new_ones(cast, client_of, shelf, key, topic, indexed):
    Document.objects.filter(pk=shelf.file.document_id).update(file_hash="a" * 40)
    indexed()
    old = PostFactory(topic=topic, source=f"Old: {key(shelf.file, '#page=2')}")
    Document.objects.filter(pk=shelf.file.document_id).update(file_hash="b" * 40)
    Page.objects.get(pk=shelf.file.pk).specific.save_revision().publish()
    drain()
    assert "There is a newer version" in shown(client_of(cast.visitor), topic)
    services.edit_post(actor=old.author, post=old, source=f"Still {key(shelf.file, '#page=2')}", version=1)
    assert "There is a newer version" in shown(client_of(cast.visitor), topic)
    services.edit_post(
        actor=old.author, post=old, source=f"Looked again: {key(shelf.file, '#page=3')}", version=2
    )
    assert "There is a newer version" not in shown(client_of(cast.visitor), topic)


def test_a_closed_topic_can_be_cited_and_shows_to_its_circle_alone(cast, client_of, closed_topic, topic):
    PostFactory(topic=topic, source=f"As in [[forums.topic:{closed_topic.pk}#post-1]]")
    assert "Said behind the door" not in client_of(cast.member).get(topic.get_absolute_url()).text
    html = shown(client_of(cast.counsellor), topic)
    assert f'href="{closed_topic.get_absolute_url()}?post=1"' in html
    services.hide_topic(actor=cast.moderator, topic=closed_topic, reason="Names a place.")
    assert "Said behind the door" not in shown(client_of(cast.counsellor), topic)


def test_own_words_stand_for_the_title(cast, client_of, shelf, key, topic):
    PostFactory(topic=topic, source=f"[[library.briefpage:{shelf.open.pk}|the <b>list</b> & more]]")
    html = shown(client_of(cast.visitor), topic)
    assert ">the &lt;b&gt;list&lt;/b&gt; &amp; more</a>" in html
    assert "Medical handover" in html


def test_code_is_left_alone():
    assert "data-cite" not in render("`[[library.briefpage:1]]`\n\n    [[library.briefpage:1]]")
    assert render("[[not a key]] [[x]]") == "<p>[[not a key]] [[x]]</p>\n"
    assert render("[[library.briefpage:1#page=0]]").count("data-cite") == 0
    assert "<a" not in render('<a data-cite="library.briefpage:1" href="/">x</a>')


@pytest.mark.parametrize(
    "source",
    [
        '[[library.briefpage:1|" onclick="x]]',
        "[[library.briefpage:1|</a><script>x</script>]]",
        '[[library.briefpage:1#t=1"]]',
        "[[library.briefpage:1|[x](javascript:alert(1))]]",
    ],
)
def test_no_markup_comes_in_by_a_citation(cast, client_of, topic, source):
    PostFactory(topic=topic, source=source)
    html = shown(client_of(cast.visitor), topic)
    assert "<script" not in html
    assert not re.search(r"<[^>]*onclick=", html)
    assert 'href="javascript' not in html


def test_plain_words_name_nothing(shelf, key):
    assert plain_text(render(f"See {key(shelf.open)} now")) == "See a resource now"
    assert plain_text(render(f"See [[library.briefpage:{shelf.open.pk}|this]]")) == "See this"


def test_editing_replaces_citations_and_a_post_without_any_has_none(shelf, key, topic):
    post = PostFactory(topic=topic, source=f"{key(shelf.open)} {key(shelf.file)}")
    since = Citation.objects.get(target__key=f"library.publicationpage:{shelf.file.pk}").created_at
    services.edit_post(actor=post.author, post=post, source=f"Only {key(shelf.file)}", version=1)
    (left,) = Citation.objects.all()
    assert (left.position, left.created_at) == (1, since)
    services.edit_post(actor=post.author, post=post, source="Nothing", version=2)
    assert not Citation.objects.exists()


def test_the_door_opens_to_who_may(cast, client_of, shelf):
    closed = Reference(f"library.briefpage:{shelf.members.pk}")
    assert client_of(cast.visitor).get(closed.door).status_code == 404
    assert client_of(cast.member).get(closed.door).headers["Location"] == shelf.members.get_url()
    file = Reference(f"library.publicationpage:{shelf.file.pk}", "page=3")
    assert client_of(cast.visitor).get(file.door).headers["Location"] == f"{shelf.file.get_url()}#page-3"
    for path in ("/cited/x/", "/cited/no.such:1/", "/cited/library.briefpage:abc/", f"{closed.door}?at=x"):
        assert client_of(cast.member).get(path).status_code == 404


def test_a_feed_names_public_things_alone(cast, client_of, shelf, key):
    topic = TopicFactory(forum=public_forum(), source=f"{key(shelf.open)} {key(shelf.members)}")
    feed = client_of(cast.member).get(reverse("forums:feed", args=[topic.forum.slug])).text
    assert "Medical handover" in feed
    assert "quiet list" not in feed
    assert "a resource" in feed


def test_a_preview_shows_what_the_writer_may_see_and_stores_nothing(cast, client_of, shelf, key, topic):
    address = reverse("forums:reply", args=[topic.pk])
    data = {"source": f"{key(shelf.members)}", "language": "en", "act": "preview"}
    assert "Where the quiet list lies" in client_of(cast.member).post(address, data).text
    assert not Target.objects.exists()


def test_a_post_that_cites_nothing_costs_nothing(cast, client_of, shelf, key, topic):
    client = client_of(cast.visitor)
    PostFactory(topic=topic)
    client.get(topic.get_absolute_url())
    with CaptureQueriesContext(connection) as before:
        client.get(topic.get_absolute_url())
    for _ in range(5):
        PostFactory(topic=topic, source=f"{key(shelf.open)} {key(shelf.members)} {key(shelf.file)}")
    with CaptureQueriesContext(connection) as after:
        client.get(topic.get_absolute_url())
    assert len(after) - len(before) <= 2, "\n".join(query["sql"][:200] for query in after)
    assert not any("citations_" in query["sql"] for query in before)


def test_hidden_words_stay_hidden(cast, client_of, shelf, key, topic):
    post = PostFactory(topic=topic, source=f"Hiddenword {key(shelf.open)}")
    services.hide_post(actor=cast.moderator, post=Post.objects.get(pk=post.pk), reason="Names a person.")
    html = client_of(cast.visitor).get(topic.get_absolute_url()).text
    assert "Hiddenword" not in html
    assert "Medical handover" not in html
