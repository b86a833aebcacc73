"""Warnings and suspensions: who may, what they do, what the person is told, and that others pay nothing for it."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from forums import access, services
from forums.errors import NotYoursToDecideError, SuspendedError
from forums.models import AuditEntry, Measure, Post
from people import roles
from tests.factories.forums import PostFactory, members_forum
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db
WEEK = timedelta(days=7)


@pytest.fixture
def suspended(cast, topic):
    return services.suspend(
        actor=cast.moderator,
        person=cast.outsider,
        forum=topic.forum,
        reason="Insults in three topics.",
        until=timezone.now() + WEEK,
    )


@pytest.fixture
def warned(cast, topic):
    return services.warn(actor=cast.moderator, person=cast.outsider, forum=topic.forum, reason="No insults.")


def test_it_works(cast, client_of, topic):
    post = PostFactory(topic=topic, author=cast.outsider, source="An insult")
    url = reverse("forums:warn", args=[cast.outsider.public_id]) + f"?post={post.pk}"
    client = client_of(cast.moderator)
    assert topic.title in client.get(url).content.decode()
    assert client.post(url, {"forum": topic.forum.slug, "reason": ""}).status_code == 422
    assert client.post(url, {"forum": "nowhere", "reason": "x"}).status_code == 422
    assert client.post(url, {"forum": topic.forum.slug, "reason": "No insults."}).status_code == 302
    measure = Measure.objects.get()
    assert (measure.user, measure.post, measure.given_by) == (cast.outsider, post, cast.moderator)
    line = AuditEntry.objects.get()
    assert (line.act, line.target) == ("warn", f"people.user:{cast.outsider.public_id}")
    member = client_of(cast.outsider)
    for page in (reverse("forums:index"), topic.forum.get_absolute_url(), topic.get_absolute_url()):
        assert "No insults." in member.get(page).content.decode()
    acknowledge = reverse("forums:acknowledge", args=[measure.pk])
    assert client_of(cast.member).post(acknowledge).status_code == 404
    assert member.post(acknowledge).status_code == 302
    assert "No insults." not in member.get(reverse("forums:index")).content.decode()
    assert client_of(cast.member).get(topic.get_absolute_url()).status_code == 200


def test_others_pay_no_query_for_it(cast, client_of, topic):
    def cost(person):
        client = client_of(person)
        client.get(topic.get_absolute_url())
        with CaptureQueriesContext(connection) as asked:
            client.get(topic.get_absolute_url())
        return len(asked)

    before = cost(cast.outsider), cost(cast.editor)
    services.warn(actor=cast.moderator, person=cast.outsider, forum=topic.forum, reason="No insults.")
    assert (cost(cast.outsider), cost(cast.editor)) == (before[0] + 1, before[1])


def test_a_suspended_member_reads_and_writes_nowhere(cast, client_of, topic, suspended):
    own = Post.objects.create(
        topic=topic, position=2, author=cast.outsider, source="Mine", html="<p>Mine</p>", renderer_version=1
    )
    client = client_of(cast.outsider)
    html = client.get(topic.get_absolute_url()).content.decode()
    assert "You cannot write in the forums until" in html
    assert "Insults in three topics." in html
    question = topic.posts.get(position=1)
    assert client.get(reverse("forums:start", args=[topic.forum.slug])).status_code == 403
    assert client.get(reverse("forums:edit", args=[own.pk])).status_code == 403
    assert client.get(reverse("forums:report", args=[question.pk])).status_code == 403
    sent = client.post(
        reverse("forums:reply", args=[topic.pk]), {"source": "Kept text", "language": "en", "key": "k"}
    )
    assert sent.status_code == 422
    assert "Kept text" in sent.content.decode()
    assert not Post.objects.filter(source="Kept text").exists()
    members_room = members_forum()
    access.forget_levels(cast.outsider)
    for write in (
        lambda: services.reply(author=cast.outsider, topic=topic, source="By mail"),
        lambda: services.start_topic(author=cast.outsider, forum=members_room, title="By mail", source="x"),
        lambda: services.edit_post(actor=cast.outsider, post=own, source="Changed", version=1),
        lambda: services.report_post(reporter=cast.outsider, post=question, reason="other"),
    ):
        with pytest.raises(SuspendedError):
            write()


def test_it_ends_by_itself(cast, client_of, topic, suspended):
    Measure.objects.update(until=timezone.now() - timedelta(seconds=1))
    html = client_of(cast.outsider).get(topic.get_absolute_url()).content.decode()
    assert "You cannot write" not in html
    access.forget_levels(cast.outsider)
    assert services.reply(author=cast.outsider, topic=topic, source="Back again").position == 2


def test_lifting(cast, client_of, topic, suspended):
    url = reverse("forums:lift", args=[suspended.pk])
    client = client_of(cast.moderator)
    assert client_of(cast.outsider).post(url, {"reason": "x"}).status_code == 404
    assert client.get(url).status_code == 200
    assert client.post(url, {"reason": ""}).status_code == 422
    assert client.post(url, {"reason": "They apologised."}).status_code == 302
    assert client.post(url, {"reason": "Twice."}).status_code == 404
    assert [line.act for line in AuditEntry.objects.all()] == ["lift", "suspend"]
    assert "They apologised." in client.get(reverse("forums:measures")).content.decode()
    access.forget_levels(cast.outsider)
    assert access.can_reply(cast.outsider, topic)


def test_a_suspension_asks_for_a_day_to_come(cast, client_of, topic):
    url = reverse("forums:suspend", args=[cast.outsider.public_id])
    client = client_of(cast.moderator)
    today = timezone.localdate()
    for day in ("", "soon", str(today), str(today - WEEK), str(today + timedelta(days=400))):
        asked = {"forum": topic.forum.slug, "reason": "Insults.", "until": day}
        assert client.post(url, asked).status_code == 422, day
    asked = {"forum": topic.forum.slug, "reason": "Insults.", "until": str(today + WEEK)}
    assert client.post(url, asked).status_code == 302
    assert Measure.objects.get().running
    with pytest.raises(ValueError):
        services.suspend(
            actor=cast.moderator, person=cast.member, forum=topic.forum, reason="x", until=timezone.now()
        )


def test_nobody_acts_against_themselves_or_upwards(cast, client_of, topic):
    second = UserFactory(groups=[roles.MODERATORS])
    for person in (cast.moderator, second, cast.admin):
        url = reverse("forums:warn", args=[person.public_id])
        assert client_of(cast.moderator).get(url).status_code == 403
        with pytest.raises(NotYoursToDecideError):
            services.warn(actor=cast.moderator, person=person, forum=topic.forum, reason="x")
    services.warn(actor=cast.admin, person=second, forum=topic.forum, reason="Be fair.")
    for person in (cast.member, cast.editor):
        assert (
            client_of(person).get(reverse("forums:warn", args=[cast.outsider.public_id])).status_code == 404
        )
        with pytest.raises(NotYoursToDecideError):
            services.warn(actor=person, person=cast.outsider, forum=topic.forum, reason="x")


def test_a_suspended_moderator_does_nothing_at_the_desk(cast, client_of, topic):
    second = UserFactory(groups=[roles.MODERATORS])
    until = timezone.now() + WEEK
    services.suspend(actor=cast.admin, person=second, forum=topic.forum, reason="Unfair.", until=until)
    client = client_of(second)
    assert client.get(reverse("forums:desk")).status_code == 403
    assert client.get(reverse("forums:moderate_topic", args=[topic.pk])).status_code == 403
    assert client.get(topic.get_absolute_url()).status_code == 200


def test_moderators_see_what_happened_in_their_forums(cast, client_of, topic, warned):
    from forums.models import ForumGrant

    url = reverse("forums:measures")
    assert "No insults." in client_of(cast.moderator).get(url).content.decode()
    assert "No insults." in client_of(cast.admin).get(url).content.decode()
    members_forum()
    ForumGrant.objects.filter(forum=topic.forum, level=5).delete()
    assert "No insults." not in client_of(cast.moderator).get(url).content.decode()
    assert client_of(cast.member).get(url).status_code == 404
