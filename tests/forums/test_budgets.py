"""What a page may cost; the same with thirty times the data."""

import pytest
from django.core.cache import cache
from django.urls import reverse

from forums import services
from tests.factories.forums import PostFactory, TopicFactory, closed_forum, members_forum, public_forum
from tests.factories.taxonomy import ConceptFactory, CountryFactory

pytestmark = pytest.mark.django_db
# Visitor, member; session, account and groups are among the member's.
PAGE_BYTES = 45 * 1024
BUDGETS = {"index": (3, 6), "list": (4, 6), "topic": (5, 8), "latest": (4, 6)}


@pytest.fixture
def place(cast):
    CountryFactory(code="SN")
    concept = ConceptFactory(slug="reception", scheme="theme")
    forum = public_forum()
    members_forum()
    closed_forum()

    def grow(topics, posts):
        for _ in range(topics):
            topic = TopicFactory(
                forum=forum, author=cast.counsellor, concepts=[concept], countries=[("SN", "origin")]
            )
            for number in range(posts):
                PostFactory(topic=topic, author=(cast.practitioner, cast.editor)[number % 2])
        services.accept_answer(actor=cast.counsellor, topic=topic, position=2)
        return topic

    topic = grow(2, 2)
    urls = {
        "index": reverse("forums:index"),
        "list": forum.get_absolute_url(),
        "latest": reverse("forums:latest"),
        "topic": topic.get_absolute_url(),
    }
    return urls, grow, topic


def count(client, url, django_assert_max_num_queries, most):
    client.get(url)
    implicit = cache.get("people.implicit-groups")
    assert implicit
    with django_assert_max_num_queries(most) as captured:
        assert client.get(url).status_code == 200
    return len(captured)


@pytest.mark.parametrize("name", list(BUDGETS))
@pytest.mark.parametrize("who", [0, 1], ids=["visitor", "member"])
def test_the_cost_is_within_budget_and_does_not_grow(
    cast, client_of, place, django_assert_max_num_queries, name, who
):
    urls, grow, topic = place
    client = client_of((cast.visitor, cast.member)[who])
    before = count(client, urls[name], django_assert_max_num_queries, BUDGETS[name][who])
    grow(12, 1)
    for _ in range(25):
        PostFactory(topic=topic, author=cast.practitioner)
    after = count(client, urls[name], django_assert_max_num_queries, BUDGETS[name][who])
    assert after <= before


def test_the_first_look_of_a_member_stays_within_budget_too(
    cast, client_of, place, django_assert_max_num_queries
):
    urls, _grow, _topic = place
    client = client_of(cast.member)
    client.get(urls["list"])
    with django_assert_max_num_queries(BUDGETS["topic"][1]):
        client.get(urls["topic"])


def test_a_reply_is_cheap(cast, client_of, place, django_assert_max_num_queries):
    _urls, _grow, topic = place
    client = client_of(cast.counsellor)
    client.get(reverse("forums:index"))
    data = {"source": "A sound answer.", "language": "en", "key": "k"}
    # Two of them are marks around the test's own transaction.
    with django_assert_max_num_queries(17):
        assert client.post(reverse("forums:reply", args=[topic.pk]), data).status_code == 302


@pytest.mark.parametrize("who", [0, 1], ids=["visitor", "member"])
def test_a_full_page_of_a_topic_is_light(cast, client_of, who):
    """Twenty posts of nine hundred letters, as it is sent to whoever cannot unpack."""
    topic = TopicFactory(forum=public_forum(), author=cast.counsellor)
    writers = (cast.practitioner, cast.editor, cast.moderator)
    for number in range(19):
        PostFactory(topic=topic, author=writers[number % 3], source="A word and another. " * 45)
    page = client_of((cast.visitor, cast.member)[who]).get(topic.get_absolute_url()).content
    assert page.count(b'<article class="post"') == 20
    assert len(page) <= PAGE_BYTES
