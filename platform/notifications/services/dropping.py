"""Letters that do not go out: the row and the line in the list say so together."""

from __future__ import annotations

from notifications.models import Letter, Notice
from notifications.models.letter import LetterQuerySet


def drop_letters_of(letters: LetterQuerySet) -> int:
    """Returns how many were dropped."""
    ids = list(letters.values_list("pk", flat=True))
    if not ids:
        return 0
    Notice.objects.filter(letters__in=ids).update(mail=Notice.Mail.DROPPED)
    return Letter.objects.filter(pk__in=ids).update(state=Letter.State.DROPPED, sent_at=None)
