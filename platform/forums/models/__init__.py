"""What the forums keep: places, rights, conversations, and a trail of every act of moderation."""

from forums.models.appeal import Appeal
from forums.models.attachment import Attachment
from forums.models.audit import AuditEntry, AuditHead
from forums.models.bookmark import Bookmark
from forums.models.case_shape import CaseShape
from forums.models.category import Category
from forums.models.draft import Draft
from forums.models.feed_key import ForumFeedKey
from forums.models.forum import Forum
from forums.models.grant import ForumGrant, Level
from forums.models.mask import Mask, Unsealing
from forums.models.measure import Measure
from forums.models.member import Follow, ForumMember, TopicMember
from forums.models.mention import Mention
from forums.models.note import PracticeNote
from forums.models.oncall import Ask, AskLimit, Duty
from forums.models.poll import Ballot, Poll
from forums.models.post import Post, PostRevision
from forums.models.privacy_flag import PrivacyFlag
from forums.models.report import Report
from forums.models.submission import SubmissionKey
from forums.models.thanks import Thanks
from forums.models.topic import Topic, TopicCountry
from forums.models.translation import PostTranslation, TranslationRevision

__all__ = [
    "Appeal",
    "Ask",
    "AskLimit",
    "Attachment",
    "AuditEntry",
    "AuditHead",
    "Ballot",
    "Bookmark",
    "CaseShape",
    "Category",
    "Draft",
    "Duty",
    "Follow",
    "Forum",
    "ForumFeedKey",
    "ForumGrant",
    "ForumMember",
    "Level",
    "Mask",
    "Measure",
    "Mention",
    "Poll",
    "Post",
    "PostRevision",
    "PostTranslation",
    "PracticeNote",
    "PrivacyFlag",
    "Report",
    "SubmissionKey",
    "Thanks",
    "Topic",
    "TopicCountry",
    "TopicMember",
    "TranslationRevision",
    "Unsealing",
]
