"""A person's own part of the forums: what they may take away, and what goes with them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, Final

from django.db.models import Model, Q, QuerySet
from django.utils import translation
from django.utils.translation import gettext as _

from forums import access, mentions, rendering
from forums.indexes import interface_language
from forums.masking import mask_name
from forums.models import (
    Attachment,
    Draft,
    Mask,
    Post,
    PostRevision,
    PostTranslation,
    Report,
    TopicMember,
    TranslationRevision,
)
from forums.services.unsealing import break_seals
from people.models import User
from people.personal import register_farewell, register_section
from search import queue

TOLD: Final = (
    "forums.post",
    "forums.topic",
    "forums.draft",
    "forums.report",
    "forums.topicmember",
    "forums.attachment",
)


def register() -> None:
    register_section("forums", forum_data, instead_of=TOLD)
    register_farewell(forget_person)


def forum_data(user: User) -> dict[str, Any]:
    """Posts with their earlier texts and files, what is not posted, what is followed, what was reported.

    What the person wrote under a pseudonym is theirs to take away, too: the file is made for them alone.
    """
    own = Q(author=user) | Q(mask__in=Mask.objects.worn_by(user))
    posts = Post.objects.filter(own).select_related("topic__forum", "topic__mask", "mask")
    return {
        "posts": [
            _post(user, post)
            for post in posts.prefetch_related("revisions", "translations").order_by("created_at", "pk")
        ],
        "drafts": list(
            Draft.objects.of(user).values("title", "source", "updated_at", "forum__slug", "topic_id")
        ),
        "files_not_posted": [_file(row) for row in Attachment.objects.waiting_of(user)],
        "topics_opened": list(
            TopicMember.objects.of(user)
            .values("topic_id", "level", "last_read_position")
            .order_by("topic_id")
        ),
        "reports": list(
            Report.objects.filter(reporter=user).values("post_id", "reason", "details", "state", "created_at")
        ),
    }


def _post(user: User, post: Post) -> dict[str, Any]:
    """The title of a topic that closed to the person since is not theirs to know."""
    titled = post.position == 1 or access.can_open(user, post.topic)
    return {
        "address": post.get_absolute_url() if titled else "",
        "topic": post.topic.title if titled else "",
        "forum": post.topic.forum.slug,
        "under_pseudonym": mask_name(post.mask.number) if post.mask else "",
        "position": post.position,
        "written": post.created_at,
        "edited": post.edited_at,
        "language": post.language,
        "text": post.source,
        "hidden_because": post.hidden_reason,
        "earlier_texts": [
            {"version": row.version, "text": row.source, "until": row.replaced_at}
            for row in post.revisions.all()
        ],
        "files": post.files,
        "translations_under_pseudonym": [
            {"language": row.language, "text": row.source} for row in post.translations.all() if row.masked
        ],
    }


def _file(row: Attachment) -> dict[str, Any]:
    return {
        "address": row.get_absolute_url(),
        "name": row.name,
        "size": row.size,
        "description": row.alt,
        "sent": row.created_at,
    }


def forget_person(user: User) -> None:
    """Files that wait go; seals of pseudonyms break; where others called the person by name or short name, it goes."""
    Attachment.objects.waiting_of(user).delete()
    break_seals(user)
    profile = user.profile
    names = sorted(
        {profile.display_name, profile.pseudonym, profile.handle or ""} - {""}, key=len, reverse=True
    )
    for name in names:
        _forget_calls(name)


def _forget_calls(name: str) -> None:
    """The earlier texts too; no revision is kept of this change, since it would keep the name.

    No sign stays before the words, or they would call whoever has them as a short name.
    """
    call = re.compile(rf"(?<![\w@./+-])@{re.escape(name)}(?!-*\w)", re.IGNORECASE)
    topics = set()
    for post in _calling(Post.objects.select_related("topic"), name):
        post.source = call.sub(_nobody(post.language), post.source)
        others = mentions.people_named(post.source, post.topic.forum_id)
        post.html = rendering.render(post.source, mentions.links_to(others))
        post.save(update_fields=["source", "html"])
        topics.add(f"forums.topic:{post.topic_id}")
    for revision in _calling(PostRevision.objects.select_related("post"), name):
        revision.source = call.sub(_nobody(revision.post.language), revision.source)
        revision.save(update_fields=["source"])
    for row in _calling(PostTranslation.objects.all(), name):
        row.source = call.sub(_nobody(row.language), row.source)
        row.html = rendering.render(row.source)
        row.save(update_fields=["source", "html"])
    for earlier in _calling(TranslationRevision.objects.select_related("translation"), name):
        earlier.source = call.sub(_nobody(earlier.translation.language), earlier.source)
        earlier.save(update_fields=["source"])
    for draft in _calling(Draft.objects.all(), name):
        draft.source = call.sub(_nobody(""), draft.source)
        draft.save(update_fields=["source"])
    if topics:
        queue(sorted(topics))


def _calling(rows: QuerySet[Any], name: str) -> Iterable[Any]:
    found: QuerySet[Model] = rows.filter(source__icontains=f"@{name}")
    return list(found)


def _nobody(language: str) -> str:
    with translation.override(interface_language(language)):
        return _("Former member")
