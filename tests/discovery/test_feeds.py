"""The feed of a search: public for everybody, private behind a key that only its owner knows."""

import re
from datetime import date
from xml.etree import ElementTree

import pytest

from discovery.models import FeedKey
from discovery.services import feed_token, make_feed_key
from tests.factories.library import brief
from tests.factories.pages import close

pytestmark = pytest.mark.django_db
FEED, PAGE = "/en/find/feed/", "/en/find/private-feed/"
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def shelf(tree, indexed):
    """Two open briefs and one for members."""
    brief(tree, "Older on housing", published_on=date(2026, 1, 1), summary="Rent & a deposit <first>")
    brief(tree, "Newer on housing", published_on=date(2026, 2, 1))
    closed = brief(tree, "Members on housing", published_on=date(2026, 3, 1))
    close(closed)
    indexed()
    return closed


def entries(answer) -> list[str]:
    root = ElementTree.fromstring(answer.content)  # noqa: S314  (our own answer)
    return [entry.findtext(f"{ATOM}title") for entry in root.findall(f"{ATOM}entry")]


def private(client, user, **parameters):
    return client.get(FEED, {"token": make_feed_key(user=user), **parameters})


def test_it_works(shelf, client):
    answer = client.get(FEED, {"q": "housing"})
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("application/atom+xml")
    assert entries(answer) == ["Newer on housing", "Older on housing"]
    text = answer.text
    assert "http://testserver/en/library" not in text  # the site's own address, whatever the host header
    assert re.search(r'<link href="http://[^"]+/en/search/\?q=housing"', text)
    assert "Rent &amp;amp; a deposit" in text


def test_signed_in_or_not_the_plain_address_is_public(shelf, cast, client_of):
    assert "Members on housing" not in entries(client_of(cast.admin).get(FEED, {"q": "housing"}))


def test_filters_hold(shelf, client):
    assert entries(client.get(FEED, {"kind": "story"})) == []
    assert len(entries(client.get(FEED, {"kind": "brief"}))) == 2


def test_what_only_resembles_the_question_is_no_news(shelf, client):
    assert entries(client.get(FEED, {"q": "housingg"})) == []
    assert entries(client.get(FEED, {"q": "housing xylophone"})) == []


def test_an_unchanged_feed_is_not_sent_again(shelf, client):
    first = client.get(FEED, {"q": "housing"})
    again = client.get(FEED, {"q": "housing"}, headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert first["Last-Modified"]
    empty = client.get(FEED, {"q": "xylophone"})
    assert client.get(FEED, {"q": "xylophone"})["ETag"] == empty["ETag"] != first["ETag"]


def test_a_key_shows_what_its_owner_may_open(shelf, cast, client):
    answer = private(client, cast.member, q="housing")
    assert entries(answer) == ["Members on housing", "Newer on housing", "Older on housing"]
    assert answer["Cache-Control"] == "private, no-store"
    assert answer["Referrer-Policy"] == "no-referrer"
    assert feed_token(cast.member) not in answer.text


def test_rights_are_those_of_the_moment(shelf, cast, client):
    token = make_feed_key(user=cast.member)
    assert "Members on housing" in entries(client.get(FEED, {"token": token}))
    shelf.unpublish()
    assert "Members on housing" not in entries(client.get(FEED, {"token": token}))


@pytest.mark.parametrize("token", ["", "wrong", "x" * 5000, "\x00", "é"])
def test_a_wrong_key_opens_nothing(shelf, cast, client, token):
    make_feed_key(user=cast.member)
    assert client.get(FEED, {"token": token}).status_code == 404


def test_the_key_of_somebody_who_left_opens_nothing(shelf, cast, client):
    token = make_feed_key(user=cast.member)
    cast.member.is_active = False
    cast.member.save()
    assert client.get(FEED, {"token": token}).status_code == 404


def test_a_renewed_key_ends_the_earlier_one(shelf, cast, client_of):
    client = client_of(cast.member)
    client.post(PAGE, {"do": "make"})
    first = feed_token(cast.member)
    client.post(PAGE, {"do": "make"})
    second = feed_token(cast.member)
    assert first != second
    assert client.get(FEED, {"token": first}).status_code == 404
    assert client.get(FEED, {"token": second}).status_code == 200
    client.post(PAGE, {"do": "end"})
    assert client.get(FEED, {"token": second}).status_code == 404


def test_only_its_owner_sees_the_key(shelf, cast, client_of):
    token = make_feed_key(user=cast.member)
    answer = client_of(cast.member).get(PAGE)
    assert token in answer.text
    assert answer["Cache-Control"] == "private, no-store"
    assert answer["Referrer-Policy"] == "same-origin", "the page's own form needs its origin"
    assert token not in client_of(cast.outsider).get(PAGE).text


def test_the_database_alone_makes_no_key(cast, settings):
    token = make_feed_key(user=cast.member)
    row = FeedKey.objects.values().get()
    assert token not in str(row)
    settings.SECRET_KEY = "another"
    assert feed_token(cast.member) == ""


def test_a_refused_key_is_in_no_log(shelf, client, caplog):
    client.get(FEED, {"token": "a-mistyped-key"})
    assert "a-mistyped-key" not in caplog.text


def test_the_search_page_leads_to_its_feed(shelf, client):
    text = client.get("/en/search/", {"q": "housing", "kind": "brief", "page": 1}).text
    assert text.count('href="/en/find/feed/?kind=brief&amp;q=housing"') == 2
    assert 'type="application/atom+xml"' in text


@pytest.mark.parametrize("language", ["en", "fr", "es", "ar"])
def test_every_language(shelf, client, cast, client_of, language):
    assert client.get(f"/{language}/find/feed/", {"q": "housing"}).status_code == 200
    assert client_of(cast.member).get(f"/{language}/find/private-feed/").status_code == 200


def test_it_costs_few_queries(shelf, cast, client, django_assert_max_num_queries):
    token = make_feed_key(user=cast.member)
    with django_assert_max_num_queries(10):
        client.get(FEED, {"token": token, "q": "housing"})
