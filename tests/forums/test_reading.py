import pytest

from forums import services
from forums.models import TopicMember
from forums.views.following import followed_topics, has_news
from tests.factories.forums import PostFactory, TopicFactory

pytestmark = pytest.mark.django_db


def mark_of(user, topic):
    return TopicMember.objects.get(user=user, topic=topic).last_read_position


def test_reading_never_goes_back(cast, topic):
    for position, known in ((5, None), (3, None), (3, 5), (2, 1), (7, 5), (6, 3)):
        services.mark_read(user=cast.outsider, topic=topic, position=position, known=known)
    assert mark_of(cast.outsider, topic) == 7


def test_two_devices_agree(cast, topic):
    services.mark_read(user=cast.outsider, topic=topic, position=1)
    services.mark_read(user=cast.outsider, topic=topic, position=9, known=1)
    services.mark_read(user=cast.outsider, topic=topic, position=4, known=1)
    assert mark_of(cast.outsider, topic) == 9


def test_nothing_new_costs_no_query(cast, topic, django_assert_num_queries):
    with django_assert_num_queries(0):
        services.mark_read(user=cast.outsider, topic=topic, position=3, known=3)


def test_reading_keeps_the_choice_of_following(cast, topic):
    services.follow(user=cast.outsider, topic=topic, level="replies")
    services.mark_read(user=cast.outsider, topic=topic, position=1, known=0)
    assert TopicMember.objects.get(user=cast.outsider).level == "replies"


def test_everything_is_news_to_those_who_follow_everything(cast, topic):
    services.follow(user=cast.outsider, topic=topic, level="everything")
    services.mark_read(user=cast.outsider, topic=topic, position=1, known=0)
    assert not has_news(followed_topics(cast.outsider).get())
    PostFactory(topic=topic)
    assert has_news(followed_topics(cast.outsider).get())


def test_only_answers_to_me_are_news_to_those_who_chose_so(cast, topic):
    mine = PostFactory(topic=topic, author=cast.outsider)
    services.follow(user=cast.outsider, topic=topic, level="replies")
    services.mark_read(user=cast.outsider, topic=topic, position=2, known=0)
    PostFactory(topic=topic, author=cast.member)
    assert not has_news(followed_topics(cast.outsider).get())
    PostFactory(topic=topic, author=cast.member, reply_to=mine)
    assert has_news(followed_topics(cast.outsider).get())


def test_topics_that_closed_to_me_are_not_listed(cast, topic):
    services.follow(user=cast.outsider, topic=topic, level="everything")
    services.hide_topic(actor=cast.moderator, topic=topic, reason="Points to a person.")
    assert not followed_topics(cast.outsider).exists()


def test_unfollowed_topics_are_not_listed(cast, topic):
    TopicFactory(forum=topic.forum)
    services.follow(user=cast.member, topic=topic, level="nothing")
    assert not followed_topics(cast.member).exists()


def test_a_writer_has_read_their_own_post_but_not_what_they_skipped(cast, topic):
    PostFactory(topic=topic, author=cast.outsider)
    assert mark_of(cast.outsider, topic) == 2
    PostFactory(topic=topic, author=cast.outsider)
    assert mark_of(cast.outsider, topic) == 3
    PostFactory(topic=topic, author=cast.member)
    PostFactory(topic=topic, author=cast.outsider)
    assert mark_of(cast.outsider, topic) == 3
