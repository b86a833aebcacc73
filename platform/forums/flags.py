"""What the moderators' desk shows of posts that may identify somebody."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from forums.guarding import TITLE
from forums.models import PrivacyFlag
from forums.moderation_forms import DecideFlagForm
from forums.panels import Excerpt, around
from forums.showing import PostView, post_views
from forums.writers import Writer, writer_behind, writer_of
from privacy import Kind

AT_ONCE: Final = 50


@dataclass(frozen=True, slots=True)
class FlagItem:
    """A flag with its post; excerpts only while the text is the one that was marked."""

    flag: PrivacyFlag
    post: PostView
    writer: Writer
    kinds: list[str]
    excerpts: list[Excerpt]
    form: DecideFlagForm


def flag_items(user: Any, bound: DecideFlagForm | None = None, bound_to: int = 0) -> list[FlagItem]:
    """Open flags in the forums the reader moderates, the oldest first."""
    people = (
        "post__author__profile",
        "post__mask",
        "author__profile",
        "post__topic__forum",
        "post__reply_to__author__profile",
        "post__reply_to__mask",
    )
    waiting = PrivacyFlag.objects.visible_to(user).open().select_related(*people)[:AT_ONCE]
    return [
        _item(
            user, flag, bound if bound and flag.pk == bound_to else DecideFlagForm(auto_id=f"f{flag.pk}-%s")
        )
        for flag in waiting
    ]


def _item(user: Any, flag: PrivacyFlag, form: DecideFlagForm) -> FlagItem:
    (view,) = post_views(user, flag.post.topic, [flag.post])
    kinds = dict.fromkeys(str(Kind(kind).label) for _field, kind, *_span in flag.places)
    return FlagItem(
        flag=flag,
        post=view,
        writer=writer_of(flag.author) if flag.author else writer_behind(flag.post),
        kinds=list(kinds),
        excerpts=_excerpts(flag),
        form=form,
    )


def _excerpts(flag: PrivacyFlag) -> list[Excerpt]:
    if flag.version != flag.post.version:
        return []
    found = []
    for field, kind, start, end in flag.places:
        text = flag.post.topic.title if field == TITLE else flag.post.source
        before, words, after = around(text, start, end)
        found.append(Excerpt(kind=Kind(kind).label, before=before, words=words, after=after))
    return found
