"""Letters that wait: a server that is down, a worker that dies, a fault in one of them, a reader who wants none."""

from datetime import timedelta
from smtplib import SMTPRecipientsRefused

import pytest
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import call_command
from django.utils import timezone

from forums import services
from notifications.letters.sending import MOST_TRIES, send_due
from notifications.models import Event, Letter, Notice
from notifications.services import save_preference, stop_letters
from tests.factories.forums import PostFactory

pytestmark = pytest.mark.django_db


class Down(EmailBackend):
    def open(self):
        raise ConnectionRefusedError("nobody there")


class Picky(EmailBackend):
    def send_messages(self, messages):
        raise SMTPRecipientsRefused({"x": (550, b"no such box")})


class Breaks(EmailBackend):
    def send_messages(self, messages):
        raise TimeoutError("the line broke")


def backend(settings, kind):
    settings.EMAIL_BACKEND = (
        f"{__name__}.{kind.__name__}" if kind else "django.core.mail.backends.locmem.EmailBackend"
    )


@pytest.mark.parametrize("kind", [Down, Breaks])
def test_a_mail_server_that_is_down_only_makes_the_queue_grow(
    cast, client_of, topic, carry, settings, monkeypatch, mailoutbox, kind
):
    monkeypatch.setattr("django.core.mail.get_connection", lambda *args, **more: kind())
    monkeypatch.setattr("notifications.letters.sending.get_connection", lambda: kind())
    for number in range(3):
        PostFactory(topic=topic, author=cast.counsellor, source=f"Part {number}")
        carry()
        assert send_due() == 0
    assert set(Letter.objects.values_list("state", "tries")) == {("waiting", 0)}
    assert Letter.objects.filter(user=cast.member).count() == 3
    assert client_of(cast.member).get(topic.get_absolute_url()).status_code == 200
    monkeypatch.setattr("notifications.letters.sending.get_connection", EmailBackend)
    assert send_due() == 3
    assert send_due() == 0


def test_a_refused_letter_is_tried_again_with_growing_pauses_and_given_up_at_last(
    cast, topic, carry, monkeypatch
):
    monkeypatch.setattr("notifications.letters.sending.get_connection", Picky)
    PostFactory(topic=topic, author=cast.counsellor)
    carry()
    now, pauses = timezone.now(), []
    for _ in range(MOST_TRIES):
        assert send_due(now=now) == 0
        letter = Letter.objects.get()
        pauses.append(letter.due_at - now)
        now = letter.due_at
    assert pauses == sorted(pauses)
    assert pauses[0] == timedelta(minutes=2)
    assert (letter.state, letter.tries) == ("failed", MOST_TRIES)
    assert "SMTPRecipientsRefused" in letter.last_error


def test_a_worker_that_dies_while_it_sends_doubles_nothing(cast, topic, carry, monkeypatch, mailoutbox):
    class Dies(EmailBackend):
        def send_messages(self, messages):
            raise KeyboardInterrupt

    PostFactory(topic=topic, author=cast.counsellor)
    carry()
    monkeypatch.setattr("notifications.letters.sending.get_connection", Dies)
    with pytest.raises(KeyboardInterrupt):
        send_due()
    monkeypatch.setattr("notifications.letters.sending.get_connection", EmailBackend)
    assert send_due() == 0


def test_a_letter_that_another_worker_took_is_not_sent_again(cast, topic, carry, monkeypatch, mailoutbox):
    from notifications.letters import sending

    PostFactory(topic=topic, author=cast.counsellor)
    carry()
    taken = sending._take
    monkeypatch.setattr(sending, "_take", lambda ids, now: taken(ids, now) and taken(ids, now))
    assert send_due() == 0
    assert mailoutbox == []


def test_what_a_task_left_behind_is_carried_by_the_round(cast, topic, mailoutbox):
    PostFactory(topic=topic, author=cast.counsellor)
    call_command("notification_letters", verbosity=0)
    assert mailoutbox == []
    Event.objects.update(created_at=timezone.now() - timedelta(minutes=5))
    call_command("notification_letters", verbosity=0)
    assert [letter.to for letter in mailoutbox] == [["member@waymark.example"]]


