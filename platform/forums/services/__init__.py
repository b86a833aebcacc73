"""Everything that changes the forums: the row, its place in the index and its record in one transaction."""

from forums.services.admitting import must_wait
from forums.services.appealing import appeal, decide_appeal, earlier_appeal
from forums.services.approving import approve_post, decline_post
from forums.services.bookmarking import drop_bookmark, end_reminder, keep_bookmark
from forums.services.calling import call_for_answers, decline, limit_asks
from forums.services.closing import close_due
from forums.services.deciding import assign_case, decide_report, report_post
from forums.services.editing import edit_post
from forums.services.feed_keys import drop_feed_key, feed_token, make_feed_key
from forums.services.filing import discard_files
from forums.services.flagging import decide_flag, flag_older
from forums.services.following import follow, follow_forum, mark_forums_read, mark_read
from forums.services.keeping import (
    discard_draft,
    drop_other,
    edit_key,
    reply_key,
    save_draft,
    start_key,
)
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
from forums.services.noting import agree_to_note, propose_note, refuse_note
from forums.services.placing import countries_of
from forums.services.polling import drop_poll, set_poll, vote
from forums.services.posting import accept_answer, reply, start_topic
from forums.services.removing import remove_posts
from forums.services.rota import end_duty, put_on_call
from forums.services.sending import is_stored
from forums.services.sharing import SharedCase, is_rare
from forums.services.telling import announce_post
from forums.services.thanking import take_back, thank
from forums.services.translating import approve_translation, save_translation
from forums.services.unsealing import ask_to_unseal, decide_unsealing, has_mask, unsealed_writer

__all__ = [
    "SharedCase",
    "accept_answer",
    "acknowledge",
    "agree_to_note",
    "announce_post",
    "appeal",
    "approve_post",
    "approve_translation",
    "ask_to_unseal",
    "assign_case",
    "call_for_answers",
    "close_due",
    "close_on",
    "countries_of",
    "decide_appeal",
    "decide_flag",
    "decide_report",
    "decide_unsealing",
    "decline",
    "decline_post",
    "discard_draft",
    "discard_files",
    "drop_bookmark",
    "drop_feed_key",
    "drop_other",
    "drop_poll",
    "earlier_appeal",
    "edit_key",
    "edit_post",
    "end_duty",
    "end_reminder",
    "feed_token",
    "flag_older",
    "follow",
    "follow_forum",
    "has_mask",
    "hide_post",
    "hide_topic",
    "is_rare",
    "is_stored",
    "keep_bookmark",
    "lift",
    "limit_asks",
    "lock",
    "make_feed_key",
    "mark_forums_read",
    "mark_read",
    "merge_topics",
    "move_topic",
    "must_wait",
    "pin",
    "propose_note",
    "put_on_call",
    "refuse_note",
    "remove_posts",
    "reply",
    "reply_key",
    "report_post",
    "save_draft",
    "save_translation",
    "set_poll",
    "split_topic",
    "start_key",
    "start_topic",
    "suspend",
    "take_back",
    "thank",
    "unhide_post",
    "unhide_topic",
    "unlock",
    "unpin",
    "unsealed_writer",
    "vote",
    "warn",
]
