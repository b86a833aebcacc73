"""Telling people, reading, and the settings of letters."""

from notifications.services.choosing import change_pace_of, save_preference, stop_letters
from notifications.services.fanning import fan_out
from notifications.services.reading import drop_letters, mark_all_read, mark_fold_read, mark_read, recount
from notifications.services.telling import announce, tell

__all__ = [
    "announce",
    "change_pace_of",
    "drop_letters",
    "fan_out",
    "mark_all_read",
    "mark_fold_read",
    "mark_read",
    "recount",
    "save_preference",
    "stop_letters",
    "tell",
]
