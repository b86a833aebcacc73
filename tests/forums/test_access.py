import pytest
from django.contrib.auth.models import AnonymousUser

from forums import access, services
from forums.models import Forum, Level, Post, Topic
from people import roles
from tests.factories.forums import ForumFactory, PostFactory, grant

pytestmark = pytest.mark.django_db

READERS = {
    "public": {"visitor", "member", "outsider", "counsellor", "moderator"},
    "members": {"member", "outsider", "counsellor", "moderator"},
    "closed": {"counsellor", "focal_point", "moderator"},
}


def test_it_works(cast, rooms):
    for name, readers in READERS.items():
        forum = getattr(rooms, name)
        for person, user in cast:
            if person in {"visitor", "member", "outsider", "counsellor", "focal_point", "moderator"}:
                expected = person in readers or (person == "focal_point" and name != "closed") or False
                assert access.can_read(user, forum) == (expected or person in readers), (person, name)


def test_predicates_and_lists_agree_for_forums(cast, rooms):
    for person, user in cast:
        seen = set(Forum.objects.visible_to(user))
        readable = set(Forum.objects.readable_by(user))
        startable = set(Forum.objects.startable_by(user))
        for forum in Forum.objects.all():
            assert (forum in seen) == access.can_see(user, forum), (person, forum)
            assert (forum in readable) == access.can_read(user, forum), (person, forum)
            if user.is_authenticated:
                assert (forum in startable) == access.can_start(user, forum), (person, forum)


@pytest.fixture
def hidden_things(cast, rooms):
    """A hidden topic by the member, and hidden posts by the outsider in every room they may write in."""
    post = PostFactory(topic=rooms.topics["public"], author=cast.outsider)
    services.hide_post(actor=cast.moderator, post=post, reason="Names a village.")
    own = services.start_topic(
        author=cast.member, forum=rooms.members, title="A topic that will be hidden", source="Words"
    )
    PostFactory(topic=own, author=cast.outsider)
    services.hide_topic(actor=cast.moderator, topic=own, reason="Points to a person.")


def test_predicates_and_lists_agree_for_topics_and_posts(cast, rooms, hidden_things):
    cells = 0
    for person, user in cast:
        open_topics = set(Topic.objects.visible_to(user))
        open_posts = set(Post.objects.visible_to(user))
        for topic in Topic.objects.all():
            assert (topic in open_topics) == access.can_open(user, topic), (person, topic)
            cells += 1
        for post in Post.objects.select_related("topic"):
            assert (post in open_posts) == access.can_read_post(user, post), (person, post)
            cells += 1
    assert cells > 100


def test_a_hidden_topic_is_for_moderators_and_its_author(cast, rooms, hidden_things):
    topic = Topic.objects.get(hidden=True)
    may_open = {person for person, user in cast if access.can_open(user, topic)}
    assert may_open == {"member", "moderator"}


def test_the_highest_of_all_groups_counts(cast):
    forum = ForumFactory(grants={roles.MEMBERS: Level.SEE, roles.COUNSELLORS: Level.MODERATE})
    assert access.level_in(cast.counsellor, forum) == Level.MODERATE
    assert access.level_in(cast.member, forum) == Level.SEE


def test_visitors_never_write_whatever_is_granted(cast):
    forum = ForumFactory(grants={roles.EVERYONE: Level.MODERATE})
    assert access.can_read(cast.visitor, forum)
    assert not access.can_start(cast.visitor, forum)
    assert not access.can_moderate(cast.visitor, forum.pk)


def test_an_inactive_account_is_a_visitor(cast):
    forum = ForumFactory(grants={roles.MEMBERS: Level.READ})
    cast.member.is_active = False
    assert not access.can_read(cast.member, forum)


def test_a_superuser_moderates_everywhere(cast, rooms):
    cast.outsider.is_superuser = True
    assert all(access.can_moderate(cast.outsider, forum.pk) for forum in Forum.objects.all())


def test_levels_are_read_once(cast, rooms, django_assert_num_queries):
    access.forget_levels(cast.member)
    with django_assert_num_queries(1 + 1):  # the implicit groups; grants of these and of the own ones
        from django.core.cache import cache

        cache.clear()
        for _ in range(3):
            access.levels(cast.member)
            access.search_tokens(cast.member)


def test_search_tokens_name_readable_forums(cast, rooms):
    tokens = access.search_tokens(AnonymousUser())
    assert tokens == {f"forum:{rooms.public.pk}"}
    assert f"forum:{rooms.closed.pk}" not in access.search_tokens(cast.member)
    assert f"forum:{rooms.closed.pk}" in access.search_tokens(cast.focal_point)


def test_a_new_right_counts_at_the_next_request(cast, client_of, rooms):
    client = client_of(cast.outsider)
    assert client.get(rooms.closed.get_absolute_url()).status_code == 404
    grant(rooms.closed, roles.EVERYONE, Level.READ)
    assert client.get(rooms.closed.get_absolute_url()).status_code == 200
