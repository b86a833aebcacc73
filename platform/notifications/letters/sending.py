"""The outbox is emptied: each letter at most once, and a mail server that is down only makes it longer."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from smtplib import (
    SMTPConnectError,
    SMTPException,
    SMTPRecipientsRefused,
    SMTPResponseException,
    SMTPServerDisconnected,
)
from typing import Any, Final

from django.core.mail import EmailMultiAlternatives, get_connection
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from notifications.letters.composing import letter_about_many, letter_about_one
from notifications.models import Letter, Notice, Pace
from notifications.services.dropping import drop_letters_of
from people.models import User

logger = logging.getLogger(__name__)

AT_ONCE: Final = 200
MOST_TOGETHER: Final = 500
MOST_TRIES: Final = 12
LONGEST_PAUSE: Final = timedelta(hours=6)
# A server that is being shut down says so in the middle of a letter, which it would have taken.
CLOSING: Final = 421
State = Letter.State


class MailServerDown(Exception):
    """Nothing can go out now, to nobody."""


def send_due(*, now: datetime | None = None, most: int = AT_ONCE) -> int:
    """Send what is due, oldest first; returns how many letters went out."""
    now = now or timezone.now()
    due = Letter.objects.due(now).order_by("due_at", "pk")
    alone = list(due.filter(pace=Pace.IMMEDIATE).select_related("actor__profile")[:most])
    together = due.exclude(pace=Pace.IMMEDIATE).order_by().values_list("user_id", flat=True).distinct()
    readers = list(together[:most])
    if not alone and not readers:
        return 0
    people = _people({letter.user_id for letter in alone} | set(readers))
    sent = 0
    try:
        with _Server() as server:
            for letter in alone:
                sent += _send_one(server, letter, people.get(letter.user_id), now)
            for user_id in readers:
                sent += _send_many(server, user_id, people.get(user_id), now)
    except MailServerDown as error:
        logger.warning("the mail server takes no letters: %s", error)
    return sent


def _people(ids: Iterable[int]) -> dict[int, User]:
    found = User.objects.filter(pk__in=list(ids), is_active=True).select_related("profile")
    return {user.pk: user for user in found}


def _send_one(server: _Server, letter: Letter, user: User | None, now: datetime) -> bool:
    if not _take([letter.pk], now):
        return False
    try:
        message = letter_about_one(letter, user) if user else None
    except Exception as error:
        logger.exception("letter %s could not be written", letter.pk)
        _refused([letter], error, now)
        return False
    if message is None:
        _drop([letter.pk])
        return False
    return _hand_over(server, message, [letter], now)


def _send_many(server: _Server, user_id: int, user: User | None, now: datetime) -> bool:
    letters = _take_together(user_id, now)

    def refuse(letter: Letter, error: Exception) -> None:
        logger.error("letter %s could not be written", letter.pk, exc_info=error)
        _refused([letter], error, now)

    message, told = letter_about_many(letters, user, refuse) if user else (None, [])
    kept = {letter.pk for letter in told}
    _drop([letter.pk for letter in letters if letter.pk not in kept])
    if message is None:
        return False
    return _hand_over(server, message, told, now)


def _take_together(user_id: int, now: datetime) -> list[Letter]:
    """The same for all that one person gets together: another worker waits, and finds nothing left."""
    due = Letter.objects.due(now).filter(user_id=user_id).exclude(pace=Pace.IMMEDIATE)
    with transaction.atomic():
        rows = due.select_for_update(of=("self",)).select_related("actor__profile")
        letters = list(rows.order_by("created_at", "pk")[:MOST_TOGETHER])
        _take([letter.pk for letter in letters], now)
    return letters


def _take(ids: Sequence[int], now: datetime) -> int:
    """Marked as sent before it is: a worker that dies in between loses a letter and never doubles one."""
    waiting = Letter.objects.waiting().filter(pk__in=ids)
    return waiting.update(state=State.SENT, sent_at=now)


def _hand_over(
    server: _Server, message: EmailMultiAlternatives, letters: list[Letter], now: datetime
) -> bool:
    ids = [letter.pk for letter in letters]
    try:
        server.send(message)
    except MailServerDown as error:
        _give_back(ids, error)
        raise
    except SMTPException as error:
        _refused(letters, error, now)
        return False
    except Exception as error:
        logger.exception("a letter could not be handed over")
        _refused(letters, error, now)
        return False
    Letter.objects.filter(pk__in=ids).update(
        message_id=message.extra_headers["Message-ID"], tries=F("tries") + 1, last_error=""
    )
    Notice.objects.filter(letters__in=ids).update(mail=Notice.Mail.SENT)
    return True


def _give_back(ids: list[int], error: Exception) -> None:
    """It is not the letter's fault: its turn comes as soon as the server answers again."""
    rows = Letter.objects.filter(pk__in=ids, state=State.SENT)
    rows.update(state=State.WAITING, sent_at=None, last_error=str(error)[:300])


def _refused(letters: list[Letter], error: Exception, now: datetime) -> None:
    """The server did not want this one: later again, with growing pauses, and not for ever."""
    for letter in letters:
        tries = letter.tries + 1
        given_up = tries >= MOST_TRIES
        Letter.objects.filter(pk=letter.pk, state=State.SENT).update(
            state=State.FAILED if given_up else State.WAITING,
            sent_at=None,
            tries=tries,
            due_at=now + min(timedelta(minutes=2**tries), LONGEST_PAUSE),
            last_error=f"{type(error).__name__}: {error}"[:300],
        )
        if given_up:
            Notice.objects.filter(letters=letter.pk).update(mail=Notice.Mail.DROPPED)


def _drop(ids: list[int]) -> None:
    """Access was lost, or the thing is gone."""
    drop_letters_of(Letter.objects.filter(pk__in=ids, state=State.SENT))


class _Server:
    """One connection for all letters of a round."""

    def __enter__(self) -> _Server:
        self.connection: Any = get_connection()
        try:
            self.connection.open()
        except OSError as error:
            raise MailServerDown(error) from error
        return self

    def send(self, message: EmailMultiAlternatives) -> None:
        message.connection = self.connection
        try:
            message.send()
        except (SMTPServerDisconnected, SMTPConnectError) as error:
            raise MailServerDown(error) from error
        except SMTPException as error:
            if CLOSING in _codes(error):
                raise MailServerDown(error) from error
            raise
        except OSError as error:
            raise MailServerDown(error) from error

    def __exit__(self, *error: object) -> None:
        try:
            self.connection.close()
        except OSError:
            return


def _codes(error: SMTPException) -> set[int]:
    """What the server answered: to the letter, or to each of its readers."""
    if isinstance(error, SMTPResponseException):
        return {error.smtp_code}
    if isinstance(error, SMTPRecipientsRefused):
        return {code for code, _words in error.recipients.values()}
    return set()
