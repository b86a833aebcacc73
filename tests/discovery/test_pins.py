"""What editors chose stands first, once, and only for who may open it."""

import pytest
from django.core.cache import cache

from discovery.models import Pin, PinnedPage, Tally
from tests.factories.library import brief
from tests.factories.pages import close, plain_page

pytestmark = pytest.mark.django_db
PAGE, REGISTER = "/en/search/", "/admin/snippets/discovery/pin/"


def pin(word, *pages, language="en"):
    made = Pin.objects.create(word=word, language=language)
    for place, page in enumerate(pages):
        PinnedPage.objects.create(pin=made, page_id=page.pk, sort_order=place)
    cache.clear()
    return made


@pytest.fixture
def site(tree, indexed):
    """A brief that has the word, and a page that has not."""
    found = brief(tree, "Housing in Dakar")
    other = brief(tree, "Where to sleep on the first night", summary="Shelters <& hosts>")
    brief(tree, "More housing")
    indexed()
    return found, other


def chosen(text: str) -> str:
    return text.partition('id="chosen"')[2].partition("</section>")[0]


def test_it_works(site, client):
    found, other = site
    pin("housing", other, found)
    page = client.get(PAGE, {"q": " HOUSING "}).text
    first = chosen(page)
    assert "Chosen by the editors" in first
    assert first.index("Where to sleep") < first.index("Housing in Dakar")
    assert "Shelters &lt;&amp; hosts&gt;" in first
    assert page.count("Housing in Dakar</a>") + page.count("</mark> in Dakar</a>") == 1
    assert "2 results for" in page


def test_only_for_these_words_in_this_language(site, client):
    pin("housing", site[1])
    for path, asked in [(PAGE, "houses"), (PAGE, ""), ("/fr/search/", "housing")]:
        assert not chosen(client.get(path, {"q": asked}).text)


def test_who_narrows_the_results_asks_for_something_else(site, client):
    pin("housing", site[1])
    assert not chosen(client.get(PAGE, {"q": "housing", "kind": "brief"}).text)


def test_only_for_who_may_open_it(site, client, cast, client_of, indexed):
    pin("housing", site[1])
    close(site[1])
    assert "Where to sleep" not in client.get(PAGE, {"q": "housing"}).text
    assert "Where to sleep" in chosen(client_of(cast.member).get(PAGE, {"q": "housing"}).text)


def test_a_draft_is_not_shown(site, client, cast, client_of):
    pin("housing", site[1])
    site[1].unpublish()
    for browser in (client, client_of(cast.admin)):
        assert "Where to sleep" not in browser.get(PAGE, {"q": "housing"}).text


def test_a_deleted_page_leaves_no_trace(site, client):
    pin("housing", site[1])
    site[1].delete()
    cache.clear()
    assert client.get(PAGE, {"q": "housing"}).status_code == 200


def test_where_nothing_else_is_found(site, client):
    pin("xylophone", site[1])
    page = client.get(PAGE, {"q": "xylophone"}).text
    assert "Where to sleep" in chosen(page)
    assert "Nothing found" not in page
    assert not Tally.objects.exists()


def test_where_everything_found_was_chosen(site, client):
    pin("dakar", site[0])
    page = client.get(PAGE, {"q": "dakar"}).text
    assert "1 result for" in page
    assert "may no longer be open" not in page


def test_it_is_on_no_other_page(tree, indexed, client):
    pages = [brief(tree, f"Housing {number}") for number in range(22)]
    indexed()
    pin("housing", pages[0])
    first = client.get(PAGE, {"q": "housing"}).text
    second = client.get(PAGE, {"q": "housing", "page": 2}).text
    assert chosen(first)
    assert not chosen(second)
    assert (first + second).count('/en/library/briefs/housing-0/"') == 1


def test_it_answers_while_there_is_no_index(tree, client, settings, tmp_path):
    settings.SEARCH_DIR = tmp_path / "none"
    pin("housing", brief(tree, "Where to sleep"))
    assert "Where to sleep" in chosen(client.get(PAGE, {"q": "housing"}).text)


def test_a_failure_shows_none(site, client, monkeypatch):
    pin("housing", site[1])
    monkeypatch.setattr("discovery.pins.visible", lambda pages, user: 1 / 0)
    page = client.get(PAGE, {"q": "housing"})
    assert page.status_code == 200
    assert not chosen(page.text)


def test_the_page_stays_within_its_budget(site, tree, client, cast, client_of, django_assert_max_num_queries):
    pin("housing", *site, plain_page(tree, "A plain page"))
    browser = client_of(cast.member)
    browser.get(PAGE, {"q": "housing"})
    cache.delete("discovery:pins")
    with django_assert_max_num_queries(12):
        browser.get(PAGE, {"q": "housing"})


def form(word, *pages, language="en"):
    rows = {f"pages-{place}-page": page.pk for place, page in enumerate(pages)}
    rows |= {f"pages-{place}-ORDER": place + 1 for place in range(len(pages))}
    return {
        "word": word,
        "language": language,
        "pages-TOTAL_FORMS": len(pages),
        "pages-INITIAL_FORMS": 0,
        "pages-MIN_NUM_FORMS": 0,
        "pages-MAX_NUM_FORMS": 3,
        **rows,
    }


def test_an_editor_makes_and_removes_one(site, cast, client_of):
    client = client_of(cast.editor)
    assert client.get(f"{REGISTER}add/").status_code == 200
    client.post(f"{REGISTER}add/", form(" Housing ", *site))
    made = Pin.objects.get()
    assert made.word == "housing"
    assert [row.page_id for row in made.pages.all()] == [page.pk for page in site]
    assert client.get(f"{REGISTER}edit/{made.pk}/").status_code == 200
    client.post(f"{REGISTER}delete/{made.pk}/")
    assert not Pin.objects.exists()


@pytest.mark.parametrize("word", ["housing", "HOUSING  ", " ", "..."])
def test_a_query_is_needed_and_named_once(site, cast, client_of, word):
    pin("housing", site[0])
    answer = client_of(cast.editor).post(f"{REGISTER}add/", form(word, site[1]))
    assert answer.status_code == 200
    assert Pin.objects.count() == 1


def test_three_are_the_most(site, tree, cast, client_of):
    pages = [brief(tree, f"Page {number}") for number in range(4)]
    client_of(cast.editor).post(f"{REGISTER}add/", form("housing", *pages))
    assert not Pin.objects.exists()


@pytest.mark.parametrize("role", ["translator", "moderator", "member", "visitor"])
def test_others_may_not(site, cast, client_of, role):
    answer = client_of(getattr(cast, role)).post(f"{REGISTER}add/", form("housing", site[0]))
    assert answer.status_code in {302, 403}
    assert not Pin.objects.exists()
