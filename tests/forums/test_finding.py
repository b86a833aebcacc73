"""Forum topics in the search and in feeds: found by those who may read, and by nobody else."""

import xml.etree.ElementTree as ElementTree

import pytest
from django.urls import reverse

from forums import services
from forums.models import Post, Topic
from search import Query, find
from search.indexing import drain
from search.rebuilding import rebuild
from search.registry import source_for
from tests.factories.forums import PostFactory, TopicFactory, public_forum
from tests.factories.taxonomy import ConceptFactory, CountryFactory, RegionFactory

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


def entry_of(topic):
    source = source_for(Topic)
    return source.entry(source.queryset().get(pk=topic.pk))


def titles(text, user):
    return {hit.title for hit in find(Query(text=text), user).hits}


def test_it_works(cast):
    CountryFactory(code="SN", regions=[RegionFactory(slug="sahel")])
    topic = TopicFactory(
        forum=public_forum(),
        author=cast.member,
        title="Réception à l’aéroport",
        source="Qui **accueille** ?",
        language="fr",
        concepts=[ConceptFactory(slug="reception")],
        countries=[("SN", "origin")],
    )
    PostFactory(topic=topic, source="La paroisse voisine.")
    entry = entry_of(topic)
    assert (entry.kind, entry.language, entry.body) == ("discussion", "fr", "Qui accueille ?")
    assert entry.url == f"/fr/forums/topics/{topic.pk}/{topic.slug}/"
    assert entry.access.key == f"forum:{topic.forum_id}"
    assert entry.facets == {"topic": ("reception",), "country": ("SN",), "region": ("sahel",)}
    (passage,) = entry.passages
    assert (passage.text, passage.anchor) == ("La paroisse voisine.", "post-2")


def test_hidden_words_are_in_no_entry(cast, topic):
    post = PostFactory(topic=topic, source="Secretword")
    services.hide_post(actor=cast.moderator, post=post, reason="Names a person.")
    assert entry_of(topic).passages == ()
    services.hide_post(
        actor=cast.moderator, post=Post.objects.get(topic=topic, position=1), reason="The same."
    )
    assert entry_of(topic).body == ""
    services.hide_topic(actor=cast.moderator, topic=topic, reason="All of it.")
    assert not source_for(Topic).queryset().exists()


def test_each_finds_what_they_may_read(cast, rooms):
    rebuild()
    for person, user in cast:
        found = titles("question asked", user)
        expected = {topic.title for topic in Topic.objects.visible_to(user)}
        assert found == expected, person


def test_a_hidden_post_is_found_no_more(cast, topic):
    post = PostFactory(topic=topic, source="Zanzibarine detail")
    rebuild()
    assert titles("Zanzibarine", cast.outsider)
    services.hide_post(actor=cast.moderator, post=post, reason="Names a place.")
    drain()
    assert not titles("Zanzibarine", cast.outsider)
    assert not titles("Zanzibarine", cast.moderator)


def test_a_hidden_topic_is_gone_before_the_index_knows(cast, topic):
    rebuild()
    services.hide_topic(actor=cast.moderator, topic=topic, reason="Points to a person.")
    assert not titles(topic.title, cast.outsider)


def test_a_moved_topic_changes_its_readers(cast, rooms):
    rebuild()
    topic = rooms.topics["public"]
    services.move_topic(actor=cast.moderator, topic=topic, forum=rooms.closed, reason="It names an office.")
    assert topic.title not in titles("question asked", cast.outsider)
    drain()
    assert topic.title not in titles("question asked", cast.outsider)
    assert topic.title in titles("question asked", cast.counsellor)


def test_a_reply_is_found(cast, topic):
    rebuild()
    services.reply(author=cast.counsellor, topic=topic, source="Ask at the lighthouse.")
    drain()
    (hit,) = find(Query(text="lighthouse"), cast.visitor).hits
    assert hit.url.endswith("#post-2") or hit.passage_url.endswith("#post-2")


def feed(client, forum):
    response = client.get(reverse("forums:feed", args=[forum.slug]))
    return response, ElementTree.fromstring(response.content) if response.status_code == 200 else None  # noqa: S314


def test_a_public_forum_has_a_feed(cast, client_of, topic):
    response, root = feed(client_of(cast.visitor), topic.forum)
    assert response["Content-Type"].startswith("application/atom+xml")
    (entry,) = root.findall(f"{ATOM}entry")
    assert entry.find(f"{ATOM}title").text == topic.title
    assert entry.find(f"{ATOM}link").get("href").endswith(topic.get_absolute_url())
    assert entry.find(f"{ATOM}author/{ATOM}name").text == "Member"


def test_a_closed_forum_has_no_feed_for_anybody(cast, client_of, rooms):
    for _person, user in cast:
        for forum in (rooms.members, rooms.closed):
            assert feed(client_of(user), forum)[0].status_code == 404


def test_hidden_things_are_in_no_feed(cast, client_of, topic):
    services.hide_post(actor=cast.moderator, post=topic.posts.get(), reason="Names a person.")
    response, _root = feed(client_of(cast.moderator), topic.forum)
    assert "The long form of" not in response.content.decode()
    services.hide_topic(actor=cast.moderator, topic=topic, reason="All of it.")
    assert topic.title not in feed(client_of(cast.moderator), topic.forum)[0].content.decode()


def test_a_deleted_topic_leaves_the_index(cast, topic):
    rebuild()
    title = topic.title
    topic.delete()
    drain()
    assert not titles(title, cast.moderator)


def test_no_name_is_kept_in_the_index(cast, topic):
    """A member who takes a pseudonym later must not be found by their name."""
    entry = entry_of(topic)
    assert "Member" not in f"{entry.extra}{entry.body}{entry.summary}"
