"""Plain addresses of the site: read for what lies there, and cited where the writer may open it."""

import pytest
from django.urls import reverse

from citations.addresses import reference_at
from citations.models import Citation
from forums import services
from forums.models import Post
from tests.factories.forums import PostFactory

pytestmark = pytest.mark.django_db
SITE = "https://waymark.example"


@pytest.fixture(autouse=True)
def _address(settings):
    settings.SITE_ADDRESS = SITE


@pytest.fixture
def at():
    return lambda thing, end="": (
        f"{SITE}{thing.get_absolute_url() if hasattr(thing, 'slug') and not hasattr(thing, 'get_url') else thing.get_url()}{end}"
    )


def written(topic, author, source):
    return PostFactory(topic=topic, author=author, source=source).source


def test_it_works(cast, client_of, shelf, key, topic, at):
    source = f"Read {at(shelf.file, '#page-2')}, then ({at(shelf.open)}). Also {at(topic, '#post-1')}!"
    answer = client_of(cast.practitioner).post(
        reverse("forums:reply", args=[topic.pk]), {"source": source, "language": "en", "key": "k1"}
    )
    assert answer.status_code == 302
    post = Post.objects.get(topic=topic, position=2)
    assert post.source == (
        f"Read {key(shelf.file, '#page=2')}, then ({key(shelf.open)}). Also [[forums.topic:{topic.pk}#post-1]]!"
    )
    assert Citation.objects.count() == 3
    assert "Medical handover" in client_of(cast.visitor).get(topic.get_absolute_url()).text
    # Sent again it is the same text still.
    client_of(cast.practitioner).post(
        answer.wsgi_request.path, {"source": source, "language": "en", "key": "k1"}
    )
    assert topic.posts.count() == 2


def test_only_what_the_writer_may_open_is_cited(cast, shelf, key, topic, closed_topic, at):
    for thing, insider, outsider in (
        (shelf.members, cast.member, None),
        (closed_topic, cast.counsellor, cast.member),
    ):
        address = at(thing)
        if outsider:
            assert written(topic, outsider, f"As {address} says") == f"As {address} says"
        assert written(topic, insider, f"As {address} says") == f"As {key(thing)} says"


@pytest.mark.parametrize(
    "shape",
    ["`{0}`", "    {0}", "[here]({0})", "[see {0} there](https://example.org/)", "<{0}>"],
)
def test_code_links_and_brackets_stay(cast, shelf, topic, at, shape):
    source = f"Look:\n\n{shape.format(at(shelf.open))}"
    assert written(topic, cast.member, source) == source


def test_the_same_address_in_code_and_by_itself(cast, shelf, key, topic, at):
    address = at(shelf.open)
    assert written(topic, cast.member, f"`{address}` is {address}") == f"`{address}` is {key(shelf.open)}"


@pytest.mark.parametrize(
    "address",
    [
        "https://elsewhere.example/en/library/",
        f"{SITE}.elsewhere.example/en/library/",
        f"{SITE}/en/no-such-page/",
        f"{SITE}/xx/library/",
        f"{SITE}/en/forums/topics/999999/none/",
        f"{SITE}/en/forums/topics/{'9' * 30}/none/",
        f"{SITE}/en/people/",
        f"{SITE}/cited/no.such:1/",
        f"{SITE}/cited/x/",
        f"{SITE}/en/%00/",
        f"{SITE}:port/en/",
        "https://[waymark.example/en/",
    ],
)
def test_what_leads_nowhere_stays_an_address(cast, client_of, topic, address):
    assert written(topic, cast.member, f"See {address} now") == f"See {address} now"
    found = client_of(cast.member).get(reverse("citations:find"), {"address": address})
    assert found.json() == {"offers": []}


def test_places_are_read_from_addresses(shelf, topic, at):
    name = f"library.publicationpage:{shelf.file.pk}"
    assert str(reference_at(at(shelf.file))) == name
    assert str(reference_at(at(shelf.file, "#page-4"))) == f"{name}#page=4"
    assert str(reference_at(at(shelf.file, "?x=1#t=75"))) == f"{name}#t=75"
    assert str(reference_at(at(shelf.file, "#contents"))) == name
    # Under another language's prefix it is shown as it is.
    assert str(reference_at(at(shelf.file).replace("/en/", "/fr/"))) == name
    assert str(reference_at(at(topic, "?post=7"))) == f"forums.topic:{topic.pk}#post-7"
    assert str(reference_at(at(topic, "?page=2#post-21"))) == f"forums.topic:{topic.pk}#post-21"
    assert str(reference_at(f"{SITE}/cited/{name}/?at=page%3D3")) == f"{name}#page=3"


def test_an_edit_and_a_preview_do_the_same(cast, client_of, shelf, key, topic, at):
    post = PostFactory(topic=topic, author=cast.member, source="Nothing yet.")
    services.edit_post(actor=cast.member, post=post, source=f"See {at(shelf.open)}", version=1)
    post.refresh_from_db()
    assert post.source == f"See {key(shelf.open)}"
    sent = {"source": at(shelf.members), "language": "en", "act": "preview"}
    page = client_of(cast.member).post(reverse("forums:reply", args=[topic.pk]), sent).text
    assert "Where the quiet list lies" in page


def test_the_finder_names_what_a_reader_may_open(cast, client_of, shelf, key, at):
    asked = {"address": at(shelf.members)}
    (offer,) = client_of(cast.member).get(reverse("citations:find"), asked).json()["offers"]
    assert (offer["written"], offer["title"]) == (key(shelf.members), "Where the quiet list lies")
    assert client_of(cast.visitor).get(reverse("citations:find"), asked).json() == {"offers": []}


def test_a_text_without_such_an_address_asks_nothing(cast, topic, django_assert_num_queries):
    from forums.citing_addresses import with_citations

    with django_assert_num_queries(0):
        assert with_citations("See https://example.org/en/library/", cast.member)
