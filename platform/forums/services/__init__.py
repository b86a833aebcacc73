"""Everything that changes the forums: the row, its place in the index and its record in one transaction."""

from forums.services.calling import call_for_answers, decline, limit_asks
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
from forums.services.posting import accept_answer, reply, start_topic
from forums.services.rota import end_duty, put_on_call
from forums.services.unsealing import ask_to_unseal, decide_unsealing, has_mask, unsealed_writer

__all__ = [
    "accept_answer",
    "ask_to_unseal",
    "call_for_answers",
    "decide_report",
    "decide_unsealing",
    "decline",
    "discard_draft",
    "edit_post",
    "end_duty",
    "follow",
    "has_mask",
    "hide_post",
    "hide_topic",
    "is_stored",
    "limit_asks",
    "lock",
    "mark_read",
    "move_topic",
    "pin",
    "put_on_call",
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
    "unsealed_writer",
]
