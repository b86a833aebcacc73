"""Keeps the register of gaps true to the counts, and the counts no longer than they may be kept."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from django.db import transaction

from discovery.models import Gap, Tally

KEPT_DAYS: Final = 365


@transaction.atomic
def tidy(*, today: date) -> int:
    """Forget old counts and what told visits apart; bring the register up to date. Returns how many gaps are new."""
    Tally.objects.filter(day__lt=today - timedelta(days=KEPT_DAYS)).delete()
    Tally.objects.filter(day__lt=today).exclude(bits=0).update(bits=0)
    known = {(gap.word, gap.language): gap for gap in Gap.objects.all()}
    shown = Tally.objects.filter(kind=Tally.Kind.NOTHING).shown_words()
    new, changed, counted = [], [], set()
    for row in shown:
        key = (row["word"], row["language"])
        counted.add(key)
        gap = known.get(key)
        if gap is None:
            gap = Gap(word=row["word"], language=row["language"])
            new.append(gap)
        else:
            changed.append(gap)
        gap.visits, gap.days, gap.last_day = row["visits"], row["days"], row["last_day"]
    Gap.objects.bulk_create(new)
    Gap.objects.bulk_update(changed, ["visits", "days", "last_day"])
    Gap.objects.filter(pk__in=[gap.pk for key, gap in known.items() if key not in counted]).delete()
    return len(new)
