"""A prepared search on a page: to each reader what that reader may open."""

import pytest
from django.core.exceptions import ValidationError

from pages.blocks import BodyBlock
from pages.listing import query_of
from tests.factories.library import brief, story
from tests.factories.pages import close, plain_page

pytestmark = pytest.mark.django_db


def block(**values):
    return {"type": "listing", "value": {"title": "About housing", "number": 3, "sort": "date", **values}}


def page_with(tree, *blocks):
    return plain_page(tree, "A front page", body=list(blocks))


def text_of(client, page):
    answer = client.get(page.get_url())
    assert answer.status_code == 200
    return answer.text


@pytest.fixture
def shelf(tree, indexed):
    brief(tree, "Open on housing", topics=["housing"])
    story(tree, "A story of housing", topics=["housing"])
    close(brief(tree, "Members on housing", topics=["housing"]))
    brief(tree, "Something else", topics=["health"])
    indexed()


@pytest.mark.parametrize("look", ["cards", "list"])
def test_it_works(shelf, tree, client, look):
    page = page_with(tree, block(words="housing", kind=["brief"], look=look))
    text = text_of(client, page)
    assert "Open on housing" in text
    assert 'href="/en/search/?kind=brief&amp;q=housing&amp;sort=date"' in text
    for other in ("A story of housing", "Something else", "Members on housing"):
        assert other not in text
    assert 'id="s-about-housing"' in text


def test_each_reader_sees_what_is_open_to_them(shelf, tree, client, cast, client_of):
    page = page_with(tree, block(topic=["housing"]))
    assert "Members on housing" in text_of(client_of(cast.member), page)
    assert "Members on housing" not in text_of(client, page)


def test_what_finds_nothing_shows_nothing(shelf, tree, client):
    page = page_with(
        tree, block(words="xylophone"), block(words="housinng"), block(topic=["gone-from-vocabulary"])
    )
    assert "About housing" not in text_of(client, page)


def test_without_an_index_it_shows_nothing(tree, client, settings, tmp_path):
    settings.SEARCH_DIR = tmp_path / "none"
    brief(tree, "Open on housing")
    assert "Open on housing" not in text_of(client, page_with(tree, block(words="housing")))


def test_the_number_is_kept_to(shelf, tree, indexed, client):
    for number in range(4):
        brief(tree, f"Housing number {number}")
    indexed()
    text = text_of(client, page_with(tree, block(words="number", number=2)))
    assert text.count("/en/library/briefs/housing-number-") == 2


def test_two_of_them_stay_within_the_budget(
    shelf, tree, client, cast, client_of, django_assert_max_num_queries
):
    page = page_with(tree, block(words="housing"), block(kind=["story"], look="list"))
    browser = client_of(cast.member)
    browser.get(page.get_url())
    with django_assert_max_num_queries(14):
        browser.get(page.get_url())
    one = plain_page(tree, "One listing", slug="one-listing", body=[block(words="housing")])
    browser.get(one.get_url())
    with django_assert_max_num_queries(12):
        browser.get(one.get_url())


def test_its_settings_are_no_text_of_the_page(tree):
    page = page_with(tree, block(words="hiddenword", kind=["brief"]))
    assert "hiddenword" not in page.plain_text
    assert "About housing" in page.plain_text


def test_editors_choose_from_what_there_is(tree, cast, client_of):
    page = page_with(tree, block(kind=["brief"]))
    form = client_of(cast.editor).get(f"/admin/pages/{page.pk}/edit/")
    assert form.status_code == 200
    assert "Results of a search" in form.text


def test_at_most_two_and_at_most_twelve():
    stream = BodyBlock()
    value = stream.to_python([block(number=12)] * 3)
    with pytest.raises(ValidationError):
        stream.clean(value)
    assert query_of({"number": 99}, "en").size == 48
