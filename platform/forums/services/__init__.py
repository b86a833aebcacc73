"""Everything that changes the forums: the row, its place in the index and its record in one transaction."""

from forums.services.appealing import appeal, decide_appeal, earlier_appeal
from forums.services.approving import approve_post, decline_post
from forums.services.calling import call_for_answers, decline, limit_asks
from forums.services.closing import close_due
from forums.services.deciding import assign_case, decide_report, report_post
from forums.services.editing import edit_post
from forums.services.filing import (
    discard_files,
)
from forums.services.flagging import (
    decide_flag,
    flag_older,
)
from forums.services.following import (
    follow,
    follow_forum,
    mark_forums_read,
    mark_read,
)
from forums.services.keeping import (
    discard_draft,
    edit_key,
    is_stored,
    reply_key,
    save_draft,
    start_key,
)
from forums.services.measures import (
    acknowledge,
    lift,
    suspend,
    warn,
)
from forums.services.merging import (
    merge_topics,
    split_topic,
)
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
from forums.services.noting import (
    agree_to_note,
    propose_note,
    refuse_note,
)
from forums.services.posting import (
    accept_answer,
    countries_of,
    must_wait,
    reply,
    start_topic,
)
from forums.services.removing import (
    remove_posts,
)
from forums.services.rota import (
    end_duty,
    put_on_call,
)
from forums.services.sharing import (
    SharedCase,
    is_rare,
)
from forums.services.telling import (
    announce_post,
)
from forums.services.translating import (
    approve_translation,
    save_translation,
)
from forums.services.unsealing import (
    ask_to_unseal,
    decide_unsealing,
    has_mask,
    unsealed_writer,
)

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
    "earlier_appeal",
    "edit_key",
    "edit_post",
    "end_duty",
    "flag_older",
    "follow",
    "follow_forum",
    "has_mask",
    "hide_post",
    "hide_topic",
    "is_rare",
    "is_stored",
    "lift",
    "limit_asks",
    "lock",
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
    "split_topic",
    "start_key",
    "start_topic",
    "suspend",
    "unhide_post",
    "unhide_topic",
    "unlock",
    "unpin",
    "unsealed_writer",
    "warn",
]
