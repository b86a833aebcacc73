"""The page where a topic is started says how to do so by letter."""

import re

import pytest
from django.urls import reverse

from forums.models import Topic
from mailroom import services
from tests.factories.forums import public_forum

pytestmark = pytest.mark.django_db


def start_page(client_of, person, forum) -> str:
    return client_of(person).get(reverse("forums:start", args=[forum.slug])).text


def addresses_in(page: str) -> list[str]:
    return re.findall(r'href="mailto:([^"]+)"', page)


def test_what_is_shown_works(cast, client_of, write):
    (address,) = addresses_in(start_page(client_of, cast.member, public_forum()))
    services.receive(
        write("member@waymark.example", address, "Who knows?", subject="Where do papers wait for so long?")
    )
    assert Topic.objects.get().title == "Where do papers wait for so long?"


def test_everybody_has_their_own(cast, client_of, open_door):
    forum = public_forum()
    shown = [addresses_in(start_page(client_of, person, forum)) for person in (cast.member, cast.counsellor)]
    assert shown[0] != shown[1]


def test_closed_doors_show_none(cast, client_of):
    assert not addresses_in(start_page(client_of, cast.member, public_forum()))
