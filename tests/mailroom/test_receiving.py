"""From the bytes of a letter to a post, a hold or a refusal with its reason."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.utils import timezone

from forums import services as forum_services
from forums.addresses import forum_address, post_letter_id, reply_address, start_address
from forums.errors import RefusedError
from forums.models import Draft, Post, Topic, TopicMember
from mailroom import registry, services
from mailroom.models import IncomingMail
from tests.factories.forums import PostFactory, TopicFactory, closed_forum, public_forum
from tests.mailroom.writing import FAILED, PASSED

pytestmark = pytest.mark.django_db
State = IncomingMail.State
MEMBER = "member@waymark.example"


def test_it_works(cast, topic, write, mailoutbox):
    row = services.receive(
        write(MEMBER, reply_address(cast.member, topic), "We ask **twice**.\n\n-- \nMember")
    )
    post = Post.objects.get(topic=topic, position=2)
    assert (post.author, post.source) == (cast.member, "We ask **twice**.")
    assert (row.state, row.result, row.user) == (State.TAKEN, f"forums.post:{post.pk}", cast.member)
    assert row.raw is None
    assert MEMBER not in str(row.__dict__)
    assert mailoutbox == []


def test_the_same_letter_twice_is_one_post(cast, topic, write, mailoutbox):
    raw = write(MEMBER, reply_address(cast.member, topic), "Once.", files=[("a.pdf", b"x")])
    assert services.receive(raw).pk == services.receive(raw).pk
    assert Post.objects.filter(topic=topic, author=cast.member).count() == 1
    assert len(mailoutbox) == 1


def test_a_reply_knows_what_it_answers(cast, topic, write):
    post = PostFactory(
        topic=topic, author=cast.counsellor, source="Nobody may be asked for more than two papers."
    )
    text = "I disagree.\n\nNobody may be asked for more than two papers.\n"
    headers = {"In-Reply-To": post_letter_id(cast.member, post)}
    services.receive(write(MEMBER, reply_address(cast.member, topic), text, headers=headers))
    answer = Post.objects.get(author=cast.member)
    assert (answer.source, answer.reply_to) == ("I disagree.", post)


def test_a_topic_by_mail(cast, write, mailoutbox):
    forum = public_forum()
    row = services.receive(
        write(
            MEMBER,
            start_address(cast.member, forum),
            "Who knows the form?",
            subject="Fwd: Re: Form for Accra?",
        )
    )
    made = Topic.objects.get()
    assert (made.title, made.author, made.forum) == ("Form for Accra?", cast.member, forum)
    assert row.result == f"forums.topic:{made.pk}"
    assert made.get_absolute_url() in mailoutbox[0].body
    assert mailoutbox[0].extra_headers["Auto-Submitted"] == "auto-replied"


def test_a_public_address_needs_a_proven_sender(cast, write):
    address = forum_address(public_forum())
    passed = write(
        MEMBER, address, "Proven.", subject="A proven question", headers={"Authentication-Results": PASSED}
    )
    assert services.receive(passed).state == State.TAKEN
    unproven = services.receive(write(MEMBER, address, "Unproven.", subject="An unproven question"))
    assert (unproven.state, unproven.reason) == (State.HELD, "unproven")
    stranger = write(
        "x@y.example", address, "Hi", subject="A strange question", headers={"Authentication-Results": PASSED}
    )
    assert services.receive(stranger).state == State.IGNORED


def test_only_the_trusted_server_is_believed(cast, write):
    address = forum_address(public_forum())
    forged = {"Authentication-Results": PASSED.replace("mx.waymark", "mx.elsewhere")}
    assert (
        services.receive(write(MEMBER, address, "Hm.", subject="A question of mine", headers=forged)).state
        == State.HELD
    )


@pytest.mark.parametrize(
    "chosen",
    ["dmarc=pass@evil.example", '"; dmarc=pass"@evil.example', "x@evil.example (a; dmarc=pass (b))"],
)
def test_an_address_is_no_result(chosen, cast, write):
    """What the sender chose stands in the same line as what the server found."""
    forged = f"mx.waymark.example; spf=pass smtp.mailfrom={chosen}; dmarc=fail header.from=waymark.example"
    address = forum_address(public_forum())
    headers = {"Authentication-Results": forged}
    row = services.receive(write(MEMBER, address, "Hm.", subject="A question of mine", headers=headers))
    assert (row.state, row.reason) == (State.HELD, "unproven")


def test_another_sender_is_held_and_the_person_told(cast, topic, write, mailoutbox):
    row = services.receive(write("thief@elsewhere.example", reply_address(cast.member, topic), "Post this."))
    assert (row.state, row.reason) == (State.HELD, "other-sender")
    assert Post.objects.count() == 1
    assert [letter.to for letter in mailoutbox] == [[MEMBER]]
    assert not Draft.objects.exists()
    assert bytes(row.raw)


def test_a_second_confirmed_address_will_do(cast, topic, write):
    EmailAddress.objects.create(user=cast.member, email="Work@Office.example", verified=True)
    EmailAddress.objects.create(user=cast.member, email="new@office.example", verified=False)
    address = reply_address(cast.member, topic)
    assert services.receive(write("work@office.EXAMPLE", address, "From work.")).state == State.TAKEN
    assert services.receive(write("new@office.example", address, "Not yet.")).state == State.HELD


def test_a_forgery_is_held(cast, topic, write):
    headers = {"Authentication-Results": FAILED}
    row = services.receive(write(MEMBER, reply_address(cast.member, topic), "Forged.", headers=headers))
    assert (row.state, row.reason) == (State.HELD, "unproven")


def refused(row, mailoutbox, reason):
    assert (row.state, row.reason) == (State.REFUSED, reason)
    assert [letter.to for letter in mailoutbox] == [[MEMBER]]
    assert str(row.get_reason_display()) in mailoutbox[0].body
    return mailoutbox[0].body


def test_an_expired_address(cast, topic, write, mailoutbox, monkeypatch):
    address = reply_address(cast.member, topic)
    later = timezone.now() + timezone.timedelta(days=91)
    monkeypatch.setattr("mailroom.tokens.timezone.now", lambda: later)
    body = refused(services.receive(write(MEMBER, address, "Late.")), mailoutbox, "expired")
    assert Draft.objects.get().source == "Late."
    assert "/en/forums/drafts/" in body


def test_a_closed_topic(cast, topic, write, mailoutbox):
    forum_services.lock(actor=cast.moderator, topic=topic, reason="Done.")
    refused(services.receive(write(MEMBER, reply_address(cast.member, topic), "More.")), mailoutbox, "closed")
    assert Draft.objects.get(user=cast.member, topic=topic).source == "More."


def test_a_draft_on_the_site_stays(cast, topic, write, mailoutbox):
    forum_services.save_draft(user=cast.member, topic=topic, source="Begun here.")
    forum_services.lock(actor=cast.moderator, topic=topic, reason="Done.")
    services.receive(write(MEMBER, reply_address(cast.member, topic), "Sent by mail."))
    assert Draft.objects.get().source == "Begun here.\n\nSent by mail."


def test_what_one_may_not_read_looks_like_what_is_not_there(cast, write, mailoutbox):
    secret = TopicFactory(forum=closed_forum(), author=cast.counsellor, title="A secret named quillon")
    services.receive(write(MEMBER, reply_address(cast.member, secret), "Let me in."))
    gone = TopicFactory(forum=public_forum(), author=cast.counsellor)
    address = reply_address(cast.member, gone)
    gone.delete()
    services.receive(write(MEMBER, address, "Let me in, too."))
    first, second = (letter.body for letter in mailoutbox)
    assert "quillon" not in first
    reason = "The place you wrote to is not open to you."
    assert reason in first
    assert reason in second
    # Nothing could keep the second text, so it comes back.
    assert "Let me in, too." in second
    assert Post.objects.filter(author=cast.member).count() == 0


def test_who_may_only_read(cast, write, mailoutbox):
    secret = TopicFactory(forum=closed_forum(), author=cast.counsellor)
    row = services.receive(
        write("focal-point@waymark.example", reply_address(cast.focal_point, secret), "Hello.")
    )
    assert (row.state, row.reason) == (State.REFUSED, "closed")


def test_a_suspended_person(cast, topic, write, mailoutbox):
    cast.member.is_active = False
    cast.member.save()
    refused(
        services.receive(write(MEMBER, reply_address(cast.member, topic), "Still here.")),
        mailoutbox,
        "inactive",
    )


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "empty"),
        ("> only a quotation\n", "empty"),
        ("word " * 5000, "too-long"),
        ("x\n\n" * 1200, "too-long"),
    ],
)
def test_texts_that_are_no_post(cast, topic, write, mailoutbox, text, reason):
    refused(services.receive(write(MEMBER, reply_address(cast.member, topic), text)), mailoutbox, reason)


def test_too_fast(cast, topic, write, mailoutbox):
    for _number in range(10):
        PostFactory(topic=topic, author=cast.member)
    refused(
        services.receive(write(MEMBER, reply_address(cast.member, topic), "Number eleven.")),
        mailoutbox,
        "too-fast",
    )


def test_too_large(cast, topic, write, mailoutbox, settings):
    settings.INBOUND_LARGEST_BYTES = 5_000
    raw = write(MEMBER, reply_address(cast.member, topic), "See the file.", files=[("big.pdf", b"x" * 9_000)])
    refused(services.receive(raw), mailoutbox, "too-large")
    assert Post.objects.count() == 1


def test_a_topic_needs_a_title(cast, write, mailoutbox):
    refused(
        services.receive(write(MEMBER, start_address(cast.member, public_forum()), "Q?", subject="Re: ")),
        mailoutbox,
        "no-title",
    )
    assert Draft.objects.get().forum


def test_answers_are_in_the_persons_language(cast, topic, write, mailoutbox):
    cast.member.profile.site_language = "fr"
    cast.member.profile.save()
    services.receive(write(MEMBER, reply_address(cast.member, topic), "mot " * 6000))
    assert "/fr/forums/drafts/" in mailoutbox[0].body


@pytest.mark.parametrize(
    "word", ["mute", "Unsubscribe.", "silence", "Darme de baja", "كتم", "إلغاء الاشتراك"]
)
def test_a_word_mutes_the_topic(cast, topic, write, mailoutbox, word):
    row = services.receive(write(MEMBER, reply_address(cast.member, topic), f"{word}\n\n-- \nMe"))
    assert (row.state, row.result) == (State.TAKEN, f"forums.topic:{topic.pk}")
    assert TopicMember.objects.get(user=cast.member, topic=topic).level == "muted"
    assert "no longer follow" in mailoutbox[0].body
    assert Post.objects.count() == 1


def test_an_empty_letter_may_mute_by_its_subject(cast, topic, write):
    services.receive(write(MEMBER, reply_address(cast.member, topic), "", subject="unsubscribe"))
    assert TopicMember.objects.get(user=cast.member, topic=topic).level == "muted"


def test_a_sentence_about_muting_is_a_post(cast, topic, write):
    services.receive(write(MEMBER, reply_address(cast.member, topic), "How do I mute the phone?"))
    assert Post.objects.filter(author=cast.member).exists()


@pytest.fixture
def privacy(monkeypatch):
    monkeypatch.setattr(registry, "_checks", {})
    registry.register_check("phones", lambda text: re.findall(r"\+\d{6,}", text))


def test_findings_hold_a_letter_and_keep_its_text(cast, topic, write, mailoutbox, privacy):
    row = services.receive(write(MEMBER, reply_address(cast.member, topic), "Call +49123456 for her."))
    assert (row.state, row.reason, row.findings) == (State.HELD, "findings", ["+49123456"])
    assert Draft.objects.get(user=cast.member).source == "Call +49123456 for her."
    assert "among your drafts" in mailoutbox[0].body


class FoundSomethingError(RefusedError):
    findings = ("a name",)


@pytest.mark.parametrize(
    ("error", "state", "reason"),
    [(FoundSomethingError, State.HELD, "findings"), (RefusedError, State.REFUSED, "not-accepted")],
)
def test_refusals_of_services(cast, topic, write, monkeypatch, error, state, reason):
    def refuse(**fields):
        raise error

    monkeypatch.setattr("forums.by_mail.services.reply", refuse)
    row = services.receive(write(MEMBER, reply_address(cast.member, topic), "A text."))
    assert (row.state, row.reason) == (state, reason)


def test_a_fault_is_tried_again_and_then_shown_to_admins(cast, topic, write, monkeypatch):
    def fail(**fields):
        raise RuntimeError

    raw = write(MEMBER, reply_address(cast.member, topic), "A text.")
    with monkeypatch.context() as patch:
        patch.setattr("forums.by_mail.services.reply", fail)
        states = [services.receive(raw).state for _try in range(5)]
    assert states == [State.WAITING] * 4 + [State.HELD]
    row = IncomingMail.objects.get()
    assert IncomingMail.objects.visible_to(cast.admin).get() == row
    assert not IncomingMail.objects.visible_to(cast.moderator).exists()
    with monkeypatch.context() as patch:
        patch.setattr("forums.by_mail.services.reply", fail)
        row = services.release(actor=cast.admin, letter=row, reason="Repaired?")
    assert (row.state, row.reason, bytes(row.raw)) == (State.HELD, "broken", raw)
    services.release(actor=cast.admin, letter=row, reason="Repaired.")
    assert Post.objects.filter(author=cast.member).count() == 1


def test_a_fault_that_passes_costs_nothing(cast, topic, write, monkeypatch):
    raw = write(MEMBER, reply_address(cast.member, topic), "A text.")
    with monkeypatch.context() as patch:
        patch.setattr("forums.by_mail.services.reply", lambda **fields: 1 / 0)
        assert services.receive(raw).state == State.WAITING
    assert services.receive(raw).state == State.TAKEN


@pytest.mark.parametrize(
    "raw", [b"", b"\x00\xff", b"From: a\n\n", b"Subject: =?utf-8?b?////?=\nFrom: <<>\nTo: @@\n\nx"]
)
def test_what_is_hardly_a_letter(open_door, raw):
    assert services.receive(raw).state == State.IGNORED


def test_old_rows_are_forgotten_but_not_held_ones(cast, topic, write):
    address = reply_address(cast.member, topic)
    services.receive(write(MEMBER, address, "Taken."))
    services.receive(write("thief@elsewhere.example", address, "Held."))
    IncomingMail.objects.update(received_at=timezone.now() - timezone.timedelta(days=91))
    assert services.forget_old() == 1
    assert IncomingMail.objects.get().state == State.HELD


def test_an_account_takes_its_letters_along(cast, topic, write):
    from people.export import personal_data
    from people.services.erasure import delete_account

    services.receive(write("thief@elsewhere.example", reply_address(cast.member, topic), "Held."))
    assert personal_data(cast.member)["records"]["mailroom.incomingmail.user"]
    delete_account(user=cast.member)
    assert not IncomingMail.objects.exists()


def test_a_pseudonym_is_kept_by_who_answers_a_letter(cast, write):
    topic = TopicFactory(forum=public_forum(pseudonyms=True), author=cast.practitioner)
    PostFactory(topic=topic, author=cast.member, masked=True)
    services.receive(write(MEMBER, reply_address(cast.member, topic), "By mail, and still nobody."))
    post = Post.objects.select_related("mask").get(topic=topic, position=3)
    assert post.author is None
    assert post.mask == Post.objects.get(topic=topic, position=2).mask
