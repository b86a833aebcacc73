import pytest

from library.models import BriefPage
from tests.factories.library import brief, episode, event, publication, show, story
from tests.factories.pages import add, translate

pytestmark = pytest.mark.django_db
# What an address asks for, and the page it gets: never an error.
PAGES = [("", 1), ("2", 2), ("3", 3), ("99999", 3), ("abc", 1), ("-1", 3), ("0", 3), ("1e9", 1)]


def titles(answer):
    return [card.title for card in answer.context["cards"]]


def test_a_section_shows_its_kind_alone(tree, client):
    brief(tree)
    story(tree)
    assert titles(client.get("/en/library/briefs/")) == ["Medical handover"]


def test_long_lists_have_pages_that_lead_to_each_other(tree, client):
    for number in range(30):
        add(tree.sections["brief"]["en"], BriefPage, f"Brief {number:02}")
    for asked, number in PAGES:
        answer = client.get("/en/library/briefs/", {"page": asked} if asked else {})
        assert (answer.status_code, answer.context["listing"].number) == (200, number), asked
        assert len(titles(answer)) == (6 if number == 3 else 12)
    text = client.get("/en/library/briefs/?page=2").text
    assert 'href="?page=1" rel="prev"' in text
    assert 'href="?page=3" rel="next"' in text


def test_coming_events_stand_first(tree, client):
    event(tree, "Long ago", days=-30)
    event(tree, "Lately", days=-3)
    event(tree, "Far", days=30)
    event(tree, "Soon", days=3)
    answer = client.get("/en/library/events/")
    assert [card.title for card in answer.context["coming"]] == ["Soon", "Far"]
    assert titles(answer) == ["Lately", "Long ago"]


def test_an_event_s_card_names_the_day_it_takes_place(tree, client):
    made = event(tree, "Soon", days=3)
    (card,) = client.get("/en/library/events/").context["coming"]
    assert card.date == made.starts_at.date() or abs((card.date - made.starts_at.date()).days) <= 1
    assert card.minutes is None


def test_an_empty_section_says_so(tree, client):
    assert "Nothing here yet" in client.get("/en/library/stories/").text


def test_cards_say_how_big_a_download_is(tree, client):
    made = publication(tree)
    (card,) = client.get("/en/library/publications/").context["cards"]
    assert card.bytes == made.document.get_file_size()


def test_the_library_counts_works_not_translations(tree, client, indexed):
    translate(brief(tree), "fr")
    brief(tree, "Debt before business")
    episode(show(tree))
    indexed()
    answer = client.get("/en/library/")
    counts = {tile["kind"]: tile["count"] for tile in answer.context["tiles"]}
    assert counts == {
        "brief": "2 items",
        "publication": "0 items",
        "podcast": "1 item",
        "story": "0 items",
        "event": "0 items",
    }
    assert 'href="/en/search/?topic=health"' in answer.text
    assert 'href="/en/search/?country=SN"' in answer.text
    assert {card.title for card in answer.context["newest"]} == {
        "Medical handover",
        "Debt before business",
        "After the line fell silent",
        "Both ends",
    }


def test_the_library_opens_without_an_index(tree, client):
    brief(tree)
    answer = client.get("/en/library/")
    assert answer.status_code == 200
    assert [card.title for card in answer.context["newest"]] == ["Medical handover"]


def test_related_items_share_topics_most_first(tree, client, indexed):
    made = brief(tree, topics=["health", "gender"], countries=())
    brief(tree, "One topic", topics=["health"], countries=())
    brief(tree, "Two topics", topics=["gender", "health"], countries=())
    story(tree, "Other topic", topics=["housing"], countries=())
    indexed()
    text = client.get(made.get_url()).text
    related = text[text.index('id="related"') :]
    assert related.index("Two topics") < related.index("One topic")
    assert "Other topic" not in related
    assert related.count("Medical handover") == 0
