"""A letter that is held for who moderates."""

from django.test import override_settings

from forums.addresses import reply_address
from mailroom.services import receive
from tests.mailroom.writing import written
from tests.outsider.planting.planted import Planted


def plant_letters(planted: Planted) -> None:
    """A letter to the counsellors' topic in the counsellor's name, from somewhere else."""
    word = planted.hide("a held letter", "tarnbrookel", "moderator")
    closed, person = planted.things["closed_topic"], planted.cast.counsellor
    with override_settings(INBOUND_DOMAIN="in.waymark.example"):
        raw = written("x@elsewhere.example", reply_address(person, closed), f"About {word}.", subject=word)
        planted.things["held_letter"] = receive(raw)
