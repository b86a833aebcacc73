"""Files of posts: kept as soon as they are sent, tied to a post when that is stored, gone with it."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Collection, Iterable, Sequence
from datetime import timedelta
from typing import Any, Final

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from forums.examining import Examined, examine
from forums.models import Attachment, Post
from theming.tags.words import filesize

PER_POST: Final = 5
# So many may wait for one person in all places together.
WAITING: Final = 20
KEPT_FOR: Final = timedelta(days=7)


def keep_file(*, user: Any, place: str, upload: Any) -> Attachment:
    """Store what was sent with a form; the same file for the same place is kept once.

    Raises ValidationError with words for whoever sent it.
    """
    if upload.size > settings.FORUM_FILE_BYTES:
        raise ValidationError(
            _("This file is too large: at most %(most)s are taken.")
            % {"most": filesize(settings.FORUM_FILE_BYTES)}
        )
    if not upload.size:
        raise ValidationError(_("This file is empty."))
    data = upload.read()
    digest = hashlib.sha256(data).hexdigest()
    waiting = Attachment.objects.waiting_of(user)
    if known := waiting.filter(place=place, digest=digest).first():
        return known
    if waiting.count() >= WAITING:
        raise ValidationError(_("Too many of your files wait to be posted. Post or remove some first."))
    examined = examine(upload.name or "", data)
    row = Attachment(
        uploader=user,
        place=place,
        digest=digest,
        name=examined.name,
        media_type=examined.media_type,
        size=len(examined.data),
        width=examined.width,
        height=examined.height,
    )
    return _stored(row, examined)


def _stored(row: Attachment, examined: Examined) -> Attachment:
    """The name in the storage says nothing of the file's own; a lost race leaves no file behind."""
    row.file.save(f"{uuid.uuid4().hex}.{examined.suffix}", ContentFile(examined.data), save=False)
    if examined.small:
        row.small.save(f"{uuid.uuid4().hex}.webp", ContentFile(examined.small), save=False)
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError:
        erase_bytes(row)
        return Attachment.objects.waiting_of(row.uploader, row.place).get(digest=row.digest)
    return row


def describe_file(*, row: Attachment, alt: str, decorative: bool, confirmed: bool) -> None:
    """Keep what the writer says about a picture that waits."""
    told = (" ".join(alt.split())[:300], decorative, confirmed)
    if told != (row.alt, row.decorative, row.confirmed):
        row.alt, row.decorative, row.confirmed = told
        row.save(update_fields=["alt", "decorative", "confirmed"])


def discard_file(*, user: Any, place: str, public_id: str) -> None:
    """Let one waiting file go; another person's, or a posted one, is left alone."""
    try:
        wanted = uuid.UUID(public_id)
    except ValueError:
        return
    Attachment.objects.waiting_of(user, place).filter(public_id=wanted).delete()


def discard_files(*, user: Any, place: str) -> None:
    """Let all files go that wait in one place."""
    Attachment.objects.waiting_of(user, place).delete()


def expire_files(*, before: Any = None) -> int:
    """Delete files that have waited too long, and those whose uploader left; says how many."""
    past = Q(created_at__lt=before or timezone.now() - KEPT_FOR) | Q(uploader=None)
    _all, by_model = Attachment.objects.filter(past, state=Attachment.State.WAITING).delete()
    return by_model.get(Attachment._meta.label, 0)


def summary(rows: Iterable[Attachment]) -> list[dict[str, Any]]:
    """What a page needs of each file; kept in the post's own row."""
    return [
        {
            "id": str(row.public_id),
            "name": row.name,
            "type": row.media_type,
            "size": row.size,
            "width": row.width,
            "height": row.height,
            "alt": "" if row.decorative else row.alt,
        }
        for row in rows
    ]


def attach(*, post: Post, rows: Sequence[Attachment]) -> None:
    """Tie waiting files to a post that already lists them; the caller is in the post's transaction.

    The files of a masked post name nobody either.
    """
    if not rows:
        return
    waiting = Attachment.objects.filter(pk__in=[row.pk for row in rows], state=Attachment.State.WAITING)
    posted = {"post": post, "state": Attachment.State.POSTED}
    tied = waiting.update(**posted, uploader=None) if post.mask_id else waiting.update(**posted)
    if tied != len(rows):
        # Another sending of the form was quicker, or one was removed in another window.
        refresh_files(post)


def detach(*, post: Post, public_ids: Collection[str]) -> None:
    """Take files off a post for good; the caller is in the post's transaction."""
    post.attachments.filter(public_id__in=public_ids).delete()


def refresh_files(post: Post) -> None:
    """List the files of a post anew from their rows."""
    post.files = summary(Attachment.objects.filter(post=post))
    post.save(update_fields=["files"])


def forget_copies(*, post: Post, rows: Sequence[Attachment]) -> None:
    """A form sent twice at once brings its files twice: those that the post has already need not wait."""
    if not rows:
        return
    digests = list(post.attachments.values_list("digest", flat=True))
    waiting = Attachment.objects.filter(pk__in=[row.pk for row in rows], state=Attachment.State.WAITING)
    waiting.filter(digest__in=digests).delete()


def move_waiting(*, user: Any, rows: Sequence[Attachment], place: str) -> None:
    """Let files wait in another place; one that waits there already need not come twice."""
    there = set(Attachment.objects.waiting_of(user, place).values_list("digest", flat=True))
    for row in rows:
        if row.digest in there:
            row.delete()
        else:
            row.place = place
            row.save(update_fields=["place"])


def erase_bytes(row: Attachment) -> None:
    """For a file whose row was not stored after all."""
    for file in (row.file, row.small):
        if file:
            file.storage.delete(str(file.name))
