"""Letters about hostile words by people with hostile names: one subject, the heads that were meant, a dead page."""

from email import message_from_bytes, policy

import pytest

from forums import services
from forums.guarding import look, vouch
from notifications.letters.sending import send_due
from notifications.models import Event, Letter, Pace
from notifications.services import fan_out
from tests.factories.people import UserFactory
from tests.hostile.judging import alive_in
from tests.hostile.planting import packed
from tests.hostile.test_pages import HOSTILE

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("planted")]
NAMES, TITLES, BODIES = packed(80), packed(190), packed(3000, "\n\n")
ONCE = ("Subject", "From", "To", "Message-ID", "Content-Type", "List-Id", "Reply-To", "In-Reply-To")


@pytest.fixture
def letters(planted, mailoutbox, settings):
    """Replies in topics with these titles, by people with these names, to two who watch: at once and together."""
    settings.INBOUND_DOMAIN = "in.waymark.example"
    Event.objects.all().delete()
    Letter.objects.all().delete()
    watching = [UserFactory(name=name) for name in NAMES[:2]]
    for number, topic in enumerate(planted.topics[5:17]):
        # As an import or an older release may have left it.
        topic.title = TITLES[(number * 3 + 1) % len(TITLES)]
        topic.save(update_fields=["title"])
        for reader in watching:
            services.follow(user=reader, topic=topic, level="watching")
        source = BODIES[number % len(BODIES)]
        marks = look(source, language="en", countries=["DE", "NG"])
        author = UserFactory(name=NAMES[(number * 7) % len(NAMES)])
        services.reply(author=author, topic=topic, source=source, override=vouch(marks, reason="x"))
    for event in Event.objects.filter(done_at=None).order_by("pk"):
        fan_out(event_id=event.pk)
    Letter.objects.filter(user=watching[1]).update(pace=Pace.DAILY)
    mailoutbox.clear()
    assert send_due() >= 13
    return [*mailoutbox]


def test_no_letter_is_alive(letters):
    seen = 0
    for letter in letters:
        raw = letter.message().as_bytes()
        read = message_from_bytes(raw, policy=policy.default)
        assert read.defects == []
        assert all(len(read.get_all(name, [])) <= 1 for name in ONCE)
        assert {name.lower() for name in read} <= MEANT, set(read)
        assert len(letter.recipients()) == 1
        assert "evil.example" not in str(read["To"]) + str(read["From"]) + str(read["Reply-To"])
        page = read.get_body(("html",)).get_content()
        assert alive_in(page, letter=True) == []
        seen += bool(HOSTILE.search(page))
        assert HOSTILE.search(read.get_body(("plain",)).get_content())
    assert seen == len(letters)


MEANT = {
    *(
        "subject",
        "from",
        "to",
        "date",
        "message-id",
        "mime-version",
        "content-type",
        "in-reply-to",
        "references",
    ),
    *(
        "list-id",
        "list-unsubscribe",
        "list-unsubscribe-post",
        "list-post",
        "list-archive",
        "reply-to",
        "precedence",
    ),
    *("auto-submitted", "x-auto-response-suppress", "content-language", "feedback-id", "sender", "list-help"),
}
