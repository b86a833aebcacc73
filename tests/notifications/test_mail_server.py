"""Real mail servers that fail in real ways: the queue grows, pages do not notice, and each letter goes out once."""

import pytest
from aiosmtpd.handlers import Message
from django.urls import reverse

from forums import services
from notifications.letters.sending import send_due
from notifications.models import Letter
from tests.mailroom.servers import OnSparePort, failing

pytestmark = pytest.mark.django_db
READY, HELLO, FINE = b"220 ready", b"250 hello", b"250 fine"
# What the server says, line by line, and whether it then hangs or is gone.
FAULTS = {
    "hangs at once": ((), True),
    "gone at once": ((), False),
    "closes for the night": ((b"421 closing",), False),
    "hangs after its greeting": ((READY, HELLO), True),
    "gone after its greeting": ((READY, HELLO), False),
    "leaves before the letter": ((READY, HELLO, b"421 closing"), False),
    "leaves before its reader": ((READY, HELLO, FINE, b"421 closing"), False),
    "gone in the middle of the letter": ((READY, HELLO, FINE, FINE, b"354 go on"), False),
    "hangs in the middle of the letter": ((READY, HELLO, FINE, FINE, b"354 go on"), True),
}


class Kept(Message):
    """A server that is well again."""

    def __init__(self):
        super().__init__()
        self.to = []

    def handle_message(self, message):
        self.to.append(message["To"])


@pytest.fixture
def smtp(settings):
    def use(port):
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", port, 0.3

    return use


@pytest.mark.parametrize("fault", [*FAULTS, "refuses"])
def test_a_fault_of_the_server_is_no_fault_of_the_letter(cast, client_of, topic, carry, smtp, fault):
    lines, hangs = FAULTS.get(fault, ((), False))
    writer = client_of(cast.counsellor)
    services.follow(user=cast.outsider, topic=topic, level="watching")
    with failing(*lines, hangs=hangs) as server:
        smtp(server.port)
        if fault == "refuses":
            server.close()
        for number in range(2):
            fields = {"source": f"Part {number}", "language": "en", "key": f"k{number}", "act": "post"}
            assert writer.post(reverse("forums:reply", args=[topic.pk]), fields).status_code == 302
        carry()
        # Nobody waits for a mail server.
        assert server.visits == 0
        waiting = Letter.objects.count()
        assert waiting == 4
        assert send_due() == 0
        assert server.visits == (fault != "refuses")
        assert set(Letter.objects.values_list("state", "tries")) == {("waiting", 0)}
        assert writer.get(topic.get_absolute_url()).status_code == 200
    well = Kept()
    controller = OnSparePort(well, hostname="127.0.0.1", port=0)
    controller.start()
    try:
        smtp(controller.port)
        assert send_due() == waiting
        assert send_due() == 0
    finally:
        controller.stop()
    assert sorted(well.to) == sorted([cast.member.email, cast.outsider.email] * 2)
