"""Lists as a reader may see them; each `visible_to` is the twin of a predicate in access.py."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Subquery

from forums import access
from forums.models.grant import Level

if TYPE_CHECKING:
    # Named only in the quoted type arguments below, which the linter does not read.
    from forums.models import Bookmark, Draft, Forum, Post, Report, Topic, TopicMember  # noqa: F401

PEOPLE = ("author__profile", "last_author__profile")


class ForumQuerySet(models.QuerySet["Forum"]):
    """Forums by what a person may do in them."""

    def visible_to(self, user: Any) -> ForumQuerySet:
        """Forums whose existence the user may know of."""
        return self.filter(pk__in=access.forums_at(user, Level.SEE))

    def readable_by(self, user: Any) -> ForumQuerySet:
        return self.filter(pk__in=access.forums_at(user, Level.READ))

    def startable_by(self, user: Any) -> ForumQuerySet:
        return self.filter(pk__in=access.forums_at(user, Level.START))


class TopicQuerySet(models.QuerySet["Topic"]):
    """Topics as lists need them."""

    def visible_to(self, user: Any) -> TopicQuerySet:
        """Topics the user may open."""
        shown = Q(hidden=False)
        if user.is_authenticated:
            shown |= Q(forum_id__in=access.forums_at(user, Level.MODERATE)) | Q(author_id=user.pk)
        return self.filter(shown, forum_id__in=access.forums_at(user, Level.READ))

    def unanswered(self) -> TopicQuerySet:
        """Nobody but the person who asked has a readable post there, and no answer was accepted."""
        from forums.models.post import Post

        others = Post.objects.filter(topic=OuterRef("pk"), position__gt=1, hidden=False).exclude(
            author=OuterRef("author")
        )
        return self.filter(~Exists(others), accepted_position=None)

    def followed_by(self, user: Any) -> TopicQuerySet:
        return self.filter(members__user_id=user.pk, members__level__in=("everything", "replies"))

    def with_people(self) -> TopicQuerySet:
        """Joins what a row of a list shows of its author and last writer."""
        return self.select_related("forum", *PEOPLE)

    def known_to(self, user: Any) -> TopicQuerySet:
        """Adds how far the user read (`read_position`, none if never) and how they follow (`follow`)."""
        from forums.models.member import TopicMember

        if not user.is_authenticated:
            return self
        row = TopicMember.objects.filter(topic=OuterRef("pk"), user_id=user.pk)
        return self.annotate(
            read_position=Subquery(row.values("last_read_position")[:1]),
            follow=Subquery(row.values("level")[:1]),
        )

    def with_draft_of(self, user: Any) -> TopicQuerySet:
        """Adds the reply that the user began and did not send (`draft_source`, none if there is none).

        With its version (`draft_version`) and what another device wrote (`draft_other`).
        """
        from forums.models import Draft

        if not user.is_authenticated:
            return self
        replies = Draft.objects.of(user).filter(topic=OuterRef("pk"), key__startswith="reply:")
        kept = replies.order_by("-updated_at")
        return self.annotate(
            draft_source=Subquery(kept.values("source")[:1]),
            draft_version=Subquery(kept.values("version")[:1]),
            draft_other=Subquery(kept.values("other")[:1]),
        )

    def with_bookmark_of(self, user: Any) -> TopicQuerySet:
        """Adds whether the user has a bookmark in the topic (`bookmarked`), so that most pages ask no more."""
        from forums.models import Bookmark

        if not user.is_authenticated:
            return self
        return self.annotate(bookmarked=Exists(Bookmark.objects.of(user).filter(topic=OuterRef("pk"))))

    def newest_first(self) -> TopicQuerySet:
        return self.order_by("-last_at", "-pk")


class PostQuerySet(models.QuerySet["Post"]):
    """Posts as pages need them."""

    def visible_to(self, user: Any) -> PostQuerySet:
        """Posts whose text the user may read."""
        readable = access.forums_at(user, Level.READ)
        shown, open_topic = Q(hidden=False), Q(topic__hidden=False)
        if user.is_authenticated:
            moderated = Q(topic__forum_id__in=access.forums_at(user, Level.MODERATE))
            shown |= moderated | Q(author_id=user.pk)
            open_topic |= moderated | Q(topic__author_id=user.pk)
        return self.filter(shown, open_topic, topic__forum_id__in=readable)

    def public(self) -> PostQuerySet:
        """Neither hidden nor in a hidden topic."""
        return self.filter(hidden=False, topic__hidden=False)

    def with_authors(self) -> PostQuerySet:
        people = self.select_related("author__profile", "reply_to__author__profile")
        return people.prefetch_related("author__groups")


class TopicMemberQuerySet(models.QuerySet["TopicMember"]):
    """Reading and following, per person."""

    def of(self, user: Any) -> TopicMemberQuerySet:
        return self.filter(user_id=user.pk)

    def behind(self) -> TopicMemberQuerySet:
        """Topics with posts that came after the last read one."""
        return self.filter(topic__last_position__gt=F("last_read_position"))


class DraftQuerySet(models.QuerySet["Draft"]):
    """Drafts are their writer's alone."""

    def of(self, user: Any) -> DraftQuerySet:
        return self.filter(user_id=user.pk)


class BookmarkQuerySet(models.QuerySet["Bookmark"]):
    """Bookmarks are their owner's alone."""

    def of(self, user: Any) -> BookmarkQuerySet:
        return self.filter(user_id=user.pk)

    def due_first(self) -> BookmarkQuerySet:
        """Reminders that came, the oldest first; then the others, the newest first."""
        from django.utils import timezone

        due = models.Case(
            models.When(remind_at__lte=timezone.now(), then=F("remind_at")),
            default=None,
            output_field=models.DateTimeField(),
        )
        return self.order_by(due.asc(nulls_last=True), "-created_at", "-pk")

    def with_places(self) -> BookmarkQuerySet:
        return self.select_related("topic__forum", "post__topic", "post__author__profile")


class ReportQuerySet(models.QuerySet["Report"]):
    """The moderators' queue."""

    def visible_to(self, user: Any) -> ReportQuerySet:
        """Reports on posts in forums the user moderates."""
        return self.filter(post__topic__forum_id__in=access.forums_at(user, Level.MODERATE))

    def open(self) -> ReportQuerySet:
        return self.filter(state="open")
