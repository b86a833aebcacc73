"""Held letters: who sees them, and what becomes of them."""

import pytest

from forums import services as forum_services
from forums.addresses import reply_address
from forums.errors import RefusedError
from forums.models import Draft, Forum, Post
from mailroom import access, services
from mailroom.models import IncomingMail
from tests.factories.forums import PostFactory, TopicFactory, closed_forum, members_forum, public_forum

pytestmark = pytest.mark.django_db
LIST = "/en/mail/held/"
State = IncomingMail.State


@pytest.fixture
def held(cast, write):
    """Somebody writes in the member's name from elsewhere."""
    topic = TopicFactory(forum=members_forum(), author=cast.practitioner, title="Where does the bus leave?")
    raw = write(
        "thief@elsewhere.example",
        reply_address(cast.member, topic),
        "From **platform** six.",
        subject="Re: Bus",
    )
    return services.receive(raw)


def test_it_works(cast, client_of, held, mailoutbox):
    client = client_of(cast.moderator)
    assert "Re: Bus" in client.get(LIST).content.decode()
    page = client.get(held.get_absolute_url())
    text = page.content.decode()
    assert "From **platform** six." in text
    assert "th…@elsewhere.example" in text
    assert "thief@" not in text
    assert "no-store" in page["Cache-Control"]
    done = client.post(held.get_absolute_url(), {"outcome": "release", "reason": "It is her other address."})
    assert done["Location"] == LIST
    held.refresh_from_db()
    assert (held.state, held.decided_by, held.raw) == (State.TAKEN, cast.moderator, None)
    assert Post.objects.get(author=cast.member).source == "From **platform** six."
    assert mailoutbox[-1].to == [cast.member.email]
    assert client.get(held.get_absolute_url()).status_code == 404


def test_discarding(cast, client_of, held, mailoutbox):
    client = client_of(cast.moderator)
    nothing = client.post(held.get_absolute_url(), {"outcome": "discard", "reason": ""})
    assert nothing.status_code == 422
    client.post(held.get_absolute_url(), {"outcome": "discard", "reason": "Nobody knows this sender."})
    held.refresh_from_db()
    assert (held.state, held.reason, held.raw) == (State.REFUSED, "discarded", None)
    assert "Nobody knows this sender." in mailoutbox[-1].body
    # The words may be a stranger's: they are put into nobody's drafts and into no letter.
    assert not Draft.objects.exists()
    assert "platform" not in mailoutbox[-1].body
    assert Post.objects.count() == 1


@pytest.mark.parametrize(
    "role", ["member", "practitioner", "counsellor", "editor", "focal_point", "outsider"]
)
def test_it_is_not_there_for_others(cast, client_of, held, role):
    client = client_of(getattr(cast, role))
    assert client.get(LIST).status_code == 404
    assert client.get(held.get_absolute_url()).status_code == 404
    assert client.post(held.get_absolute_url(), {"outcome": "release", "reason": "Me."}).status_code == 404


def test_visitors_sign_in(client, held):
    assert "/account/login/" in client.get(LIST)["Location"]


def test_predicate_and_rows_agree(cast, write, held):
    closed = TopicFactory(forum=closed_forum(), author=cast.counsellor)
    services.receive(write("thief@elsewhere.example", reply_address(cast.counsellor, closed), "Secret."))
    for _name, user in cast:
        rows = set(IncomingMail.objects.visible_to(user).values_list("pk", flat=True))
        assert rows == {row.pk for row in IncomingMail.objects.all() if access.may_judge(user, row)}


def test_the_desk_of_the_forum_says_how_many(cast, client_of, held):
    page = client_of(cast.moderator).get("/en/forums/desk/").content.decode()
    assert LIST in page
    assert "(1)" in page


def test_two_moderators_at_once(cast, client_of, held):
    services.release(actor=cast.moderator, letter=held, reason="Yes.")
    with pytest.raises(services.AlreadyDecidedError):
        services.discard(actor=cast.moderator, letter=held, reason="No.")
    assert Post.objects.filter(author=cast.member).count() == 1


def test_only_who_may_judge_decides(cast, held):
    with pytest.raises(ValueError, match="may judge"):
        services.release(actor=cast.outsider, letter=held, reason="Yes.")


def test_the_topic_was_closed_meanwhile(cast, held, mailoutbox):
    forum_services.lock(actor=cast.moderator, topic=Post.objects.get().topic, reason="Done.")
    row = services.release(actor=cast.moderator, letter=held, reason="Yes.")
    assert (row.state, row.reason) == (State.REFUSED, "closed")
    assert Draft.objects.get(user=cast.member).source == "From **platform** six."


class FoundSomethingError(RefusedError):
    findings = ("a name",)


def test_what_the_forum_itself_refuses_stays_held(cast, client_of, held, monkeypatch):
    def refuse(**fields):
        raise FoundSomethingError

    monkeypatch.setattr("forums.by_mail.services.reply", refuse)
    answer = client_of(cast.moderator).post(held.get_absolute_url(), {"outcome": "release", "reason": "Yes."})
    assert answer.status_code == 422
    held.refresh_from_db()
    assert held.state == State.HELD
    assert bytes(held.raw)


def test_the_list_costs_the_same_however_long(cast, client_of, write, held, django_assert_max_num_queries):
    topic = Post.objects.get().topic
    for number in range(12):
        services.receive(
            write(f"thief{number}@elsewhere.example", reply_address(cast.member, topic), f"{number}")
        )
    client = client_of(cast.moderator)
    client.get(LIST)
    with django_assert_max_num_queries(12):
        assert client.get(LIST).content.decode().count("Re: A question") == 12


def test_a_pseudonym_is_not_lost_on_the_desk(cast, client_of, write):
    topic = TopicFactory(forum=public_forum(pseudonyms=True), author=cast.practitioner)
    masked = PostFactory(topic=topic, author=cast.member, masked=True)
    raw = write("thief@elsewhere.example", reply_address(cast.member, topic), "Held words.", subject="Re: it")
    row = services.receive(raw)
    client = client_of(cast.moderator)
    for address in (LIST, row.get_absolute_url()):
        page = client.get(address).text
        assert "under a pseudonym" in page
        assert cast.member.profile.public_name + "</bdi>" not in page
        assert "elsewhere.example" not in page
    client.post(row.get_absolute_url(), {"outcome": "release", "reason": "It fits."})
    assert Post.objects.get(source="Held words.").mask == masked.mask


def test_a_forum_that_takes_pseudonyms_no_more_takes_no_letter_by_name(cast, write):
    topic = TopicFactory(forum=public_forum(pseudonyms=True), author=cast.practitioner)
    PostFactory(topic=topic, author=cast.member, masked=True)
    Forum.objects.update(pseudonyms=False)
    row = services.receive(write(cast.member.email, reply_address(cast.member, topic), "By whom?"))
    assert (row.state, row.reason) == (State.REFUSED, "not-accepted")
    assert not Post.objects.filter(source="By whom?").exists()
    assert Draft.objects.get(user=cast.member).source == "By whom?"
