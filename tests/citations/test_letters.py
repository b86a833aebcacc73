"""Letters about posts that cite: a title only of what every visitor may open, whoever reads the letter."""

import pytest

from forums import services
from forums.models import Follow
from notifications.letters.sending import send_due
from notifications.models import Event, Letter
from notifications.services import fan_out
from tests.factories.forums import PostFactory

pytestmark = pytest.mark.django_db
# Written as code, so it cites nothing.
STRANGE = "[[library.briefpage:999999]]"


@pytest.fixture
def letters(mailoutbox):
    def run():
        for event in Event.objects.filter(done_at=None).order_by("pk"):
            fan_out(event_id=event.pk)
        mailoutbox.clear()
        send_due()
        return list(mailoutbox)

    return run


@pytest.mark.parametrize("pace", ["immediate", "daily"])
def test_a_closed_title_stands_in_no_letter(cast, shelf, key, topic, closed_topic, indexed, letters, pace):
    indexed()
    topic.refresh_from_db()
    services.follow(user=cast.outsider, topic=topic, level=Follow.WATCHING)
    cited = f"[[forums.topic:{closed_topic.pk}]]"
    words = f"See {key(shelf.open)}, {cited} and {cited[:-2]}|what we said]].\n\n`{STRANGE}` is how."
    first = PostFactory(topic=topic, author=cast.counsellor, source=words)
    PostFactory(topic=topic, author=cast.outsider, source="Thank you.", reply_to=first)
    PostFactory(topic=topic, author=cast.practitioner, source=f"And {cited}.", reply_to=first)
    for event in Event.objects.filter(done_at=None).order_by("pk"):
        fan_out(event_id=event.pk)
    Letter.objects.update(pace=pace, due_at=Event.objects.earliest("pk").created_at)
    told = letters()
    assert {letter.to[0].split("@")[0] for letter in told} >= {"outsider", "counsellor"}
    for letter in told:
        whole = letter.message().as_string() + letter.body + letter.alternatives[0][0]
        # Even to who may open it: a letter is forwarded.
        assert "Said behind the door" not in whole
        assert cited not in whole
    if pace == "immediate":
        outsiders = [letter for letter in told if letter.to == [cast.outsider.email]]
        (one,) = (letter for letter in outsiders if "Counsellor wrote:" in letter.body)
        for body in (one.body, one.alternatives[0][0]):
            assert "Medical handover" in body
            assert "a resource and what we said." in body
        assert "See Medical handover, a resource and what we said." in one.body
        assert f"`{STRANGE}` is how." in one.body
