"""Letters for tests, built by the standard library as a mail program builds them."""

from collections.abc import Mapping, Sequence
from email.message import EmailMessage

PASSED = "mx.waymark.example; spf=pass smtp.mailfrom=waymark.example; dkim=pass; dmarc=pass header.from=waymark.example"
FAILED = "mx.waymark.example; spf=fail smtp.mailfrom=waymark.example; dmarc=fail header.from=waymark.example"


def written(
    sender: str,
    to: str,
    text: str,
    *,
    subject: str = "Re: A question",
    message_id: str = "<letter@office.example>",
    headers: Mapping[str, str] | None = None,
    files: Sequence[tuple[str, bytes]] = (),
) -> bytes:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = sender, to, subject
    message["Message-ID"] = message_id
    for name, value in (headers or {}).items():
        message[name] = value
    message.set_content(text)
    for name, content in files:
        message.add_attachment(content, maintype="application", subtype="pdf", filename=name)
    return message.as_bytes()
