"""Against real servers: letters that are sent, wait, are fetched, stored and answered."""

import smtplib

import pytest
from django.core.management import CommandError, call_command

from forums import services as forum_services
from forums.addresses import reply_address, start_address
from forums.models import Post, Topic
from mailroom import fetching, services
from mailroom.models import IncomingMail
from tests.factories.forums import public_forum
from tests.mailroom.servers import exchange, mailbox

pytestmark = [pytest.mark.django_db, pytest.mark.mail]
MEMBER = "member@waymark.example"
LARGEST = 1_000_000


@pytest.fixture
def box():
    with mailbox() as opened:
        yield opened


def fetch(box):
    return fetching.fetch(box.place, largest=LARGEST).states


def test_sent_fetched_stored_and_answered(cast, topic, write, box, settings):
    """The whole way over SMTP and IMAP, there and back."""
    settings.INBOUND_IMAP, settings.EMAIL_BACKEND = box.place, "django.core.mail.backends.smtp.EmailBackend"
    with exchange("in.waymark.example", box) as (handler, port):
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
        address = reply_address(cast.member, topic)
        raw = write(MEMBER, address, "Grüße aus Accra.\n\n-- \nM", files=[("form.pdf", b"%PDF")])
        with smtplib.SMTP("127.0.0.1", port) as sender:
            sender.sendmail(MEMBER, [address], raw)
        call_command("mail_fetch", patient=True)
        assert Post.objects.get(author=cast.member).source == "Grüße aus Accra."
        ((recipients, answer),) = handler.out
    assert recipients == [MEMBER]
    assert b"Auto-Submitted: auto-replied" in answer
    assert box.number("SEEN") == 1
    assert box.number("UNSEEN") == 0


def test_each_letter_once(cast, topic, write, box):
    raw = write(MEMBER, reply_address(cast.member, topic), "Once.")
    box.append(raw)
    box.append(raw)
    assert fetch(box) == {"taken": 2}
    assert fetch(box) == {}
    assert Post.objects.filter(author=cast.member).count() == 1


def test_died_before_the_letter_was_marked(cast, topic, write, box, monkeypatch, mailoutbox):
    box.append(write(MEMBER, reply_address(cast.member, topic), "Once.", files=[("a.pdf", b"x")]))

    def die(*args):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(fetching, "_put_away", die)
        with pytest.raises(KeyboardInterrupt):
            fetch(box)
    assert box.number("UNSEEN") == 1
    assert fetch(box) == {"taken": 1}
    assert Post.objects.filter(author=cast.member).count() == 1
    assert len(mailoutbox) == 1


def test_a_letter_that_fails_stays_and_the_next_is_taken(cast, topic, write, box, monkeypatch):
    box.append(write(MEMBER, reply_address(cast.member, topic), "Breaks."))
    box.append(write(MEMBER, reply_address(cast.member, topic), "Works."))
    reply = forum_services.reply

    def break_one(**fields):
        if fields["source"] == "Breaks.":
            raise RuntimeError
        return reply(**fields)

    monkeypatch.setattr("forums.by_mail.services.reply", break_one)
    assert fetch(box) == {"waiting": 1, "taken": 1}
    assert box.number("UNSEEN") == 1
    monkeypatch.undo()


def test_folders_keep_them_apart(cast, topic, write, box):
    box.make("Taken", "Held", "Refused")
    try:
        before = {name: box.number(folder=name) for name in ("Taken", "Held", "Refused")}
        address = reply_address(cast.member, topic)
        box.append(write(MEMBER, address, "Taken."))
        box.append(write("thief@elsewhere.example", address, "Held."))
        box.append(write(MEMBER, address, ""))
        assert fetch(box) == {"taken": 1, "held": 1, "refused": 1}
        assert {name: box.number(folder=name) - before[name] for name in before} == dict.fromkeys(before, 1)
        assert box.number() == 0
    finally:
        box.remove("Taken", "Held", "Refused")


def test_a_letter_that_is_too_large_is_not_read_whole(cast, topic, write, box, settings, mailoutbox):
    settings.INBOUND_LARGEST_BYTES = 10_000
    box.append(write(MEMBER, reply_address(cast.member, topic), "Big.", files=[("big.pdf", b"x" * 50_000)]))
    with fetching.opened(box.place) as opened:
        (uid,) = opened.uids()
        assert len(fetching._bytes_of(opened, uid, 10_000)) == 10_001
    assert fetching.fetch(box.place, largest=10_000).states == {"refused": 1}
    assert "too large" in mailoutbox[0].body


def test_a_topic_from_a_windows_program(cast, open_door, box):
    raw = (
        f"From: {MEMBER}\r\nTo: {start_address(cast.member, public_forum())}\r\nSubject: =?koi8-r?B?98/Q0s/T?= from the port\r\n"
        "Message-ID: <w@office.example>\r\nContent-Type: text/plain; charset=windows-1251\r\n"
        "Content-Transfer-Encoding: 8bit\r\n\r\n"
    ).encode() + "Кто знает форму?\r\n".encode("windows-1251")
    box.append(raw)
    assert fetch(box) == {"taken": 1}
    assert Topic.objects.get().title == "Вопрос from the port"
    assert Post.objects.get().source == "Кто знает форму?"


def test_through_both_doors_at_once(cast, topic, write, box):
    """Fetched from the mailbox and handed over by a service."""
    raw = write(MEMBER, reply_address(cast.member, topic), "Once.")
    box.append(raw)
    services.receive(raw)
    assert fetch(box) == {"taken": 1}
    assert Post.objects.filter(author=cast.member).count() == 1
    assert IncomingMail.objects.count() == 1


def test_a_wrong_password(box, open_door, settings):
    settings.INBOUND_IMAP = {**box.place, "password": "wrong"}
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("mail_fetch")
