"""Everything that changes the forums: the row, its place in the index and its record in one transaction."""

from forums.services.bookmarking import drop_bookmark, end_reminder, keep_bookmark
from forums.services.deciding import decide_report, report_post
from forums.services.editing import edit_post
from forums.services.feed_keys import drop_feed_key, feed_token, make_feed_key
from forums.services.following import follow, mark_read
from forums.services.keeping import (
    discard_draft,
    drop_other,
    edit_key,
    is_stored,
    reply_key,
    save_draft,
    start_key,
)
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
from forums.services.polling import drop_poll, set_poll, vote
from forums.services.posting import accept_answer, reply, start_topic
from forums.services.thanking import take_back, thank

__all__ = [
    "accept_answer",
    "decide_report",
    "discard_draft",
    "drop_bookmark",
    "drop_feed_key",
    "drop_other",
    "drop_poll",
    "edit_key",
    "edit_post",
    "end_reminder",
    "feed_token",
    "follow",
    "hide_post",
    "hide_topic",
    "is_stored",
    "keep_bookmark",
    "lock",
    "make_feed_key",
    "mark_read",
    "move_topic",
    "pin",
    "reply",
    "reply_key",
    "report_post",
    "save_draft",
    "set_poll",
    "start_key",
    "start_topic",
    "take_back",
    "thank",
    "unhide_post",
    "unhide_topic",
    "unlock",
    "unpin",
    "vote",
]
