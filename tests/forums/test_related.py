"""What a topic leads on to: the same subjects, and only what the reader may open."""

import pytest

from forums import services
from people import roles
from tests.factories.forums import ForumFactory, Level, public_forum
from tests.factories.library import brief
from tests.factories.pages import close, concept

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("framed")]


@pytest.fixture
def question(tree, cast, indexed):
    """A question on health, with texts and discussions on the same beside it."""
    forum, closed = public_forum(), ForumFactory(slug="closed", grants={roles.COUNSELLORS: Level.START})
    health = concept("health")

    def ask(forum, title):
        return services.start_topic(
            author=cast.counsellor, forum=forum, title=title, source="Who knows more?", concepts=[health]
        )

    found = ask(forum, "Medicine for the journey")
    ask(forum, "Papers a clinic wants")
    ask(closed, "A case among counsellors")
    brief(tree, "Medical handover")
    close(brief(tree, "Handover for members"))
    brief(tree, "On housing alone", topics=["housing"])
    indexed()
    return found


def related(client, topic) -> str:
    page = client.get(topic.get_absolute_url())
    assert page.status_code == 200
    return page.text.partition('aria-labelledby="related"')[2].partition("</section>")[0]


def test_it_works(question, client):
    shown = related(client, question)
    assert "Medical handover" in shown
    for other in (
        "On housing alone",
        "Papers a clinic wants",
        "Medicine for the journey",
        "A case among",
        "Handover for members",
    ):
        assert other not in shown


def test_each_reader_is_led_to_what_is_open_to_them(question, cast, client_of):
    assert "Handover for members" in related(client_of(cast.member), question)


def test_without_subjects_or_index_there_is_none(question, client, settings, tmp_path):
    settings.SEARCH_DIR = tmp_path / "none"
    question.concepts.clear()
    assert related(client, question) == ""


def test_a_topic_stays_within_its_budget(question, cast, client_of, django_assert_max_num_queries):
    for person, most in ((cast.visitor, 9), (cast.member, 12)):
        client = client_of(person)
        related(client, question)
        with django_assert_max_num_queries(most):
            related(client, question)
