"""What the forums keep: places, rights, conversations, and a trail of every act of moderation."""

from forums.models.audit import AuditEntry
from forums.models.bookmark import Bookmark
from forums.models.category import Category
from forums.models.draft import Draft
from forums.models.feed_key import ForumFeedKey
from forums.models.forum import Forum
from forums.models.grant import ForumGrant, Level
from forums.models.member import TopicMember
from forums.models.poll import Ballot, Poll
from forums.models.post import Post, PostRevision
from forums.models.report import Report
from forums.models.submission import SubmissionKey
from forums.models.thanks import Thanks
from forums.models.topic import Topic, TopicCountry

__all__ = [
    "AuditEntry",
    "Ballot",
    "Bookmark",
    "Category",
    "Draft",
    "Forum",
    "ForumFeedKey",
    "ForumGrant",
    "Level",
    "Poll",
    "Post",
    "PostRevision",
    "Report",
    "SubmissionKey",
    "Thanks",
    "Topic",
    "TopicCountry",
    "TopicMember",
]
