"""Lists as a reader may see them; each `visible_to` is the twin of a predicate in access.py."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from django.db import connections, models
from django.db.models import Case, Exists, F, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce, Concat
from django.utils import timezone

from forums import access
from forums.models.grant import Level

if TYPE_CHECKING:
    # Named only in the quoted type arguments below, which the linter does not read.
    from forums.models import (  # noqa: F401
        Appeal,
        Ask,
        Attachment,
        Bookmark,
        Draft,
        Duty,
        Forum,
        Measure,
        Post,
        PrivacyFlag,
        Report,
        Topic,
        TopicMember,
        Unsealing,
    )

# What a public name is made of; the rest of an account and a profile is not read for a list.
NAMES = ("display_name", "use_pseudonym", "pseudonym")


WRITER = (*NAMES, "role", "country_id", "handle", "is_listed")


def _named(person: str, path: str, mask: str) -> dict[str, F]:
    """Columns for the name of one person of a row: the parts of it, or the number of a pseudonym."""
    names = {f"{person}_{name}": F(f"{path}__profile__{name}") for name in NAMES}
    return {**names, f"{person}_mask": F(f"{mask}__number")}


PEOPLE = {**_named("author", "author", "mask"), **_named("last_author", "last_author", "last_mask")}
LAST_PERSON = _named("last_author", "last_topic__last_author", "last_topic__last_mask")


class ForumQuerySet(models.QuerySet["Forum"]):
    """Forums by what a person may do in them."""

    def visible_to(self, user: Any) -> ForumQuerySet:
        """Forums whose existence the user may know of."""
        return self.filter(pk__in=access.forums_at(user, Level.SEE))

    def readable_by(self, user: Any) -> ForumQuerySet:
        return self.filter(pk__in=access.forums_at(user, Level.READ))

    def with_last(self) -> ForumQuerySet:
        """Joins the category and the topic that was written in last, with the name of who wrote."""
        return self.select_related("category", "last_topic").annotate(**LAST_PERSON)

    def startable_by(self, user: Any) -> ForumQuerySet:
        if not access.can_write(user):
            return self.none()
        return self.filter(pk__in=access.forums_at(user, Level.START))

    def known_to(self, user: Any) -> ForumQuerySet:
        """Adds how the user follows the forum (`follow`, empty or none without a choice)."""
        from forums.models.member import ForumMember

        if not user.is_authenticated:
            return self
        row = ForumMember.objects.filter(forum=OuterRef("pk"), user_id=user.pk)
        return self.annotate(follow=Subquery(row.values("level")[:1]))


class TopicQuerySet(models.QuerySet["Topic"]):
    """Topics as lists need them."""

    def visible_to(self, user: Any) -> TopicQuerySet:
        """Topics the user may open."""
        return self.open_in(*access.reach(user))

    def open_in(self, readable: Iterable[int], moderated: Iterable[int], member: int | None) -> TopicQuerySet:
        """`visible_to` from numbers: the forums somebody reads and moderates, and their own."""
        shown = Q(hidden=False)
        if member is not None:
            shown |= Q(forum_id__in=moderated) | Q(author_id=member)
        return self.filter(shown, forum_id__in=readable, merged_into=None)

    def merged_for(self, user: Any) -> TopicQuerySet:
        """Topics that went into others, whose old addresses lead on."""
        readable = access.forums_at(user, Level.READ)
        return self.filter(merged_into__isnull=False, forum_id__in=readable)

    def unanswered(self) -> TopicQuerySet:
        """Nobody but the person who asked has a readable post there, and no answer was accepted."""
        return self.filter(first_answer_at=None, accepted_position=None)

    def in_languages(self, languages: Sequence[str]) -> TopicQuerySet:
        """One language is an equation, so that its own index is walked in order; several are passed over on the way."""
        if len(languages) == 1:
            return self.filter(language=languages[0])
        if connections[self.db].vendor == "postgresql":
            # It knows how many topics each language has, and walks through the list in order.
            return self.filter(language__in=languages)
        # Not IN on the bare column: the index of languages would be entered for each, and all of it sorted.
        return self.annotate(spoken=Concat("language", Value(""))).filter(spoken__in=languages)

    def followed_by(self, user: Any) -> TopicQuerySet:
        """Watched or tracked, by a choice for the topic or, without one, by that for its forum."""
        from forums.models.member import FOLLOWED, ForumMember, TopicMember

        own = TopicMember.objects.filter(topic=OuterRef("pk"), user_id=user.pk)
        places = ForumMember.objects.filter(user_id=user.pk, level__in=FOLLOWED).values("forum_id")
        by_forum = Q(forum_id__in=places) & ~Exists(own.exclude(level=""))
        return self.filter(Exists(own.filter(level__in=FOLLOWED)) | by_forum)

    def with_people(self, *, forums: bool = True) -> TopicQuerySet:
        """Adds what a row of a list shows of people (`author_display_name` …), and joins the forum if it is shown.

        Columns, not objects: four accounts and profiles a row took longer to make than the page.
        """
        named = self.annotate(**PEOPLE)
        return named.select_related("forum") if forums else named

    def known_to(self, user: Any) -> TopicQuerySet:
        """Adds how far the user read (`read_position`, none if never) and how they follow (`follow`).

        `forum_follow` is their choice for the forum. Of a topic they never opened, `passed_position` is what
        they passed over when they marked the forum as read.
        """
        from forums.models.member import ForumMember, TopicMember
        from forums.models.post import Post

        if not user.is_authenticated:
            return self
        row = TopicMember.objects.filter(topic=OuterRef("pk"), user_id=user.pk)
        place = ForumMember.objects.filter(forum=OuterRef("forum_id"), user_id=user.pk)
        # Not the bare column: an index by time would be walked through, and the topic's few posts are in order anyway.
        timed = Post.objects.alias(written=Coalesce("created_at", "created_at"))
        passed = timed.filter(topic=OuterRef("pk"), written__lte=OuterRef("forum_read_before"))
        return self.annotate(
            read_position=Subquery(row.values("last_read_position")[:1]),
            follow=Subquery(row.values("level")[:1]),
            forum_follow=Subquery(place.values("level")[:1]),
            forum_read_before=Subquery(place.values("all_read_before")[:1]),
            passed_position=Case(
                When(
                    read_position=None,
                    forum_read_before__isnull=False,
                    then=Subquery(passed.order_by("-position").values("position")[:1]),
                ),
                output_field=models.PositiveIntegerField(),
            ),
        )

    def with_draft_of(self, user: Any) -> TopicQuerySet:
        """Adds the reply that the user began (`draft_source`) and whether files wait for it (`files_wait`).

        With its version (`draft_version`), what another device wrote (`draft_other`) and whether it was to be
        under a pseudonym (`draft_masked`).
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
            draft_masked=Subquery(kept.values("masked")[:1]),
            files_wait=_files_wait(user),
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
        return self.filter(shown, open_topic, topic__forum_id__in=readable, topic__merged_into=None)

    def public(self) -> PostQuerySet:
        """Neither hidden nor in a hidden topic."""
        return self.filter(hidden=False, topic__hidden=False)

    def with_authors(self) -> PostQuerySet:
        """Adds what is shown of the writer and of the post that one answers, as columns (`author_role` …).

        Each post comes as often as its writer stands in groups: `showing` puts these rows together again.
        """
        author = {f"author_{name}": F(f"author__profile__{name}") for name in WRITER}
        before = {f"before_{name}": F(f"reply_to__{name}") for name in ("position", "topic_id", "hidden")}
        return self.select_related("mask").annotate(
            **author,
            author_is_active=F("author__is_active"),
            author_public_id=F("author__public_id"),
            author_group=F("author__groups__name"),
            **before,
            before_known=F("reply_to__author_id"),
            **_named("before", "reply_to__author", "reply_to__mask"),
        )


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


