"""Topics that close by themselves."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from background.rounds import JOBS
from forums import services
from forums.models import AuditEntry, Forum, Topic

pytestmark = pytest.mark.django_db


def test_it_works(cast, client_of, topic, capsys):
    day = timezone.localdate() + timedelta(days=3)
    url = reverse("forums:moderate_topic", args=[topic.pk])
    client = client_of(cast.moderator)
    asked = {"act": "close-on", "reason": "The call ends then."}
    for wrong in ("", "soon", str(timezone.localdate())):
        assert client.post(url, asked | {"closes_on": wrong}).status_code == 200
    assert client.post(url, asked | {"closes_on": str(day)}).status_code == 302
    assert "This topic closes on" in client_of(cast.visitor).get(topic.get_absolute_url()).content.decode()
    call_command("forums_close")
    assert not Topic.objects.get().locked
    Topic.objects.update(closes_at=timezone.now() - timedelta(minutes=1))
    call_command("forums_close")
    call_command("forums_close")
    assert capsys.readouterr().out.split() == ["0", "closed", "1", "closed", "0", "closed"]
    assert Topic.objects.get().locked
    lines = list(AuditEntry.objects.all())
    assert [(line.act, line.actor) for line in lines] == [
        ("lock", None),
        ("close-on", cast.moderator.public_id),
    ]
    assert "The site itself" in client.get(reverse("forums:record")).content.decode()


def test_quiet_topics_close_where_the_forum_says_so(cast, topic):
    Topic.objects.update(last_at=timezone.now() - timedelta(days=31))
    assert services.close_due() == 0
    Forum.objects.update(quiet_days=30)
    assert services.close_due() == 1
    assert AuditEntry.objects.get().reason == "Nobody wrote for 30 days."
    services.unlock(actor=cast.moderator, topic=topic, reason="There is news.")
    assert services.close_due() == 0
    Topic.objects.update(reopened_at=timezone.now() - timedelta(days=31))
    assert services.close_due() == 1


@pytest.mark.parametrize("change", [{"pinned": True}, {"locked": True}, {"hidden": True}])
def test_what_stays_as_it_is(topic, change):
    Forum.objects.update(quiet_days=30)
    Topic.objects.update(last_at=timezone.now() - timedelta(days=31), **change)
    assert services.close_due() == 0


def test_it_comes_round():
    assert "forums_close" in {job.command for job in JOBS}
