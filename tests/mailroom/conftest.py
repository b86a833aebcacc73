from email.message import EmailMessage
from itertools import count

import pytest

from tests.factories.forums import TopicFactory, public_forum
from tests.mailroom.writing import written

DOMAIN = "in.waymark.example"


@pytest.fixture
def open_door(settings):
    """The site takes letters, and its mail server signs what it found out."""
    settings.INBOUND_DOMAIN = DOMAIN
    settings.INBOUND_AUTHSERV_ID = "mx.waymark.example"


@pytest.fixture
def write(open_door):
    """A letter as bytes, each with an id of its own: `write(sender, to, text, subject=…, headers={…})`."""
    numbers = count(1)

    def make(sender: str, to: str, text: str, **more) -> bytes:
        more.setdefault("message_id", f"<letter-{next(numbers)}@office.example>")
        return written(sender, to, text, **more)

    return make


@pytest.fixture
def topic(cast):
    """A public topic by the practitioner."""
    return TopicFactory(forum=public_forum(), author=cast.practitioner)


@pytest.fixture
def plain_message() -> EmailMessage:
    message = EmailMessage()
    message["From"], message["Message-ID"] = "member@waymark.example", "<one@office.example>"
    return message
