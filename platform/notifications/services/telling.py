"""One row in the transaction of what happened; people are told after it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import Model

from notifications.kinds import key_of
from notifications.models import Event
from notifications.tasks import carry_event


def tell(
    *,
    kind: str,
    recipients: Iterable[Any],
    about: Model,
    actor: Any = None,
    details: Mapping[str, Any] | None = None,
    fold: str = "",
    step: int = 0,
    once: str = "",
    places: Sequence[str] = (),
) -> Event:
    """Tell these people of `about`; how it looks is said by the registered kind.

    `once` names the thing that is told at most once to a person, by itself the kind with the object;
    `fold` the conversation it belongs to, `step` how far into it; `places` are keys, the narrowest first,
    that people may have chosen a pace of letters for.
    """
    return _write(
        kind=kind,
        recipients=[person.pk for person in recipients],
        about=key_of(about),
        actor=actor,
        details=dict(details or {}),
        fold=fold,
        step=step,
        once=once or f"{kind}|{key_of(about)}",
        places=list(places),
    )


def announce(
    *,
    occasion: str,
    about: Model,
    actor: Any = None,
    details: Mapping[str, Any] | None = None,
    fold: str = "",
    step: int = 0,
    once: str = "",
    places: Sequence[str] = (),
) -> Event:
    """The same for an occasion whose audience is found later, by the function registered for it."""
    return _write(
        occasion=occasion,
        about=key_of(about),
        actor=actor,
        details=dict(details or {}),
        fold=fold,
        step=step,
        once=once or key_of(about),
        places=list(places),
    )


def _write(**values: Any) -> Event:
    event = Event.objects.create(**values)
    transaction.on_commit(partial(carry_event.enqueue, event.pk))
    return event
