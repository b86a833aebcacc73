"""What happened, who was told of it, and the letters about it."""

from notifications.models.event import Event
from notifications.models.letter import Letter
from notifications.models.notice import Notice
from notifications.models.preference import Pace, PlacePreference, Preference

__all__ = ["Event", "Letter", "Notice", "Pace", "PlacePreference", "Preference"]
