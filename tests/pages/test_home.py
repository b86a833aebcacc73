import pytest

from tests.factories.forums import PostFactory, TopicFactory, closed_forum, public_forum
from tests.factories.library import brief, episode, event, publication, show, story
from tests.factories.pages import close, translate

pytestmark = pytest.mark.django_db


@pytest.fixture
def alive(tree):
    story(tree, "The seat by the window")
    episode(show(tree), "The uncle at the airport")
    event(tree, "First call clinic", days=9)
    event(tree, "Sooner clinic", days=4)
    brief(tree, "Debt before business")
    publication(tree, "Service map")


def test_it_says_whom_it_is_for_and_what_one_can_do(tree, client):
    text = client.get("/en/").text
    assert "For everyone who assists migrants on the way back" in text
    assert text.count("<h1") == 1
    for words in ("I need to…", "Prepare a counselling talk", "Ask a colleague", "Learn in small steps"):
        assert words in text
    assert 'href="/en/search/?topic=return-counselling"' in text
    assert 'action="/en/search/"' in text


def test_every_part_is_filled_from_one_search(alive, client, indexed):
    indexed()
    context = client.get("/en/").context
    assert context["lead"].title == "The seat by the window"
    assert context["lead"].cover.url.endswith(".webp")
    assert context["episode"].title == "The uncle at the airport"
    assert context["coming"].title == "Sooner clinic"
    assert {card.title for card in context["newest"]} == {"Debt before business", "Service map"}


def test_the_same_parts_without_an_index(alive, client):
    context = client.get("/en/").context
    assert context["lead"].title == "The seat by the window"
    assert context["episode"].title == "The uncle at the airport"
    assert context["coming"].title == "Sooner clinic"
    assert {"Debt before business", "Service map"} <= {card.title for card in context["newest"]}


def test_an_empty_site_opens(tree, client, cast, client_of):
    for language in ("en", "fr", "es", "ar"):
        assert client.get(f"/{language}/").status_code == 200
    assert client_of(cast.member).get("/en/").status_code == 200


def test_editors_choose_the_lead(alive, tree, client, cast, client_of, indexed):
    chosen = brief(tree, "Chosen by hand")
    home = tree.homes["en"]
    home.lead_page, home.headline = chosen, "For return counsellors"
    home.save_revision().publish()
    indexed()
    answer = client.get("/en/")
    assert answer.context["lead"].title == "Chosen by hand"
    assert "For return counsellors" in answer.text
    close(chosen)
    assert client.get("/en/").context["lead"].title == "The seat by the window"
    assert client_of(cast.outsider).get("/en/").context["lead"].title == "Chosen by hand"
    chosen.unpublish()
    assert client_of(cast.outsider).get("/en/").context["lead"].title == "The seat by the window"


def test_works_are_shown_in_the_reader_s_language(alive, client, indexed):
    from library.models import StoryPage

    translate(StoryPage.objects.get(), "fr", "La place côté hublot")
    indexed()
    lead = client.get("/fr/").context["lead"]
    assert (lead.title, lead.fallback_language, lead.url) == (
        "La place côté hublot",
        "",
        "/fr/library/stories/the-seat-by-the-window/",
    )
    assert client.get("/ar/").context["lead"].fallback_language == "en"


def test_the_forum_shows_what_this_reader_may_read(tree, client, cast, client_of):
    PostFactory(topic=TopicFactory(forum=public_forum(), title="What do you carry to the airport?"))
    TopicFactory(forum=closed_forum(), author=cast.counsellor, title="A caller who may be a child")
    visitor, counsellor = client.get("/en/").text, client_of(cast.counsellor).get("/en/").text
    assert "What do you carry to the airport?" in visitor
    assert "A caller who may be a child" not in visitor
    assert "A caller who may be a child" in counsellor


def test_counsellors_are_on_the_map_for_colleagues_alone(tree, client, cast, client_of):
    from tests.factories.people import listed
    from tests.factories.taxonomy import CountryFactory

    listed(cast.counsellor, country=CountryFactory(code="SN"))
    assert "Where counsellors sit" in client_of(cast.member).get("/en/").text
    assert "Where counsellors sit" not in client.get("/en/").text


def test_low_data_draws_no_picture(alive, client, indexed):
    indexed()
    text = client.get("/en/", headers={"Save-Data": "on"}).text
    assert "<img" not in text
    assert 'class="cover' not in text
