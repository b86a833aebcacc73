from datetime import UTC, datetime

import pytest

from forums import services
from forums.counters import drift
from forums.errors import TopicClosedError
from forums.models import Draft, Forum, Post, SubmissionKey, Topic, TopicMember
from search.models import Outbox
from tests.factories.forums import PostFactory, TopicFactory, public_forum
from tests.factories.taxonomy import ConceptFactory, CountryFactory

pytestmark = pytest.mark.django_db


def test_it_works(cast):
    CountryFactory(code="SN")
    forum = public_forum()
    topic = services.start_topic(
        author=cast.member,
        forum=forum,
        title="Who meets people at the airport?",
        source="We have **nobody** on Sundays.",
        language="en",
        concepts=[ConceptFactory(slug="reception")],
        countries=[("SN", "origin")],
    )
    post = services.reply(author=cast.counsellor, topic=topic, source="Ask the airport chaplaincy.")
    topic.refresh_from_db()
    forum.refresh_from_db()
    assert post.position == topic.last_position == topic.post_count == 2
    assert "<strong>nobody</strong>" in topic.posts.get(position=1).html
    assert (forum.topic_count, forum.post_count, forum.last_topic) == (1, 2, topic)
    assert topic.last_author == cast.counsellor
    assert [row.country_id for row in topic.topic_countries.all()] == ["SN"]
    assert topic.slug == "who-meets-people-at-the-airport"


def test_a_title_in_arabic_still_has_an_address(cast):
    topic = TopicFactory(author=cast.member, title="كيف نستقبل العائدين؟", language="ar")
    assert topic.slug == "topic"


def test_positions_are_dense_and_counters_exact(cast, topic):
    for number in range(2, 12):
        assert PostFactory(topic=topic, author=cast.counsellor).position == number
    assert drift() == []


def test_the_same_submission_three_times_is_one_post(cast, topic):
    posts = {
        services.reply(author=cast.counsellor, topic=topic, source="Once only.", key="k1").pk
        for _ in range(3)
    }
    topics = {
        services.start_topic(
            author=cast.member, forum=topic.forum, title="Asked only once", source="Words", key="k2"
        ).pk
        for _ in range(3)
    }
    assert len(posts) == len(topics) == 1
    assert Post.objects.filter(source="Once only.").count() == 1
    assert Topic.objects.filter(title="Asked only once").count() == 1


def test_a_form_gone_back_to_and_rewritten_is_a_new_post(cast, topic):
    first = services.reply(author=cast.counsellor, topic=topic, source="First thought.", key="k")
    second = services.reply(author=cast.counsellor, topic=topic, source="Second thought.", key="k")
    assert first.pk != second.pk


def test_a_key_is_its_writers_own(cast, topic):
    first = services.reply(author=cast.counsellor, topic=topic, source="Same words.", key="k")
    second = services.reply(author=cast.member, topic=topic, source="Same words.", key="k")
    assert first.pk != second.pk
    assert SubmissionKey.objects.count() == 2


def test_writing_discards_the_draft_of_that_place_alone(cast, topic):
    other = TopicFactory(author=cast.member, forum=topic.forum)
    for place in (topic, other):
        services.save_draft(user=cast.counsellor, topic=place, source="Half a thought")
    services.reply(author=cast.counsellor, topic=topic, source="A whole thought")
    assert list(Draft.objects.values_list("topic", flat=True)) == [other.pk]


def test_a_closed_topic_takes_only_moderators_words(cast, topic):
    services.lock(actor=cast.moderator, topic=topic, reason="Settled.")
    with pytest.raises(TopicClosedError):
        services.reply(author=cast.member, topic=topic, source="One more thing")
    assert services.reply(author=cast.moderator, topic=topic, source="A closing word").position == 2


def test_writers_follow_unless_they_chose_otherwise(cast, topic):
    services.follow(user=cast.counsellor, topic=topic, level="muted")
    services.reply(author=cast.counsellor, topic=topic, source="Just this")
    services.reply(author=cast.practitioner, topic=topic, source="And this")
    levels = dict(TopicMember.objects.values_list("user__email", "level"))
    assert levels["counsellor@waymark.example"] == "muted"
    assert levels["practitioner@waymark.example"] == levels["member@waymark.example"] == "watching"


def test_a_given_time_is_kept(cast, topic):
    when = datetime(2026, 3, 1, 9, tzinfo=UTC)
    post = services.reply(author=cast.counsellor, topic=topic, source="Long ago", when=when)
    topic.refresh_from_db()
    assert post.created_at == topic.last_at == when


def test_each_write_is_queued_for_the_index(cast, topic):
    Outbox.objects.all().delete()
    services.reply(author=cast.counsellor, topic=topic, source="Found soon")
    assert Outbox.objects.filter(key=f"forums.topic:{topic.pk}").exists()


def test_accepting_and_taking_it_back(cast, topic):
    PostFactory(topic=topic)
    services.accept_answer(actor=cast.member, topic=topic, position=2)
    assert Topic.objects.get(pk=topic.pk).accepted_position == 2
    services.accept_answer(actor=cast.member, topic=topic, position=None)
    assert Topic.objects.get(pk=topic.pk).accepted_position is None


@pytest.mark.parametrize("position", [1, 3, 99])
def test_what_is_no_readable_reply_cannot_be_accepted(cast, topic, position):
    PostFactory(topic=topic)
    hidden = PostFactory(topic=topic)
    services.hide_post(actor=cast.moderator, post=hidden, reason="Names a person.")
    with pytest.raises(Post.DoesNotExist):
        services.accept_answer(actor=cast.member, topic=topic, position=position)


def test_a_deleted_account_leaves_its_words(cast, topic):
    cast.member.delete()
    topic.refresh_from_db()
    assert topic.author is None
    assert topic.posts.get(position=1).author is None
    assert Forum.objects.get(pk=topic.forum_id).topic_count == 1
