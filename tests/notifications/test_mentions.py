"""Calling colleagues by name: where it counts, what it tells, and what it does not."""

import re

import pytest

from forums import rendering, services
from forums.models import Mention
from notifications.models import Event
from people import roles
from tests.factories.forums import PostFactory, TopicFactory, closed_forum
from tests.factories.people import UserFactory, listed

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ask @amal-diop about it.", ["amal-diop"]),
        ("@Amal-Diop, and (@jo) or @amal-diop!", ["amal-diop", "jo"]),
        ("**@amal** and _@jo_", ["amal", "jo"]),
        ("write to amal@office.example or x/@amal", []),
        ("`@amal`", []),
        ("```\n@amal\n```", []),
        ("> @amal said so", []),
        ("> > @amal\n\n@jo", ["jo"]),
        ("[@amal](https://example.org/)", []),
        ("https://social.example/@amal", []),
        ("@a @" + "x" * 31, []),
        (" ".join(f"@member-{number}" for number in range(14)), [f"member-{number}" for number in range(10)]),
    ],
)
def test_where_a_name_is_a_call(text, found):
    assert rendering.handles_in(text) == found


def test_a_member_who_is_listed_is_linked_and_nobody_else(cast, topic):
    listed(cast.outsider)
    post = PostFactory(topic=topic, source="Ask @outsider, @member or @nobody-here <b>now</b>")
    assert f'<a href="/people/{cast.outsider.public_id}/">@outsider</a>' in post.html
    assert post.html.count("<a ") == 1
    assert "@member or @nobody-here &lt;b&gt;" in post.html


def test_the_link_leads_each_reader_to_the_page_in_their_language(cast, client_of, topic):
    listed(cast.outsider)
    path = re.search(r'href="([^"]+)"', PostFactory(topic=topic, source="@outsider").html)[1]
    client = client_of(cast.member)
    page = client.get(path, follow=True, headers={"accept-language": "fr"})
    assert page.status_code == 200
    assert page.redirect_chain[0][0].startswith("/fr/people/")


def test_a_call_to_somebody_who_may_not_read_is_plain_text_and_is_told_to_nobody(cast, carry):
    listed(cast.outsider)
    topic = TopicFactory(forum=closed_forum(), author=cast.counsellor, source="Ask @outsider")
    unknown = TopicFactory(forum=topic.forum, author=cast.counsellor, source="Ask @outsidef")
    assert topic.posts.get().html == unknown.posts.get().html.replace("outsidef", "outsider")
    assert not Mention.objects.exists()
    assert "outsider" not in carry()


def test_an_edit_tells_only_those_it_calls_anew(cast, topic, carry):
    post = PostFactory(topic=topic, author=cast.counsellor, source="Ask @outsider")
    assert carry()["outsider"] == ["mention"]
    post = services.edit_post(actor=cast.counsellor, post=post, source="Ask @outsider, @editor", version=1)
    assert carry()["outsider"] == carry()["editor"] == ["mention"]
    services.edit_post(actor=cast.counsellor, post=post, source="Ask @editor", version=2)
    assert Event.objects.count() == 2
    assert Mention.objects.filter(post=post).count() == 2


def test_rendering_again_keeps_the_links(cast, topic):
    from django.core.management import call_command

    listed(cast.outsider)
    post = PostFactory(topic=topic, source="Ask @outsider")
    type(post).objects.update(renderer_version=0, html="")
    call_command("forums_render")
    html = post.html
    post.refresh_from_db()
    assert post.html == html


def test_readers_among_agrees_with_the_right_to_read(cast):
    from forums import access
    from people.models import User
    from tests.factories.forums import members_forum, public_forum

    UserFactory(is_superuser=True)
    for forum in (public_forum(), members_forum(), closed_forum()):
        many = set(access.readers_among(User.objects.all(), forum.pk))
        assert many == {user for user in User.objects.all() if access.can_read(user, forum)}, forum


def test_a_text_without_a_call_costs_nothing(topic, django_assert_num_queries):
    from forums import mentions

    with django_assert_num_queries(0):
        assert mentions.people_named("Nobody is called here.", topic.forum_id) == []


class TestHandles:
    def test_everybody_has_one_made_from_their_name(self):
        first, second = UserFactory(name="Amal Diop"), UserFactory(name="Amal Diop")
        assert (first.profile.handle, second.profile.handle) == ("amal-diop", "amal-diop-2")

    def test_a_name_in_another_script_gives_one_that_all_can_type(self):
        handle = UserFactory(name="أمل ديوب").profile.handle
        assert re.fullmatch(r"member-[0-9a-f]{4}", handle)

    def test_a_pseudonym_is_not_given_away(self, client_of):
        user = UserFactory(name="Amal Diop", groups=[roles.COUNSELLORS])
        data = {
            "display_name": "Amal Diop",
            "use_pseudonym": "on",
            "pseudonym": "River",
            "handle": "amal-diop",
        }
        client_of(user).post("/en/people/profile/", data)
        user.profile.refresh_from_db()
        assert user.profile.handle == "river"

    @pytest.mark.parametrize(
        ("handle", "says"),
        [("Amal!", "Use 2 to 30 small letters"), ("outsider", "Another member has this short name")],
    )
    def test_a_bad_one_is_refused_beside_the_field(self, cast, client_of, handle, says):
        data = {"display_name": "Member", "handle": handle}
        page = client_of(cast.member).post("/en/people/profile/", data)
        assert page.status_code == 400
        assert says in page.content.decode()

    def test_it_can_be_changed(self, cast, client_of):
        client_of(cast.member).post("/en/people/profile/", {"display_name": "Member", "handle": "mb"})
        cast.member.profile.refresh_from_db()
        assert cast.member.profile.handle == "mb"
