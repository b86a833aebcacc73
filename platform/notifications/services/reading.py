"""What was read, and the number at the bell that follows it."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models import Count, F, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce, Greatest
from django.utils import timezone

from notifications.models import Letter, Notice
from notifications.models.notice import NoticeQuerySet
from notifications.services.dropping import drop_letters_of
from people.models import User


def mark_read(*, user: Any, ids: list[int]) -> int:
    return _mark(user, Notice.objects.filter(pk__in=ids))


def mark_all_read(*, user: Any) -> int:
    return _mark(user, Notice.objects.all())


def mark_fold_read(*, user: Any, fold: str, step: int) -> int:
    """The person read a conversation up to here. Costs nothing for who has no unread notice at all."""
    if not getattr(user, "unread_notices", 0):
        return 0
    return _mark(user, Notice.objects.filter(fold=fold, step__lte=step))


def drop_letters(*, user: Any, fold: str) -> int:
    """The person wants to hear no more of a conversation: what waits about it does not go out."""
    with transaction.atomic():
        letters = Letter.objects.waiting().filter(user_id=user.pk, fold=fold)
        return drop_letters_of(letters.select_for_update())


def _mark(user: Any, notices: NoticeQuerySet) -> int:
    with transaction.atomic():
        number = notices.of(user).unread().update(read_at=timezone.now())
        if number:
            left = Greatest(F("unread_notices") - number, Value(0))
            User.objects.filter(pk=user.pk).update(unread_notices=left)
            user.unread_notices = max(user.unread_notices - number, 0)
    return number


def drift() -> list[int]:
    """Ids of people whose kept number differs from a fresh count; empty is right."""
    counted = Count("notices", filter=Q(notices__read_at=None))
    people = User.objects.annotate(counted=counted).exclude(unread_notices=F("counted"))
    return list(people.order_by("pk").values_list("pk", flat=True))


def recount(*, ids: list[int]) -> None:
    """Count anew."""
    unread = Notice.objects.filter(user=OuterRef("pk"), read_at=None).order_by().values("user")
    number = Subquery(unread.annotate(number=Count("pk")).values("number"))
    User.objects.filter(pk__in=ids).update(unread_notices=Coalesce(number, Value(0)))
