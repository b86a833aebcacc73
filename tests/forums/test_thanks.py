"""Thanks: one a person and post, whatever is clicked, and only by those who may read."""

import pytest
from django.core.management import call_command
from django.urls import reverse

from forums import services
from forums.counters import drift
from forums.models import Post, Thanks
from tests.factories.forums import PostFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def post(topic, cast):
    return PostFactory(topic=topic, author=cast.practitioner)


def url(post):
    return reverse("forums:thanks", args=[post.pk])


def send(client, post, act="thank"):
    return client.post(reverse("forums:thank"), {act: post.pk})


def count(post):
    return Post.objects.get(pk=post.pk).thanks_count


def test_it_works(cast, client_of, post):
    client = client_of(cast.counsellor)
    page = client.get(post.topic.get_absolute_url()).content.decode()
    assert f'name="thank" value="{post.pk}"' in page
    answer = send(client, post)
    assert answer.status_code == 302
    assert answer.url == post.get_absolute_url()
    assert count(post) == 1
    page = client.get(post.topic.get_absolute_url()).content.decode()
    assert "1 thanks" in page
    assert f'name="take_back" value="{post.pk}"' in page
    assert "Counsellor" in client.get(url(post)).content.decode()
    send(client, post, "take_back")
    assert count(post) == 0
    assert not Thanks.objects.exists()


def test_the_form_says_what_is_wanted_so_twice_is_once(cast, client_of, post):
    client = client_of(cast.counsellor)
    for act, expected in (("thank", 1), ("thank", 1), ("take_back", 0), ("take_back", 0), ("thank", 1)):
        send(client, post, act)
        assert count(post) == expected


def test_each_person_counts(cast, post):
    for user in (cast.member, cast.counsellor, cast.moderator):
        assert services.thank(user=user, post=post)
        assert not services.thank(user=user, post=post)
    assert count(post) == 3
    assert services.take_back(user=cast.member, post=post)
    assert not services.take_back(user=cast.member, post=post)
    assert count(post) == 2


def test_nobody_thanks_themselves(cast, client_of, post):
    client = client_of(cast.practitioner)
    assert send(client, post).status_code == 403
    assert count(post) == 0
    page = client.get(post.topic.get_absolute_url()).content.decode()
    assert page.count('name="thank"') == 1


def test_bad_words_are_not_found(cast, client_of, post):
    client = client_of(cast.counsellor)
    assert send(client, post, "love").status_code == 404
    for number in ("", "0", "-1", "one", "٣", "1e3", str(2**63), "0" * 30 + "9" * 5_000):
        assert client.post(reverse("forums:thank"), {"thank": number}).status_code == 404
    assert client.post(url(post), {"thank": post.pk}).status_code == 405
    assert count(post) == 0


def test_a_hidden_post_shows_nothing_and_loses_nothing(cast, client_of, post):
    services.thank(user=cast.counsellor, post=post)
    services.hide_post(actor=cast.moderator, post=post, reason="Names a village.")
    for user in (cast.moderator, cast.practitioner, cast.counsellor):
        assert client_of(user).get(url(post)).status_code == 404
        assert send(client_of(user), post, "take_back").status_code == 404
    assert "1 thanks" not in client_of(cast.moderator).get(post.topic.get_absolute_url()).content.decode()
    services.unhide_post(actor=cast.moderator, post=post, reason="It was a river.")
    assert count(post) == 1
    assert "1 thanks" in client_of(cast.moderator).get(post.topic.get_absolute_url()).content.decode()


def test_a_visitor_sees_the_number_and_is_asked_to_sign_in_for_names(cast, client_of, post):
    services.thank(user=cast.counsellor, post=post)
    visitor = client_of(cast.visitor)
    page = visitor.get(post.topic.get_absolute_url()).content.decode()
    assert "1 thanks" in page
    assert 'name="thank"' not in page
    assert "/account/" in visitor.get(url(post)).url


def test_who_leaves_takes_the_name_and_not_the_thanks(cast, client_of, post):
    services.thank(user=cast.counsellor, post=post)
    cast.counsellor.delete()
    assert count(post) == 1
    assert "Former member" in client_of(cast.outsider).get(url(post)).content.decode()
    assert drift() == []


def test_a_wrong_number_is_found_and_put_right(cast, post, capsys):
    services.thank(user=cast.counsellor, post=post)
    other = PostFactory(topic=post.topic, author=cast.member)
    Post.objects.filter(pk=post.pk).update(thanks_count=7)
    Post.objects.filter(pk=other.pk).update(thanks_count=2)
    assert sorted(drift()) == sorted([f"forums.post:{post.pk}", f"forums.post:{other.pk}"])
    call_command("forums_recount")
    assert (count(post), count(other)) == (1, 0)
    assert drift() == []


def test_marks_of_a_whole_page_cost_one_query(cast, client_of, topic, django_assert_max_num_queries):
    posts = [PostFactory(topic=topic, author=cast.practitioner) for _ in range(6)]
    client = client_of(cast.counsellor)
    client.get(topic.get_absolute_url())

    def cost():
        with django_assert_max_num_queries(40) as captured:
            client.get(topic.get_absolute_url())
        return len(captured)

    before = cost()
    services.thank(user=cast.counsellor, post=posts[0])
    for post in posts:
        services.thank(user=cast.outsider, post=post)
        services.keep_bookmark(user=cast.counsellor, topic=topic, post=post)
    services.keep_bookmark(user=cast.counsellor, topic=topic)
    assert cost() == before + 1
    visitor = client_of(cast.visitor)
    visitor.get(topic.get_absolute_url())
    with django_assert_max_num_queries(5):
        visitor.get(topic.get_absolute_url())
    page = client.get(topic.get_absolute_url()).content.decode()
    assert page.count('name="take_back"') == 1
    assert page.count("Bookmarked") == 6
    assert "Change the bookmark" in page
