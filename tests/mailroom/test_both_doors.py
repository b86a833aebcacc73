"""The same words by a letter and on the site: whoever was not sure that the one came has sent the other."""

import pytest
from django.urls import reverse
from django.utils import timezone

from forums.addresses import reply_address, start_address
from forums.models import Post, SubmissionKey, Topic
from mailroom import services
from mailroom.models import IncomingMail
from tests.factories.forums import TopicFactory, public_forum

pytestmark = pytest.mark.django_db
MEMBER, WORDS = "member@waymark.example", "Ask for **assistance** at the counter."


@pytest.fixture
def by_site(cast, client_of):
    def post(topic, source=WORDS, key="k"):
        data = {"source": source, "language": "en", "key": key, "act": "post"}
        return client_of(cast.member).post(reverse("forums:reply", args=[topic.pk]), data)

    return post


@pytest.fixture
def by_mail(cast, write):
    return lambda topic, source=WORDS: services.receive(
        write(MEMBER, reply_address(cast.member, topic), source)
    )


def written(topic):
    return Post.objects.filter(topic=topic, position__gt=1).count()


def test_a_letter_after_the_site(topic, by_site, by_mail):
    by_site(topic)
    row = by_mail(topic)
    assert (row.state, row.result) == (
        IncomingMail.State.TAKEN,
        f"forums.post:{Post.objects.get(topic=topic, position=2).pk}",
    )
    assert written(topic) == 1


def test_the_site_after_a_letter(topic, by_site, by_mail):
    by_mail(topic)
    answer = by_site(topic)
    assert answer["Location"].endswith("#post-2")
    assert written(topic) == 1


def test_a_new_topic_by_both(cast, client_of, write):
    forum, title = public_forum(), "Which counter is it?"
    address, data = (
        reverse("forums:start", args=[forum.slug]),
        {"title": title, "source": WORDS, "language": "en"},
    )
    services.receive(write(MEMBER, start_address(cast.member, forum), WORDS, subject=title))
    client_of(cast.member).post(address, data | {"key": "a", "act": "post"})
    assert Topic.objects.count() == 1
    second = {"title": f"{title} Once more", "key": "b", "act": "post"}
    client_of(cast.member).post(address, data | second)
    services.receive(write(MEMBER, start_address(cast.member, forum), WORDS, subject=second["title"]))
    assert Topic.objects.count() == 2


def test_other_words_places_people_and_days_are_no_repeat(cast, topic, by_site, by_mail, write):
    other = TopicFactory(forum=topic.forum, author=cast.practitioner)
    by_site(topic)
    by_mail(topic, "Other words.")
    by_mail(other)
    colleague = write("editor@waymark.example", reply_address(cast.editor, topic), WORDS)
    services.receive(colleague)
    assert (written(topic), written(other)) == (3, 1)
    SubmissionKey.objects.update(created_at=timezone.now() - timezone.timedelta(days=2))
    IncomingMail.objects.update(received_at=timezone.now() - timezone.timedelta(days=9))
    by_mail(topic)
    by_site(other, key="later")
    assert (written(topic), written(other)) == (4, 2)


def test_two_forms_may_say_the_same(topic, by_site):
    """Whoever says “thank you” twice means it twice."""
    by_site(topic)
    by_site(topic, key="another")
    assert written(topic) == 2
