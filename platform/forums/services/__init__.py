"""Everything that changes the forums: the row, its place in the index and its record in one transaction."""

from forums.services.deciding import decide_report, report_post
from forums.services.editing import edit_post
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
from forums.services.noting import agree_to_note, propose_note, refuse_note
from forums.services.posting import accept_answer, reply, start_topic

__all__ = [
    "accept_answer",
    "agree_to_note",
    "decide_report",
    "discard_draft",
    "edit_post",
    "follow",
    "hide_post",
    "hide_topic",
    "is_stored",
    "lock",
    "mark_read",
    "move_topic",
    "pin",
    "propose_note",
    "refuse_note",
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
