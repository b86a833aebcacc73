"""Programs are never answered, and no loop goes on."""

import pytest

from forums.addresses import post_letter_id, reply_address
from forums.models import Post
from mailroom import services
from mailroom.guards import automatic
from mailroom.models import IncomingMail
from tests.factories.forums import PostFactory
from tests.mailroom.writing import written

pytestmark = pytest.mark.django_db
MEMBER = "member@waymark.example"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("Auto-Submitted", "auto-replied"),
        ("Auto-Submitted", "auto-generated (vacation)"),
        ("Precedence", "bulk"),
        ("Precedence", "auto_reply"),
        ("X-Auto-Response-Suppress", "All"),
        ("X-Autoreply", "yes"),
        ("X-Autorespond", "yes"),
        ("List-Id", "<news.elsewhere.example>"),
        ("List-Id", "<forum.in.waymark.example>"),
        ("Return-Path", "<>"),
        ("X-Failed-Recipients", "a@b.example"),
    ],
)
def test_headers_of_programs(open_door, plain_message, name, value):
    assert automatic(plain_message) is None
    plain_message[name] = value
    assert automatic(plain_message)


@pytest.mark.parametrize(
    "subject",
    [
        "Out of office: Re: A question",
        "Automatic reply: A question",
        "Re: Automatic reply: A question",
        "Réponse automatique : Une question",
        "Respuesta automática: Una pregunta",
        "Resposta automática: Uma pergunta",
        "Automatische Antwort: Eine Frage",
        "Abwesenheitsnotiz",
        "Autosvar: En fråga",
        "Автоматический ответ: вопрос",
        "رد تلقائي: سؤال",
        "Undelivered Mail Returned to Sender",
    ],
)
def test_subjects_of_programs(open_door, plain_message, subject):
    plain_message["Subject"] = subject
    assert automatic(plain_message) == "automatic"


@pytest.mark.parametrize(
    "subject", ["Re: A question", "Who answers out of office hours?", "Leave to remain: who knows?", ""]
)
def test_people_are_no_programs(open_door, plain_message, subject):
    plain_message["Subject"] = subject
    plain_message["Auto-Submitted"] = "no"
    plain_message["Return-Path"] = "<member@waymark.example>"
    assert automatic(plain_message) is None


@pytest.mark.parametrize(
    "sender", ["mailer-daemon@a.example", "no-reply@a.example", "Postmaster <postmaster@a.example>"]
)
def test_robots_by_name(open_door, plain_message, sender):
    plain_message.replace_header("From", sender)
    assert automatic(plain_message) == "automatic"


def test_our_own_letters(open_door, plain_message, settings):
    settings.DEFAULT_FROM_EMAIL = "Waymark <site@waymark.example>"
    plain_message.replace_header("From", "site@waymark.example")
    assert automatic(plain_message) == "own-letter"
    plain_message.replace_header("From", MEMBER)
    plain_message.replace_header("Message-ID", "<x@in.waymark.example>")
    assert automatic(plain_message) == "own-letter"


def test_ignored_letters_leave_a_trace_and_no_answer(cast, topic, write, mailoutbox):
    raw = write(
        MEMBER, reply_address(cast.member, topic), "I am away.", headers={"Auto-Submitted": "auto-replied"}
    )
    row = services.receive(raw)
    assert (row.state, row.reason) == ("ignored", "automatic")
    nobody = services.receive(write(MEMBER, "nobody+abc@in.waymark.example", "Hello?"))
    assert (nobody.state, nobody.reason) == ("ignored", "unknown-address")
    assert mailoutbox == []


def test_a_flood_is_cut_off(cast, topic, write, mailoutbox, monkeypatch):
    monkeypatch.setattr("forums.limits.POSTS", 1000)
    address = reply_address(cast.member, topic)
    rows = [services.receive(write(MEMBER, address, f"Number {number}.")) for number in range(25)]
    assert [row.state for row in rows] == ["taken"] * 20 + ["ignored"] * 5
    assert rows[-1].reason == "flood"
    assert (
        services.receive(
            write("counsellor@waymark.example", reply_address(cast.counsellor, topic), "Me.")
        ).state
        == "taken"
    )


def test_a_forger_uses_up_nobodys_number(cast, topic, write):
    from tests.mailroom.writing import FAILED

    address = reply_address(cast.member, topic)
    for number in range(25):
        services.receive(write(MEMBER, address, f"{number}", headers={"Authentication-Results": FAILED}))
    assert services.receive(write(MEMBER, address, "It is really me.")).state == "taken"


def test_the_same_words_again_are_ignored(cast, topic, write):
    address = reply_address(cast.member, topic)
    assert services.receive(write(MEMBER, address, "I am on leave.")).state == "taken"
    again = services.receive(write(MEMBER, address, "I am  on leave.\n\n-- \nMe"))
    assert (again.state, again.reason) == ("ignored", "repeat")


class Responder:
    """Answers every letter it gets at once, without a word that it is a program."""

    def __init__(self, user, changing):
        self.user, self.changing, self.sent = user, changing, 0

    def answer(self, to, letter_id):
        self.sent += 1
        number = f" ({self.sent})" if self.changing else ""
        return written(
            self.user.email,
            to,
            f"I am away until Monday{number}.",
            message_id=f"<{self.user.pk}.{self.sent}@office.example>",
            headers={"In-Reply-To": letter_id},
        )


@pytest.mark.parametrize("changing", [False, True])
def test_two_responders_fall_silent(cast, topic, open_door, mailoutbox, monkeypatch, changing):
    """Each post goes to the other one by mail with an address for answers, and each letter is answered."""
    monkeypatch.setattr("forums.limits.POSTS", 10_000)
    first, second = (Responder(user, changing) for user in (cast.member, cast.counsellor))
    first.other, second.other = second, first
    question = PostFactory(topic=topic, author=cast.practitioner)
    on_the_way = [(first, question), (second, question)]
    letters = 0
    while on_the_way:
        letters += 1
        assert letters < 200, "a loop"
        receiver, post = on_the_way.pop(0)
        row = services.receive(
            receiver.answer(reply_address(receiver.user, topic), post_letter_id(receiver.user, post))
        )
        if row.state == "taken":
            on_the_way.append((receiver.other, Post.objects.get(pk=row.result.partition(":")[2])))
        # What the site answers goes to both as well; they answer its sender, which takes no letters.
        for _answer in mailoutbox:
            assert services.receive(receiver.answer("waymark@localhost", "<x@y>")).state == "ignored"
        mailoutbox.clear()
    posts = Post.objects.filter(topic=topic, author__in=[cast.member, cast.counsellor]).count()
    assert posts == (40 if changing else 2)
    assert IncomingMail.objects.filter(state="held").count() == 0
