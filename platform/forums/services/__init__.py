"""Everything that changes the forums: the row, its place in the index and its record in one transaction."""

from forums.services.deciding import decide_report, report_post
from forums.services.editing import edit_post
from forums.services.flagging import decide_flag, flag_older
from forums.services.following import follow, mark_read
from forums.services.keeping import discard_draft, is_stored, reply_key, save_draft, start_key
from forums.services.moderating import (
    hide_post,
    hide_topic,
    lock,
    move_topic,
    pin,
    unhide_post,
    unhide_topic,
    unlock,
    unpin,
)
from forums.services.posting import accept_answer, countries_of, reply, start_topic
from forums.services.sharing import SharedCase, is_rare

__all__ = [
    "SharedCase",
    "accept_answer",
    "countries_of",
    "decide_flag",
    "decide_report",
    "discard_draft",
    "edit_post",
    "flag_older",
    "follow",
    "hide_post",
    "hide_topic",
    "is_rare",
    "is_stored",
    "lock",
    "mark_read",
    "move_topic",
    "pin",
    "reply",
    "reply_key",
    "report_post",
    "save_draft",
    "start_key",
    "start_topic",
    "unhide_post",
    "unhide_topic",
    "unlock",
    "unpin",
]
