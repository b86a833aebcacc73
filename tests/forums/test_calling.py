"""Questions that wait are put to the right few people, and to nobody too often."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from forums import services
from forums.models import Ask, Duty, Forum, Topic
from tests.factories.forums import PostFactory, TopicFactory, closed_forum, public_forum
from tests.factories.people import UserFactory
from tests.factories.taxonomy import ConceptFactory, CountryFactory

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture
def housing():
    return ConceptFactory(slug="housing", scheme="theme")


@pytest.fixture
def countries():
    return [CountryFactory(code=code) for code in ("DE", "NG", "SN")]


def ask_about(cast, housing, **fields):
    values = {
        "forum": Forum.objects.filter(slug="open-questions").first() or public_forum(),
        "author": cast.member,
        "concepts": [housing],
    }
    return TopicFactory(**values | {"countries": [("DE", "host"), ("NG", "origin")]} | fields)


def asked(topic):
    return set(Ask.objects.filter(topic=topic).values_list("user", flat=True))


def duty(user, kind="expert", **fields):
    return services.put_on_call(
        user=user, kind=kind, starts=timezone.localdate() - timedelta(days=1), **fields
    )


def versed(housing, number):
    people = [UserFactory() for _ in range(number)]
    for person in people:
        person.profile.interests.add(housing)
    return people


def test_a_new_question_reaches_three_who_may_know(cast, housing, countries):
    people = versed(housing, 5)
    topic = ask_about(cast, housing)
    assert services.call_for_answers() == 3
    assert asked(topic) < {person.pk for person in people}
    assert services.call_for_answers() == 0


def test_who_is_on_call_for_the_corridor_comes_first(cast, housing, countries):
    versed(housing, 5)
    right = duty(cast.practitioner, host="DE", origin="NG", concept=housing)
    duty(cast.counsellor, host="DE", origin="SN")
    duty(cast.focal_point, forum=closed_forum())
    topic = ask_about(cast, housing)
    services.call_for_answers()
    assert right.user_id in asked(topic)
    assert not asked(topic) & {cast.counsellor.pk, cast.focal_point.pk}


def test_a_duty_that_is_over_or_to_come_counts_for_nothing(cast, housing, countries):
    today = timezone.localdate()
    services.put_on_call(
        user=cast.practitioner,
        kind="expert",
        starts=today - 9 * timedelta(days=1),
        ends=today - timedelta(days=2),
    )
    services.put_on_call(user=cast.counsellor, kind="expert", starts=today + timedelta(days=2))
    topic = ask_about(cast, housing)
    services.call_for_answers()
    assert not asked(topic)


def test_nobody_is_asked_about_their_own_question_or_where_they_may_not_write(cast, housing, countries):
    for person in (cast.member, cast.practitioner, cast.counsellor):
        person.profile.interests.add(housing)
    topic = ask_about(cast, housing, forum=closed_forum(), author=cast.moderator)
    cast.moderator.profile.interests.add(housing)
    services.call_for_answers()
    assert asked(topic) == {cast.counsellor.pk}


def test_who_reads_the_language_is_preferred(cast, housing, countries):
    people = versed(housing, 4)
    for person in people[:3]:
        person.profile.languages = ["es"]
        person.profile.save()
    people[3].profile.languages = ["fr"]
    people[3].profile.save()
    topic = ask_about(cast, housing, language="fr")
    services.call_for_answers()
    assert asked(topic) == {people[3].pk}


def test_an_answer_ends_the_calls(cast, housing, countries):
    duty(cast.practitioner)
    topic = ask_about(cast, housing)
    PostFactory(topic=topic, author=cast.editor)
    assert services.call_for_answers(now=timezone.now() + 80 * HOUR) == 0


def test_ones_own_addition_is_no_answer(cast, housing, countries):
    topic = ask_about(cast, housing)
    PostFactory(topic=topic, author=cast.member)
    topic.refresh_from_db()
    assert topic.first_answer_at is None


def test_a_hidden_answer_sets_the_clock_going_again(cast, housing, countries):
    topic = ask_about(cast, housing)
    post = PostFactory(topic=topic, author=cast.editor)
    services.hide_post(actor=cast.moderator, post=post, reason="Names a person.")
    topic.refresh_from_db()
    assert topic.first_answer_at is None
    services.unhide_post(actor=cast.moderator, post=post, reason="It did not.")
    topic.refresh_from_db()
    assert topic.first_answer_at == post.created_at


def test_after_a_day_those_on_call_and_after_three_the_coordinators(cast, housing, countries):
    topic = ask_about(cast, housing)
    now = timezone.now()
    services.call_for_answers(now=now)
    duty(cast.practitioner)
    duty(cast.focal_point, kind="coordinator")
    assert services.call_for_answers(now=now + 23 * HOUR) == 0
    services.call_for_answers(now=now + 25 * HOUR)
    assert cast.practitioner.pk in asked(topic)
    assert cast.focal_point.pk not in asked(topic)
    services.call_for_answers(now=now + 73 * HOUR)
    assert cast.focal_point.pk in asked(topic)
    assert Ask.objects.get(topic=topic, user=cast.focal_point).stage == Ask.Stage.COORDINATOR


def test_moderators_are_asked_where_no_coordinator_is_on_duty(cast, housing, countries):
    topic = ask_about(cast, housing)
    for hours in (0, 25, 73):
        services.call_for_answers(now=timezone.now() + hours * HOUR)
    assert cast.moderator.pk in asked(topic)


def test_a_forum_without_calls_asks_nobody(cast, housing, countries):
    versed(housing, 3)
    ask_about(cast, housing, forum=public_forum("news", calls_for_answers=False))
    assert services.call_for_answers() == 0


def test_a_month_of_questions_asks_nobody_too_often(cast, housing, countries, settings):
    people = versed(housing, 12)
    services.limit_asks(user=people[0], a_week=0)
    services.limit_asks(user=people[1], a_week=1)
    start = timezone.now() - timedelta(days=31)
    for day in range(30):
        now = start + timedelta(days=day)
        for _ in range(1 + day % 2):
            ask_about(cast, housing, when=now)
        services.call_for_answers(now=now)
    load = {}
    for user, at in Ask.objects.values_list("user", "asked_at"):
        load.setdefault(user, []).append(at)
    assert people[0].pk not in load
    for user, moments in load.items():
        limit = 1 if user == people[1].pk else settings.FORUM_ASKS_A_WEEK
        for moment in moments:
            week = [other for other in moments if moment - timedelta(days=7) < other <= moment]
            assert len(week) <= limit
    reached = [topic for topic in Topic.objects.all() if topic.asks.count() >= 3]
    assert len(reached) >= 20


@pytest.mark.parametrize("change", [{"hidden": True}, {"locked": True}, None])
def test_what_went_during_the_round_asks_nobody_and_stops_nothing(
    cast, housing, countries, monkeypatch, change
):
    from forums.services import calling

    versed(housing, 6)
    gone, left = ask_about(cast, housing), ask_about(cast, housing)
    due = list(calling._due(timezone.now()))
    monkeypatch.setattr(calling, "_due", lambda now: due)
    if change:
        Topic.objects.filter(pk=gone.pk).update(**change)
    else:
        gone.delete()
    services.call_for_answers()
    assert set(Ask.objects.values_list("topic", flat=True)) == {left.pk}


def test_two_rounds_at_once_ask_once(cast, housing, countries):
    versed(housing, 6)
    topic = ask_about(cast, housing)
    services.call_for_answers()
    stale = Topic.objects.get(pk=topic.pk)
    assert stale.asked_stage == 1
    call_command("forums_call_for_answers")
    assert Ask.objects.filter(topic=topic).count() == 3


def test_the_page_lists_what_waits_and_lets_one_decline(cast, client_of, housing, countries):
    duty(cast.practitioner)
    topic = ask_about(cast, housing)
    services.call_for_answers()
    client = client_of(cast.practitioner)
    page = client.get(reverse("forums:asked")).content.decode()
    assert topic.title in page
    ask = Ask.objects.get(topic=topic, user=cast.practitioner)
    assert client_of(cast.outsider).post(reverse("forums:decline", args=[ask.pk])).status_code == 404
    assert client.post(reverse("forums:decline", args=[ask.pk])).status_code == 302
    assert topic.title not in client.get(reverse("forums:asked")).content.decode()


def test_a_question_in_a_forum_that_closed_to_the_person_is_not_named(cast, client_of, housing, countries):
    forum = closed_forum()
    duty(cast.counsellor)
    topic = ask_about(cast, housing, forum=forum, author=cast.moderator)
    services.call_for_answers()
    assert asked(topic) == {cast.counsellor.pk}
    forum.grants.exclude(group__name="Moderators").delete()
    assert topic.title not in client_of(cast.counsellor).get(reverse("forums:asked")).content.decode()


def test_a_bad_limit_is_said_beside_the_field(cast, client_of):
    client = client_of(cast.member)
    answer = client.post(reverse("forums:limit_asks"), {"a_week": "-3"})
    assert answer.status_code == 422
    assert 'value="-3"' in answer.content.decode()
    assert client.post(reverse("forums:limit_asks"), {"a_week": "1"}).status_code == 302
    assert cast.member.forum_ask_limit.a_week == 1


def test_the_rota_is_kept_by_moderators(cast, client_of, housing, countries):
    cast.practitioner.profile.is_listed = True
    cast.practitioner.profile.save()
    client = client_of(cast.moderator)
    public_forum()
    data = {
        "person": str(cast.practitioner.public_id),
        "kind": "expert",
        "origin": "NG",
        "starts": "2026-01-02",
    }
    wrong = client.post(reverse("forums:rota"), data | {"ends": "2025-12-31"})
    assert wrong.status_code == 422
    for _ in range(2):
        assert client.post(reverse("forums:rota"), data).status_code == 302
    line = Duty.objects.get()
    assert (line.user, line.origin_id, line.host_id) == (cast.practitioner, "NG", None)
    assert str(cast.practitioner) in client.get(reverse("forums:rota")).content.decode()
    assert client_of(cast.outsider).post(reverse("forums:end_duty", args=[line.pk])).status_code == 404
    assert client_of(cast.practitioner).post(reverse("forums:end_duty", args=[line.pk])).status_code == 302
    line.refresh_from_db()
    assert line.ends < timezone.localdate()
