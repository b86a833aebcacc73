"""What a reader may do with the posts of a topic, as words; templates ask no other question."""

from __future__ import annotations

from typing import Any

from forums import access
from forums.models import Post, Topic

NOTHING: frozenset[str] = frozenset()


class Acts:
    """For one reader and one topic: what is the same for all its posts is asked once."""

    def __init__(self, user: Any, topic: Topic) -> None:
        self.user, self.topic = user, topic
        if user.is_authenticated:
            self.may_reply = access.can_reply(user, topic)
            self.may_accept = access.can_accept(user, topic)
            self.moderates = access.can_moderate(user, topic.forum_id)

    def on(self, post: Post) -> frozenset[str]:
        """On a post that the reader may read, which has its `topic`."""
        user, topic = self.user, self.topic
        if not user.is_authenticated:
            return NOTHING
        answerable = self.may_accept and post.position > 1 and not post.hidden
        accepted = post.position == topic.accepted_position
        asked = {
            "reply": self.may_reply and not post.hidden,
            "edit": access.can_edit(user, post),
            "history": post.version > 1 and access.can_see_history(user, post),
            "translate": self.may_reply and not post.hidden,
            "report": access.can_report(user, post),
            "thank": access.can_thank(user, post),
            "see_thanks": True,
            "keep": not post.hidden,
            "accept": answerable and not accepted,
            "unaccept": answerable and accepted,
            "note": accepted and access.can_propose_note(user, topic, post),
            "moderate": self.moderates,
            "appeal": post.hidden and access.can_appeal(user, post),
        }
        return frozenset(word for word, may in asked.items() if may)
