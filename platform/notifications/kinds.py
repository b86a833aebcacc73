"""The kinds of notices, registered by the apps whose things they tell of.

An app that has something to tell writes a few lines, loaded by its `AppConfig.ready`:

    from notifications import kinds

    kinds.register(
        kinds.Kind(
            key="forums.flag",
            label=_("A report waits for you"),
            icon="flag",
            open_to=reports_open_to,
            phrase=lambda told, report: _("%(name)s reported a post") % {"name": told.actor_name},
            url=lambda report: report.get_absolute_url(),
        )
    )

`open_to(user, keys)` is the door: it gets keys such as `forums.report:7` and returns, by key, the objects
that this person may open now, fetched with whatever the phrase and the address need. It is asked when a
list is shown and again when a letter is sent, so what somebody lost the right to is told to them nowhere.
Most often it is `by_key(Report.objects.visible_to(user), keys)`.

Then any service tells people, inside the transaction of what it tells of:

    from notifications import services

    services.tell(kind="forums.flag", recipients=moderators, about=report, actor=request.user)

That writes one row. A task carries it to the people after the commit: nobody is told of their own act,
nor twice of the same thing (`once`), nor of what they may not open. Whoever wants letters gets one, written
by `compose`; without it the letter is the phrase and the link.

Where finding the recipients takes time, register an occasion: a function that names them in the task.

    kinds.register_occasion("forums.post", audience_of_post)
    services.announce(occasion="forums.post", about=post, actor=author)
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.db.models import Model, QuerySet
from django.utils.functional import Promise

if TYPE_CHECKING:
    from notifications.letters.content import Content
    from notifications.models import Event, Letter, Notice


@dataclass(frozen=True, slots=True)
class Told:
    """What a phrase may speak of beside the object itself."""

    kind: str
    about: str
    number: int = 1
    actor_name: str = ""
    details: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Kind:
    """How one kind of notice looks and who may be shown it; see the head of this module."""

    key: str
    label: str | Promise
    icon: str
    open_to: Callable[[Any, Sequence[str]], Mapping[str, Any]]
    phrase: Callable[[Told, Any], str]
    url: Callable[[Any], str]
    compose: Callable[[Any, Told, Any], Content] | None = None
    # Unread ones about the same conversation become one line with a number.
    folds: bool = False
    mailed: bool = True
    # Stops news of one conversation for somebody; the key is the `fold` it was told under.
    mute: Callable[[Any, str], None] | None = None


Audience = Callable[["Event"], Mapping[int, str]]
_kinds: dict[str, Kind] = {}
_occasions: dict[str, Audience] = {}


def register(kind: Kind) -> None:
    _kinds[kind.key] = kind


def register_occasion(key: str, audience: Audience) -> None:
    """`audience(event)` names the key of a kind for each id of a person who may open what the event is about."""
    _occasions[key] = audience


def kind_of(key: str) -> Kind | None:
    """None for the kind of an app that is no longer installed."""
    return _kinds.get(key)


def audience_of(key: str) -> Audience | None:
    return _occasions.get(key)


def key_of(thing: Model) -> str:
    """The lasting name of an object: `forums.post:12`."""
    return f"{thing._meta.label_lower}:{thing.pk}"


def pk_of(key: str) -> int:
    return int(key.rpartition(":")[2])


def by_key(rows: QuerySet[Any], keys: Sequence[str]) -> dict[str, Any]:
    """The rows behind the keys, in one query."""
    return {key_of(row): row for row in rows.filter(pk__in=[pk_of(key) for key in keys])}


def told_of(row: Notice | Letter) -> Told:
    """Whoever left, or was shut out, is not named."""
    actor = row.actor if row.actor_id else None
    return Told(
        kind=row.kind,
        about=row.about,
        number=getattr(row, "number", 1),
        actor_name=actor.get_full_name() if actor and actor.is_active else "",
        details=row.details,
    )
