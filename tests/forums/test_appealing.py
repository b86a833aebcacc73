"""Appeals: once a hiding, answered by somebody else."""

import pytest
from django.urls import reverse

from forums import services
from forums.counters import drift
from forums.errors import HeldPostError, NotYoursToDecideError
from forums.models import Appeal, AuditEntry, Post
from people import roles
from tests.factories.forums import PostFactory
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def hidden(cast, topic):
    post = PostFactory(topic=topic, author=cast.translator, source="A village by name")
    return services.hide_post(actor=cast.moderator, post=post, reason="It names a village.")


@pytest.fixture
def second(cast):
    return UserFactory(name="Second Moderator", groups=[roles.MODERATORS])


@pytest.fixture
def sent(cast, hidden):
    return services.appeal(author=cast.translator, post=hidden, text="It is a capital of three millions.")


def test_it_works(cast, client_of, topic, hidden, second):
    client = client_of(cast.translator)
    url = reverse("forums:appeal", args=[hidden.pk])
    assert url in client.get(topic.get_absolute_url()).content.decode()
    assert "It names a village." in client.get(url).content.decode()
    assert client.post(url, {"text": ""}).status_code == 422
    assert client.post(url, {"text": "It is a capital."}).status_code == 302
    assert client.post(url, {"text": "Once more!"}).status_code == 200
    appeal = Appeal.objects.get()
    assert (appeal.text, appeal.against) == ("It is a capital.", cast.moderator)
    judge = client_of(second)
    assert "It is a capital." in judge.get(reverse("forums:appeals")).content.decode()
    decide = reverse("forums:decide_appeal", args=[appeal.pk])
    assert judge.post(decide, {"outcome": "show", "reason": ""}).status_code == 422
    assert judge.post(decide, {"outcome": "show", "reason": "Right, a capital."}).status_code == 302
    assert not Post.objects.get(pk=hidden.pk).hidden
    assert drift() == []
    assert {line.act for line in AuditEntry.objects.all()} == {"hide-post", "show-post", "appeal"}


def test_the_hiding_may_stand_and_the_author_reads_why(cast, client_of, hidden, sent, second):
    services.decide_appeal(actor=second, appeal=sent, show=False, decision="The street is named too.")
    assert Post.objects.get(pk=hidden.pk).hidden
    html = client_of(cast.translator).get(reverse("forums:appeal", args=[hidden.pk])).content.decode()
    assert "The street is named too." in html
    with pytest.raises(HeldPostError):
        services.appeal(author=cast.outsider, post=hidden, text="Not mine.")
    assert services.appeal(author=cast.translator, post=hidden, text="Again.") == sent


def test_whoever_hid_it_does_not_decide_while_there_is_another(cast, client_of, sent, second):
    with pytest.raises(NotYoursToDecideError):
        services.decide_appeal(actor=cast.moderator, appeal=sent, show=False, decision="No.")
    html = client_of(cast.moderator).get(reverse("forums:appeals")).content.decode()
    assert "Another moderator decides this appeal." in html
    url = reverse("forums:decide_appeal", args=[sent.pk])
    client_of(cast.moderator).post(url, {"outcome": "keep", "reason": "No."})
    assert Appeal.objects.get().state == "waiting"


def test_a_lone_moderator_decides(cast, sent):
    services.decide_appeal(actor=cast.moderator, appeal=sent, show=True, decision="You are right.")
    assert Appeal.objects.get().state == "shown"


def test_nobody_judges_their_own_appeal(cast, topic, second):
    post = PostFactory(topic=topic, author=second)
    services.hide_post(actor=cast.moderator, post=post, reason="It names a village.")
    appeal = services.appeal(author=second, post=post, text="It does not.")
    with pytest.raises(NotYoursToDecideError):
        services.decide_appeal(actor=second, appeal=appeal, show=True, decision="It does not.")


def test_appeals_are_for_authors_of_hidden_posts(cast, client_of, topic, hidden):
    url = reverse("forums:appeal", args=[hidden.pk])
    for person, user in cast.signed_in().items():
        assert client_of(user).get(url).status_code == (200 if person == "translator" else 404), person
    open_post = PostFactory(topic=topic, author=cast.outsider)
    url = reverse("forums:appeal", args=[open_post.pk])
    assert client_of(cast.outsider).get(url).status_code == 404


def test_showing_the_post_again_settles_the_appeal(cast, hidden, sent):
    services.unhide_post(actor=cast.moderator, post=hidden, reason="I was wrong.")
    appeal = Appeal.objects.get()
    assert (appeal.state, appeal.decision) == ("shown", "I was wrong.")
    services.hide_post(actor=cast.moderator, post=hidden, reason="Now it names a street.")
    again = services.appeal(author=cast.translator, post=Post.objects.get(pk=hidden.pk), text="No.")
    assert again.pk != appeal.pk
