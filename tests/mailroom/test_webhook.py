"""The door for mail services, which stands open only with the extra and a secret."""

import base64
import json

import pytest

from forums.addresses import reply_address
from forums.models import Post
from mailroom.models import IncomingMail

anymail = pytest.importorskip("anymail")
pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.mailroom.webhook_urls")]
ADDRESS = "/mail/in/postmark/inbound/"


@pytest.fixture
def service(settings, client, open_door):
    from mailroom import webhook

    settings.ANYMAIL = {"WEBHOOK_SECRET": "mail:a-long-enough-secret"}
    assert webhook.take_in
    return client


def told(raw_text, to, sender="member@waymark.example"):
    return {
        "From": sender,
        "FromFull": {"Email": sender, "Name": "", "MailboxHash": ""},
        "To": to,
        "ToFull": [{"Email": to, "Name": "", "MailboxHash": ""}],
        "Subject": "Re: A question",
        "TextBody": raw_text,
        "HtmlBody": "",
        "Headers": [{"Name": "Message-ID", "Value": "<hook@office.example>"}],
        "Attachments": [],
    }


def post(client, content, sign="mail:a-long-enough-secret"):
    head = "Basic " + base64.b64encode(sign.encode()).decode()
    return client.post(
        ADDRESS, json.dumps(content), content_type="application/json", headers={"Authorization": head}
    )


def test_it_works_and_only_once(cast, topic, service):
    content = told("By way of a service.", reply_address(cast.member, topic))
    assert post(service, content).status_code == 200
    assert post(service, content).status_code == 200
    assert Post.objects.get(author=cast.member).source == "By way of a service."


def test_without_the_secret(cast, topic, service):
    content = told("Let me in.", reply_address(cast.member, topic))
    assert post(service, content, "mail:another-long-secret").status_code == 400
    assert not IncomingMail.objects.exists()


def test_a_fault_is_told_so_that_the_service_comes_again(cast, topic, service, monkeypatch):
    monkeypatch.setattr("forums.by_mail.services.reply", lambda **fields: 1 / 0)
    service.raise_request_exception = False
    assert post(service, told("A text.", reply_address(cast.member, topic))).status_code == 500


def test_closed_doors_take_nothing(cast, topic, service, settings):
    address = reply_address(cast.member, topic)
    settings.INBOUND_DOMAIN = ""
    assert post(service, told("A text.", address)).status_code == 200
    assert not IncomingMail.objects.exists()
