"""A topic on paper: all of it, nothing around it, and no more than its reader may read."""

import pytest
from django.urls import reverse

from forums import services
from forums.views import printing
from tests.factories.forums import PostFactory

pytestmark = pytest.mark.django_db


def page(client, topic, **query):
    return client.get(reverse("forums:print", args=[topic.pk]), query)


def text(answer):
    return answer.content.decode()


def test_it_works(cast, client_of, topic):
    for number in range(30):
        PostFactory(
            topic=topic, author=cast.practitioner, source=f"Answer {number} [see](https://example.org/a)"
        )
    answer = page(client_of(cast.visitor), topic)
    shown = text(answer)
    assert answer.status_code == 200
    assert shown.count('<article class="paper-post') == 31
    assert "<nav" not in shown
    assert "<form" not in shown
    assert " ago" not in shown
    assert "Do not pass it on" not in shown
    assert topic.get_absolute_url() in shown
    assert reverse("forums:print", args=[topic.pk]) in text(
        client_of(cast.visitor).get(topic.get_absolute_url())
    )


def test_a_long_topic_comes_in_pages(cast, client_of, topic, monkeypatch):
    monkeypatch.setattr(printing, "AT_ONCE", 4)
    for _ in range(5):
        PostFactory(topic=topic, author=cast.practitioner)
    client = client_of(cast.member)
    first, second = text(page(client, topic)), text(page(client, topic, page=2))
    assert (first.count("<article"), second.count("<article")) == (4, 2)
    assert "Page 2 of 2" in second
    assert page(client, topic, page=3).status_code == 404


def test_sensitive_forums_say_so_and_leave_no_copy(cast, client_of, rooms):
    answer = page(client_of(cast.counsellor), rooms.topics["closed"])
    assert "Do not pass it on" in text(answer)
    assert answer["Cache-Control"] == "private, no-store"
    assert page(client_of(cast.member), rooms.topics["closed"]).status_code == 404


def test_hidden_words_stay_hidden(cast, client_of, topic):
    post = PostFactory(topic=topic, author=cast.practitioner, source="The word is Quella")
    services.hide_post(actor=cast.moderator, post=post, reason="Names a person.")
    shown = text(page(client_of(cast.outsider), topic))
    assert "Quella" not in shown
    assert "Post 2 was hidden" in shown
    assert "Quella" in text(page(client_of(cast.moderator), topic))


def test_the_poll_is_printed(cast, client_of, topic):
    services.set_poll(actor=cast.member, topic=topic, question="Which day?", options=["Monday", "Friday"])
    shown = text(page(client_of(cast.visitor), topic))
    assert "Which day?" in shown
    assert "Friday" in shown


def test_the_cost_does_not_grow(cast, client_of, topic, django_assert_max_num_queries):
    client = client_of(cast.counsellor)

    def cost():
        page(client, topic)
        with django_assert_max_num_queries(8) as captured:
            page(client, topic)
        return len(captured)

    PostFactory(topic=topic, author=cast.practitioner)
    before = cost()
    for _ in range(25):
        PostFactory(topic=topic, author=cast.practitioner)
    assert cost() == before
