"""A post shown in another language, and the switch back to the original."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.utils.safestring import SafeString

from forums.models import PostTranslation
from forums.showing import PostView
from forums.writers import Writer, writer_behind, writer_of
from taxonomy.texts import active_language


@dataclass(frozen=True, slots=True)
class TranslationView:
    """Who translated, and whether the post changed since."""

    translator: str
    machine: str
    approved: bool
    outdated: bool
    original_language: str


def show_translation(posts: Mapping[int, PostView], pk: int | None) -> dict[int, PostView]:
    """The same posts, the named one in the reader's language; asks the database only where there is one."""
    shown = dict(posts)
    language = active_language()
    for position, view in posts.items():
        if view.pk == pk and language in view.translated:
            row = (
                PostTranslation.objects.filter(post_id=pk, language=language)
                .select_related("post__mask", "by__profile")
                .first()
            )
            if row:
                shown[position] = _in_its_place(view, row)
    return shown


def translator_of(row: PostTranslation) -> Writer:
    """Who translated, as far as anybody is told: who wrote the post under a pseudonym keeps it here."""
    return writer_behind(row.post) if row.masked else writer_of(row.by)


def _in_its_place(view: PostView, row: PostTranslation) -> PostView:
    told = TranslationView(
        translator="" if row.machine else translator_of(row).name,
        machine=row.machine,
        approved=row.approved_by_id is not None or (row.masked and bool(row.machine)),
        outdated=row.of_version < row.post.version,
        original_language=view.language,
    )
    return replace(view, html=SafeString(row.html), language=row.language, translation=told)
