"""What a page may ask of the database, for somebody signed in; the same for little content and for much."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories.forums import PostFactory, TopicFactory, public_forum
from tests.factories.library import brief, episode, event, one_of_each, publication, show, story
from tests.factories.pages import close, plain_page, translate
from tests.factories.training import small_course, unit
from training.services import mark_seen

pytestmark = pytest.mark.django_db
BUDGET = 12


@pytest.fixture
def cost(cast, client_of, settings):
    """Queries of a page for a member who has been there before."""
    # Every few seconds one request asks whether the vocabularies have changed.
    settings.TAXONOMY_CHECK_SECONDS = 3600
    client = client_of(cast.member)

    def of(url):
        # Twice: the first visit reads what is kept for all, the second what the first left to others.
        client.get(url)
        client.get(url)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(url).status_code == 200
        return len(queries)

    return of


@pytest.fixture
def talked_about(db):
    """A forum in which something goes on, about the same topic."""
    forum = public_forum()
    for _number in range(3):
        PostFactory(topic=TopicFactory(forum=forum))


def fill(tree, number):
    for place in range(number):
        brief(tree, f"Brief {place}")
        story(tree, f"Story {place}")
        event(tree, f"Coming {place}", days=place + 3)
        event(tree, f"Past {place}", days=-place - 3)
        publication(tree, f"Paper {place}")


def test_every_page_of_the_library(tree, talked_about, cost, indexed):
    pages = one_of_each(tree)
    fill(tree, 2)
    indexed()
    for kind, page in pages.items():
        assert cost(page.get_url()) <= BUDGET, kind


def test_lists_do_not_grow_with_their_length(tree, cost, indexed):
    fill(tree, 2)
    indexed()
    paths = [
        "/en/library/",
        *(f"/en/library/{name}/" for name in ("briefs", "stories", "events", "publications")),
    ]
    before = {path: cost(path) for path in paths}
    fill_more = [story(tree, f"More {place}", pictures=2) for place in range(6)]
    for place in range(6):
        brief(tree, f"More brief {place}")
        event(tree, f"More past {place}", days=-40 - place)
        publication(tree, f"More paper {place}")
    for made in fill_more[:2]:
        translate(made, "fr")
    indexed()
    after = {path: cost(path) for path in paths}
    assert before == after
    assert max(after.values()) <= BUDGET


def test_a_show_does_not_grow_with_its_episodes(tree, cost, indexed):
    parent = show(tree)
    episode(parent, "First", number=1)
    indexed()
    before = cost(parent.get_url())
    for number in range(2, 7):
        episode(parent, f"Episode {number}", number=number)
    indexed()
    assert cost(parent.get_url()) == before <= BUDGET


def test_a_story_does_not_grow_with_its_pictures(tree, cost, indexed):
    few, many = story(tree, "Few", pictures=1), story(tree, "Many", pictures=5)
    indexed()
    assert cost(few.get_url()) == cost(many.get_url()) <= BUDGET


def test_a_body_does_not_grow_with_its_figures(tree, cost):
    from tests.factories.assets import image

    def figures(number):
        return [
            {"type": "figure", "value": {"image": image(f"f{number}-{place}.png").pk, "caption": ""}}
            for place in range(number)
        ]

    few = plain_page(tree, "Few", body=figures(1))
    many = plain_page(tree, "Many", body=figures(6))
    assert cost(few.get_url()) == cost(many.get_url()) <= BUDGET


def test_the_home_page_of_a_learner(tree, cast, talked_about, cost, indexed):
    fill(tree, 3)
    one_of_each(tree)
    course, units = small_course(tree)
    mark_seen(user=cast.member, unit=units[0], course_key=course.translation_key)
    indexed()
    assert cost("/en/") <= BUDGET


def test_training(tree, cast, cost, indexed):
    course, units = small_course(tree)
    mark_seen(user=cast.member, unit=units[0], course_key=course.translation_key)
    indexed()
    urls = ["/en/learn/", course.get_url(), units[0].get_parent().get_url(), units[1].get_url()]
    before = [cost(url) for url in urls]
    for number in range(6):
        unit(units[0].get_parent(), f"Further {number}")
    assert [cost(url) for url in urls] == before
    assert max(before) <= BUDGET


def test_a_unit_with_related_texts(tree, cast, cost, indexed):
    _course, units = small_course(tree)
    about = unit(units[0].get_parent(), "Health first", topics=["health"])
    for number in range(5):
        brief(tree, f"On health {number}")
    indexed()
    assert cost(about.get_url()) <= BUDGET


def test_rules_cost_the_same_for_one_or_many(tree, cost, indexed):
    made = brief(tree)
    close(brief(tree, "Closed one"))
    indexed()
    before = cost(made.get_url())
    for number in range(4):
        close(brief(tree, f"Closed {number + 2}"))
    indexed()
    assert cost(made.get_url()) == before <= BUDGET


def test_the_sitemap_costs_the_same_for_little_and_much(tree, client, cost):
    before = cost("/sitemap.xml")
    fill(tree, 3)
    assert cost("/sitemap.xml") == before <= BUDGET