class AttachmentQuerySet(models.QuerySet["Attachment"]):
    """Files as services and pages need them."""

    def waiting_of(self, user: Any, place: str = "") -> AttachmentQuerySet:
        """Not posted yet: their uploader's alone, in one place or in all."""
        waiting = self.filter(uploader_id=user.pk, state="waiting")
        return waiting.filter(place=place) if place else waiting


def _files_wait(user: Any) -> Exists:
    from forums.models import Attachment

    place = Concat(Value("reply:"), OuterRef("pk"), output_field=models.CharField())
    return Exists(Attachment.objects.filter(uploader_id=user.pk, state="waiting", place=place))


class BookmarkQuerySet(models.QuerySet["Bookmark"]):
    """Bookmarks are their owner's alone."""

    def of(self, user: Any) -> BookmarkQuerySet:
        return self.filter(user_id=user.pk)

    def due_first(self) -> BookmarkQuerySet:
        """Reminders that came, the oldest first; then the others, the newest first."""

        due = models.Case(
            models.When(remind_at__lte=timezone.now(), then=F("remind_at")),
            default=None,
            output_field=models.DateTimeField(),
        )
        return self.order_by(due.asc(nulls_last=True), "-created_at", "-pk")

    def with_places(self) -> BookmarkQuerySet:
        return self.select_related("topic__forum", "post__topic", "post__author__profile", "post__mask")
