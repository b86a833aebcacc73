"""Translations of posts: one a language, people before machines, earlier texts kept."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone

from forums import access, rendering
from forums.errors import TranslationConflictError
from forums.models import Post, PostTranslation, TranslationRevision
from forums.translating import engine_for, translated_by


def save_translation(
    *, actor: Any, post: Post, language: str, source: str, version: int = 0
) -> PostTranslation:
    """Add or change a person's translation; `version` is the one it was changed from, 0 for a first one.

    A machine's text gives way; the same text sent again changes nothing but what it is up to date with.
    """
    source = rendering.tidy(source)
    with transaction.atomic():
        locked = _locked(post)
        hand = _hand(actor, locked)
        row = PostTranslation.objects.filter(post=locked, language=language).first()
        if row is None:
            row = PostTranslation(post=locked, language=language, by=hand, masked=hand is None)
        elif row.source == source and not row.machine:
            PostTranslation.objects.filter(pk=row.pk).update(of_version=locked.version)
            return row
        else:
            _keep_earlier(row, hand, version)
        _write(row, source, locked.version)
        row.machine, row.approved_by = "", None
        row.save()
        _list_languages(locked)
    return row


def _locked(post: Post) -> Post:
    posts = Post.objects.select_for_update(of=("self",)).select_related("mask")
    return posts.get(pk=post.pk)


def _hand(actor: Any, post: Post) -> Any:
    """Whose translation it is: none's where the writer of a masked post would stand beside it by name."""
    return None if post.mask and access.wrote(actor, post) else actor


def _keep_earlier(row: PostTranslation, hand: Any, version: int) -> None:
    if row.version != version:
        raise TranslationConflictError(row)
    TranslationRevision.objects.create(
        translation=row, version=row.version, source=row.source, replaced_by=hand
    )
    row.version += 1
    row.edited_at = timezone.now()
    if row.machine:
        row.by, row.masked = hand, hand is None


def machine_translate(*, post: Post, language: str) -> PostTranslation | None:
    """Ask the configured engine; a person's translation is never replaced. None where there is no engine."""
    engine = engine_for(post)
    if engine is None or post.hidden:
        return None
    text = translated_by(engine, post.source, post.language, language)
    with transaction.atomic():
        locked = _locked(post)
        row = PostTranslation.objects.filter(post=locked, language=language).first()
        if row is not None and not row.machine:
            return row
        row = row or PostTranslation(post=locked, language=language)
        _write(row, text, post.version)
        row.machine, row.by, row.approved_by, row.masked = engine.name[:60], None, None, False
        row.save()
        _list_languages(locked)
    return row


def approve_translation(*, actor: Any, translation: PostTranslation) -> None:
    """Somebody who reads both languages vouches for what a machine wrote."""
    translation.approved_by = _hand(actor, translation.post)
    translation.masked = translation.approved_by is None
    translation.save(update_fields=["approved_by", "masked"])


def delete_translations(post: Post) -> None:
    """Translations go when the words they were made from do; the caller saves the post."""
    post.translations.all().delete()
    post.translated = []


def _write(row: PostTranslation, source: str, of_version: int) -> None:
    row.source, row.html = source, rendering.render(source)
    row.of_version = of_version


def _list_languages(post: Post) -> None:
    post.translated = list(
        PostTranslation.objects.filter(post=post).order_by("language").values_list("language", flat=True)
    )
    post.save(update_fields=["translated"])
