"""Everything that changes the forums: the row, its place in the index and its record in one transaction."""

from forums.services.appealing import appeal, decide_appeal, earlier_appeal
from forums.services.approving import approve_post, decline_post
from forums.services.closing import close_due
from forums.services.deciding import assign_case, decide_report, report_post
from forums.services.editing import edit_post
from forums.services.following import follow, mark_read
from forums.services.keeping import discard_draft, is_stored, reply_key, save_draft, start_key
from forums.services.measures import acknowledge, lift, suspend, warn
from forums.services.merging import merge_topics, split_topic
from forums.services.moderating import (
    close_on,
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

__all__ = [
    "accept_answer",
    "acknowledge",
    "appeal",
    "approve_post",
    "assign_case",
    "close_due",
    "close_on",
    "decide_appeal",
    "decide_report",
    "decline_post",
    "discard_draft",
    "earlier_appeal",
    "edit_post",
    "follow",
    "hide_post",
    "hide_topic",
    "is_stored",
    "lift",
    "lock",
    "mark_read",
    "merge_topics",
    "move_topic",
    "pin",
    "reply",
    "reply_key",
    "report_post",
    "save_draft",
    "split_topic",
    "start_key",
    "start_topic",
    "suspend",
    "unhide_post",
    "unhide_topic",
    "unlock",
    "unpin",
    "warn",
]