def test_who_muted_a_topic_gets_none_of_its_letters_that_wait(cast, topic, carry):
    PostFactory(topic=topic, author=cast.counsellor)
    carry()
    services.follow(user=cast.member, topic=topic, level="muted")
    assert send_due() == 0


def test_letters_to_who_left_or_was_shut_out_are_dropped(cast, topic, carry, mailoutbox):
    PostFactory(topic=topic, author=cast.counsellor)
    carry()
    cast.member.is_active = False
    cast.member.save()
    assert send_due() == 0
    assert Letter.objects.get().state == "dropped"


def broken_for(monkeypatch, about):
    """The kind of these notices cannot write about one post."""
    from notifications.letters import composing

    whole = composing.content_of

    def content_of(letter, user):
        if letter.about == about:
            raise RuntimeError("no words for it")
        return whole(letter, user)

    monkeypatch.setattr(composing, "content_of", content_of)


@pytest.mark.parametrize("pace", ["immediate", "daily"])
def test_a_letter_that_cannot_be_written_keeps_no_other_back(
    pace, cast, topic, carry, monkeypatch, mailoutbox
):
    save_preference(user=cast.member, pace=pace)
    broken, sound = (PostFactory(topic=topic, author=cast.counsellor) for _ in range(2))
    carry()
    broken_for(monkeypatch, f"forums.post:{broken.pk}")
    assert send_due(now=timezone.now() + timedelta(days=2)) == 1
    states = dict(Letter.objects.filter(user=cast.member).values_list("about", "state"))
    assert states == {f"forums.post:{broken.pk}": "waiting", f"forums.post:{sound.pk}": "sent"}
    assert Letter.objects.get(about=f"forums.post:{broken.pk}").last_error == "RuntimeError: no words for it"


def test_an_event_that_fails_keeps_no_other_back(cast, topic, monkeypatch, mailoutbox):
    from notifications.services import fanning

    PostFactory(topic=topic, author=cast.counsellor)
    failing = Event.objects.create(occasion="forums.post", about="forums.post:0", once="x")
    Event.objects.filter(done_at=None).update(created_at=timezone.now() - timedelta(minutes=5))
    find = fanning._audience

    def audience(event):
        if event.pk == failing.pk:
            raise RuntimeError("nobody")
        return find(event)

    monkeypatch.setattr(fanning, "_audience", audience)
    call_command("notification_letters")
    assert [letter.to for letter in mailoutbox] == [[cast.member.email]]
    Event.objects.update(created_at=timezone.now() - timedelta(days=15))
    call_command("notifications_tidy")
    assert not Event.objects.exists()


def test_who_stops_letters_gets_none_that_was_refused_before(cast, topic, carry):
    PostFactory(topic=topic, author=cast.counsellor)
    carry()
    Letter.objects.update(tries=3)
    stop_letters(user=cast.member)
    assert Letter.objects.get(user=cast.member).state == "dropped"
    assert Notice.objects.get(user=cast.member).mail == "dropped"


def test_a_new_pace_keeps_the_pause_of_a_refused_letter(cast, topic, carry, django_assert_max_num_queries):
    for _ in range(4):
        PostFactory(topic=topic, author=cast.counsellor)
    carry()
    pause = timezone.now() + timedelta(hours=5)
    Letter.objects.update(tries=3, due_at=pause)
    with django_assert_max_num_queries(12):
        save_preference(user=cast.member, pace="weekly")
    assert set(Letter.objects.filter(user=cast.member).values_list("pace", "due_at")) == {("weekly", pause)}


def test_a_line_whose_letter_went_out_says_so_when_the_thing_is_told_again(cast, topic, letters):
    PostFactory(topic=topic, author=cast.counsellor)
    letters()
    again = PostFactory(topic=topic, author=cast.counsellor)
    letters()
    assert Notice.objects.get(user=cast.member).mail == "sent"
    event = Event.objects.get(about=f"forums.post:{again.pk}")
    Event.objects.filter(pk=event.pk).update(done_at=None)
    letters()
    assert Notice.objects.get(user=cast.member).mail == "sent"
