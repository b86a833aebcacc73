"""Letters about one thing: to whom, with what in it, and never what their reader may not open."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.utils import timezone

from forums import services
from forums.addresses import reply_address
from forums.models import ForumGrant
from mailroom.cutting import marker_line
from notifications.letters.sending import send_due
from notifications.models import Letter, Notice
from notifications.services import change_pace_of, save_preference, stop_letters
from people import roles
from tests.factories.forums import PostFactory, TopicFactory, closed_forum
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db


def everything_in(letter):
    """Subject, head and both bodies as one text."""
    return "\n".join([letter.subject, str(letter.extra_headers), letter.body, letter.alternatives[0][0]])


def test_a_reply_is_written_to_who_is_answered(cast, topic, letters):
    mine = PostFactory(topic=topic, author=cast.outsider, source="Could the **airline** help?")
    letters()
    PostFactory(topic=topic, author=cast.counsellor, source="Yes, ask for _assistance_.", reply_to=mine)
    letter = letters()["outsider"]
    assert letter.subject == "[Members Room] Re: Who meets people at the airport?"
    assert "Counsellor wrote:" in letter.body
    assert "Yes, ask for _assistance_." in letter.body
    assert "> Outsider: Could the airline help?" in letter.body
    assert f"/en/forums/topics/{topic.pk}/who-meets-people-at-the-airport/#post-3" in letter.body
    html, kind = letter.alternatives[0]
    assert kind == "text/html"
    assert "Yes, ask for <em>assistance</em>." in html
    assert Notice.objects.get(user=cast.outsider).mail == "sent"


def test_the_head_lets_programs_thread_filter_and_stop(cast, topic, letters):
    first = topic.posts.get()
    mine = PostFactory(topic=topic, author=cast.outsider)
    letters()
    PostFactory(topic=topic, author=cast.counsellor, reply_to=mine)
    head = letters()["outsider"].extra_headers
    parts = re.fullmatch(
        rf"<forums.post-{first.pk}-\w+@localhost> <forums.post-{mine.pk}-\w+@localhost>", head["References"]
    )
    assert parts
    assert head["In-Reply-To"] == head["References"].split()[1]
    assert head["List-Id"] == "<members-room.forums.127.0.0.1>"
    assert head["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert head["Auto-Submitted"] == "auto-generated"
    assert head["Precedence"] == "bulk"
    assert "Reply-To" not in head
    assert Letter.objects.get(user=cast.outsider).message_id == head["Message-ID"]


def test_what_a_later_letter_points_to_is_what_the_earlier_one_was_called(cast, topic, letters, follower):
    person = follower(topic, level="watching")
    answer = PostFactory(topic=topic, author=cast.counsellor)
    first = letters()[person.email.split("@")[0]].extra_headers["Message-ID"]
    PostFactory(topic=topic, author=cast.practitioner, reply_to=answer)
    assert letters()[person.email.split("@")[0]].extra_headers["In-Reply-To"] == first


def test_where_replies_are_taken_the_letter_says_so(cast, topic, letters, settings):
    PostFactory(topic=topic, author=cast.counsellor)
    first = letters()["member"]
    assert marker_line("en") not in first.body
    assert "Reply-To" not in first.extra_headers
    settings.INBOUND_DOMAIN = "in.waymark.example"
    PostFactory(topic=topic, author=cast.counsellor)
    letter = letters()["member"]
    assert letter.body.startswith(marker_line("en"))
    assert letter.extra_headers["Reply-To"] == reply_address(cast.member, topic)
    assert letter.extra_headers["Reply-To"].endswith("@in.waymark.example")


def lose_group(cast, topic, post):
    ForumGrant.objects.filter(forum=topic.forum, group__name=roles.MEMBERS).delete()


def hide(cast, topic, post):
    services.hide_post(actor=cast.moderator, post=post, reason="Names a person.")


def hide_topic(cast, topic, post):
    services.hide_topic(actor=cast.moderator, topic=topic, reason="Names a person.")


def move(cast, topic, post):
    services.move_topic(actor=cast.moderator, topic=topic, forum=closed_forum(), reason="It belongs there.")


def delete(cast, topic, post):
    post.delete()


def shut_out_writer(cast, topic, post):
    cast.counsellor.is_active = False
    cast.counsellor.save()


@pytest.mark.parametrize("lose", [lose_group, hide, move, delete, shut_out_writer])
@pytest.mark.parametrize("when", ["before telling", "before sending"])
def test_what_was_lost_meanwhile_is_told_nowhere(
    cast, client_of, topic, carry, mailoutbox, lose, when, follower
):
    person = follower(topic, level="watching")
    post = PostFactory(topic=topic, author=cast.counsellor, source="A telling word")
    if when == "before sending":
        carry()
    lose(cast, topic, post)
    carry()
    mailoutbox.clear()
    send_due()
    # The author of a hidden post is told that it was hidden; what it said is told to nobody.
    assert all(letter.to == [cast.counsellor.email] for letter in mailoutbox)
    assert not any("A telling word" in letter.body for letter in mailoutbox)
    assert set(Letter.objects.filter(user=person).values_list("state", flat=True)) <= {"dropped"}
    client = client_of(person)
    page = client.get("/en/notifications/").content.decode()
    assert topic.title not in page
    assert "Nothing to tell you yet" in page
    person.refresh_from_db()
    assert person.unread_notices == 0
    for notice in Notice.objects.filter(user=person):
        assert client.get(f"/en/notifications/{notice.pk}/").status_code == 404


def test_the_author_of_a_hidden_topic_gets_no_letters_of_it(cast, topic, carry, mailoutbox):
    PostFactory(topic=topic, author=cast.counsellor, source="A telling word")
    carry()
    hide_topic(cast, topic, None)
    mailoutbox.clear()
    send_due()
    assert mailoutbox == []


def test_a_sensitive_forum_tells_that_something_is_new_and_nothing_of_it(cast, letters):
    forum = closed_forum()
    other = UserFactory(groups=[roles.COUNSELLORS])
    topic = TopicFactory(
        forum=forum, author=other, title="Quillonaria handover", source="About quillonaria and brontavelle"
    )
    asked = topic.posts.get()
    letters()
    PostFactory(topic=topic, author=cast.counsellor, reply_to=asked, source="Brontavelle it is.")
    (letter,) = letters().values()
    words = everything_in(letter)
    assert letter.subject == "News in Counsellors Table"
    for secret in (
        "quillonaria",
        "brontavelle",
        "Counsellor wrote",
        "handover",
        cast.counsellor.get_full_name() + " ",
    ):
        assert secret.lower() not in words.lower().replace("counsellors table", ""), secret
    assert f"/en/forums/topics/{topic.pk}/?post=2" in letter.body
    save_preference(user=other, pace="daily")
    PostFactory(topic=topic, author=cast.counsellor, source="Brontavelle again.")
    (letter,) = letters(timezone.now() + timedelta(days=2)).values()
    assert "quillonaria" not in everything_in(letter).lower()
    assert "brontavelle" not in everything_in(letter).lower()
    assert "News in this forum" in letter.body


def test_the_short_address_leads_a_member_on_to_the_post(cast, client_of, topic):
    PostFactory(topic=topic)
    there = client_of(cast.outsider).get(f"/en/forums/topics/{topic.pk}/?post=2")["Location"]
    assert there.endswith("/who-meets-people-at-the-airport/#post-2")


@pytest.mark.parametrize(
    ("language", "words"), [("en", "wrote:"), ("fr", 'lang="fr"'), ("es", 'lang="es"'), ("ar", 'dir="rtl"')]
)
def test_letters_are_in_the_language_of_their_reader(cast, topic, letters, language, words):
    cast.member.profile.site_language = language
    cast.member.profile.save()
    PostFactory(topic=topic, author=cast.counsellor, source="Sans doute")
    letter = letters()["member"]
    assert words in everything_in(letter)
    assert f"/{language}/forums/topics/{topic.pk}/" in letter.body
    assert f"/{language}/notifications/settings/" in letter.body
    save_preference(user=cast.member, pace="daily")
    PostFactory(topic=topic, author=cast.counsellor, source="Encore")
    assert (
        f"/{language}/forums/topics/{topic.pk}/" in letters(timezone.now() + timedelta(days=2))["member"].body
    )


def test_no_letters_for_who_wants_none_but_the_list_goes_on(cast, topic, letters):
    stop_letters(user=cast.member)
    PostFactory(topic=topic, author=cast.counsellor)
    assert letters() == {}
    assert Notice.objects.get(user=cast.member).mail == ""


def test_a_pace_for_the_forum_comes_before_that_for_a_corridor_and_that_before_the_general(
    cast, topic, letters, follower
):
    from tests.factories.taxonomy import CountryFactory

    CountryFactory(code="DE")
    CountryFactory(code="NG")
    services.posting.set_countries(topic, [("DE", "host"), ("NG", "origin")])
    person = follower(topic, level="watching")
    name = person.email.split("@")[0]
    save_preference(user=person, pace="none")
    PostFactory(topic=topic, author=cast.counsellor)
    assert name not in letters()
    change_pace_of(user=person, place="corridor:DE-NG", pace="immediate")
    PostFactory(topic=topic, author=cast.counsellor)
    assert name in letters()
    change_pace_of(user=person, place=f"forums.forum:{topic.forum_id}", pace="none")
    PostFactory(topic=topic, author=cast.counsellor)
    assert name not in letters()


def test_members_of_no_group_are_not_told_of_a_closed_forum(cast, carry):
    forum = closed_forum()
    services.follow_forum(user=cast.outsider, forum=forum, level="watching")
    TopicFactory(forum=forum, author=cast.counsellor, source=f"Ask @{cast.outsider.profile.handle}")
    assert "outsider" not in carry()
    cast.outsider.groups.add(Group.objects.get(name=roles.COUNSELLORS))
    TopicFactory(forum=forum, author=cast.counsellor)
    assert carry()["outsider"] == ["topic"]
