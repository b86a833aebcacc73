import pytest
from django.core.management import call_command

from forums.checks import check_forums_have_readers
from forums.models import Forum, Post, Topic
from tests.factories.forums import ForumFactory, public_forum

pytestmark = pytest.mark.django_db


def test_recount_puts_numbers_right(topic, capsys):
    Forum.objects.update(topic_count=99)
    Topic.objects.update(post_count=7)
    call_command("forums_recount")
    assert f"forums.topic:{topic.pk}" in capsys.readouterr().out
    assert Forum.objects.get(pk=topic.forum_id).topic_count == 1
    assert Topic.objects.get(pk=topic.pk).post_count == 1
    call_command("forums_recount")
    assert "0 differed" in capsys.readouterr().out


def test_render_brings_old_posts_up_to_date(topic, capsys):
    Post.objects.update(html="<blink>old</blink>", renderer_version=0)
    call_command("forums_render")
    assert "<p>" in topic.posts.get().html
    assert "1 posts rendered" in capsys.readouterr().out


def test_a_forum_nobody_may_enter_is_reported():
    public_forum()
    ForumFactory(slug="forgotten-room")
    (warning,) = check_forums_have_readers(databases=["default"])
    assert "forgotten-room" in warning.msg
    assert check_forums_have_readers() == []
