import pytest

from tests.factories.pages import plain_page

pytestmark = pytest.mark.django_db


def test_it_works(tree, client):
    plain_page(tree, "About Waymark")
    answer = client.get("/en/about-waymark/")
    assert answer.status_code == 200
    assert "Ring the receiving clinic" in answer.text


def test_every_page_kind_of_the_frame_opens(tree, client):
    for path in ("", "library/", "learn/", *(f"library/{name}/" for name in ("briefs", "stories", "events"))):
        for language in ("en", "fr", "es", "ar"):
            answer = client.get(f"/{language}/{path}")
            assert answer.status_code == 200, (language, path)
            assert answer.text.count("<h1") == 1
