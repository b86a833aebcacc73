"""What the forums keep: places, rights, conversations, and a trail of every act of moderation."""

from forums.models.audit import AuditEntry
from forums.models.case_shape import CaseShape
from forums.models.category import Category
from forums.models.draft import Draft
from forums.models.forum import Forum
from forums.models.grant import ForumGrant, Level
from forums.models.member import TopicMember
from forums.models.post import Post, PostRevision
from forums.models.privacy_flag import PrivacyFlag
from forums.models.report import Report
from forums.models.submission import SubmissionKey
from forums.models.topic import Topic, TopicCountry

__all__ = [
    "AuditEntry",
    "CaseShape",
    "Category",
    "Draft",
    "Forum",
    "ForumGrant",
    "Level",
    "Post",
    "PostRevision",
    "PrivacyFlag",
    "Report",
    "SubmissionKey",
    "Topic",
    "TopicCountry",
    "TopicMember",
]
