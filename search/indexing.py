"""The outbox: what changed is written down with the change itself, and one drainer at a time indexes it."""

import logging
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta

from django.db import models, transaction
from django.utils import timezone

from . import conf, journal
from .documents import Preparer, said
from .engines import current_engine
from .engines.base import Document, EngineUnavailable, Writer
from .hooks import taken_in
from .locks import writer_lock
from .models import MOST_ATTEMPTS, Outbox, Reason
from .registry import source_for, source_of

logger = logging.getLogger(__name__)

BATCH_ROWS = 500
READ_AT_ONCE = 100
COMMIT_AFTER_SECONDS = 1.0


@dataclass(slots=True)
class Drained:
    """What one run did; `busy` says that somebody else holds the lock and will do it."""

    indexed: int = 0
    failed: int = 0
    busy: bool = False


def queue(target: object, reason: str = Reason.UPSERT, *, after_seconds: float = 0.0) -> None:
    """Write down that objects, keys or several of them must be indexed again, at once or after a while."""
    if reason not in Reason.values:
        raise ValueError(f"{reason!r} is not one of {', '.join(Reason.values)}")
    later = timezone.now() + timedelta(seconds=after_seconds) if after_seconds else None
    rows = [
        Outbox(key=key, source=key.partition(":")[0], reason=reason, retry_at=later)
        for key in dict.fromkeys(_keys(target))
    ]
    if not rows:
        return
    Outbox.objects.bulk_create(rows, batch_size=BATCH_ROWS)
    if conf.inline():
        transaction.on_commit(drain, robust=True)


def _keys(target: object) -> Iterator[str]:
    if isinstance(target, str):
        if source_of(target) is not None:
            yield target
    elif isinstance(target, models.Model):
        source = source_for(type(target))
        if source is not None and target.pk is not None:
            yield source.key(target)
    elif isinstance(target, Iterable):
        for each in target:
            yield from _keys(each)
    else:
        raise TypeError(f"cannot queue {target!r}")


def drain(*, wait_seconds: float = 0.0) -> Drained:
    """Take everything that is due into the index that answers; does nothing without one."""
    done = Drained()
    if not Outbox.objects.due().exists():
        return done
    with writer_lock(wait_seconds) as held:
        if not held:
            done.busy = True
            return done
        try:
            with current_engine().update() as writer:
                drain_into([writer], done)
        except EngineUnavailable as error:
            logger.warning("search could not write to the index: %s", error)
    return done


def drain_into(writers: list[Writer], done: Drained | None = None) -> set[str]:
    """Take what is due into each of the writers; the caller holds the lock. Returns the keys it met."""
    done = done if done is not None else Drained()
    preparer = Preparer()
    met: set[str] = set()
    while rows := list(Outbox.objects.due().order_by("pk").values_list("pk", "key")[:BATCH_ROWS]):
        handled, failures = _write(writers, preparer, list(dict.fromkeys(key for _pk, key in rows)))
        done.indexed += len(handled) - len(failures)
        done.failed += len(failures)
        met |= handled
        _settle(rows, handled, failures)
    return met


def _write(writers: list[Writer], preparer: Preparer, keys: list[str]) -> tuple[set[str], dict[str, str]]:
    """One commit's worth: all the keys, or as many as a second allows."""
    started = time.monotonic()
    handled: set[str] = set()
    failures: dict[str, str] = {}
    changes: dict[str, Document | None] = {}
    for start in range(0, len(keys), READ_AT_ONCE):
        some = keys[start : start + READ_AT_ONCE]
        reading = preparer.read(some)
        for writer in writers:
            writer.replace(reading.changes)
        handled.update(some)
        failures.update(reading.failures)
        changes.update({key: made for key, made in reading.changes.items() if key not in reading.failures})
        if time.monotonic() - started > COMMIT_AFTER_SECONDS:
            break
    for writer in writers:
        writer.commit()
    failures.update(_tell(changes))
    return handled, failures


def _tell(changes: dict[str, Document | None]) -> dict[str, str]:
    """Failures by key when a listener fails: what it did not hear of stays hidden as long as it must, and is tried again."""
    answers = taken_in.send_robust(sender=None, changes=changes)
    errors = [answer for _listener, answer in answers if isinstance(answer, Exception)]
    for error in errors:
        logger.error("search could not tell others what changed", exc_info=error)
    return {key: said(errors[0]) for key in changes} if errors else {}


def _settle(rows: list[tuple[int, str]], handled: set[str], failures: dict[str, str]) -> None:
    """Only rows seen before the objects were read may go; later ones stand for later changes."""
    gone = [pk for pk, key in rows if key in handled and key not in failures]
    with transaction.atomic():
        journal.write(sorted(handled))
        Outbox.objects.filter(pk__in=gone).delete()
    _put_off({pk: failures[key] for pk, key in rows if key in failures})


def _put_off(errors: dict[int, str]) -> None:
    """Failed rows wait longer each time and are parked in the end, so that they hold up nobody."""
    for row in Outbox.objects.filter(pk__in=errors):
        row.attempts += 1
        row.error = errors[row.pk]
        row.retry_at = timezone.now() + timedelta(seconds=2**row.attempts)
        row.save(update_fields=["attempts", "error", "retry_at"])
        if row.attempts >= MOST_ATTEMPTS:
            logger.error("search gave up on %s after %d attempts: %s", row.key, row.attempts, row.error)
