"""Whatever stands in an address, the answer is a page that says something, never a failure."""

import pytest
from django.test import Client

pytestmark = pytest.mark.usefixtures("seeded")

PLACES = (
    "/en/",
    "/en/search/",
    "/en/search/suggest/",
    "/ar/library/",
    "/en/library/briefs/",
    "/en/library/events/",
    "/en/learn/",
    "/en/forums/",
    "/en/forums/latest/",
    "/en/forums/practice-questions/",
    "/en/people/colleagues/",
    "/en/account/login/",
)
QUESTIONS = (
    "q=" + "a" * 20_000,
    "q=" + "%22" * 3_000,
    "q=%00&kind=%00&page=%00&show=%00&before=%00&country=%00&language=%00&next=%00",
    "q=%ff%fe&kind=%ff",
    "q=" + "(" * 500,
    "kind=no-such-kind&topic=no-such-topic&country=ZZ&year=99999",
    "&".join(f"kind=value-{number}" for number in range(900)),
    "page=99999&q=reintegration",
    "page=0",
    "page=-1",
    "page=1e9",
    "page=" + "9" * 400,
    "page=٣",
    "sort=x",
    "sort=date&sort=relevance",
    "show=x&before=x",
    "before=99999999999999999-999999999999999999",
    "next=https://elsewhere.example/",
    "next=//elsewhere.example/",
    "format=x",
    "q[]=1&q[a]=2",
    "%00=%00",
)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question[:40])
def test_every_place_answers(question, cast, client_of):
    clients = {"visitor": Client(), "member": client_of(cast.member)}
    for place in PLACES:
        for reader, client in clients.items():
            response = client.get(f"{place}?{question}")
            assert response.status_code < 500, f"{place} as {reader}"
            assert not response.headers.get("Location", "").startswith(("http", "//"))


@pytest.mark.parametrize(
    "path", ["/en/%00/", "/en/" + "x/" * 300, "/en/library/%ff/", "/en/forums/topics/99999999999999999999/"]
)
def test_odd_paths_are_not_found(path, db, client):
    assert client.get(path).status_code in {400, 404}


@pytest.mark.parametrize(
    "path",
    ["/documents/1/..%2f..%2fsecret-key", "/media/images/..%2fwaymark.sqlite3", "/media/audio/1/full/..%2fx"],
)
def test_no_path_leads_out_of_the_media(path, db, client):
    assert client.get(path).status_code == 404


def test_ten_thousand_fields_are_refused_politely(cast, client_of):
    fields = {f"field-{number}": "x" for number in range(11_000)}
    response = client_of(cast.member).post("/en/people/profile/", fields)
    assert response.status_code == 400
