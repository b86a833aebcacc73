"""Which access classes a viewer meets, and the last look in the database before anything is shown."""

import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.utils.module_loading import import_string

from . import conf
from .entry import Access
from .models import AccessClass, Outbox
from .registry import User, VisibleGroup, source_of
from .results import Hit

logger = logging.getLogger(__name__)

MOST_HIDDEN = 5_000


def viewer_tokens(user: User) -> frozenset[str]:
    """What this person is, in the words access rules are written in."""
    path = conf.viewer_tokens_path()
    if path:
        return frozenset(import_string(path)(user)) | {"public"}
    return frozenset({"public", "member"} if user.is_authenticated else {"public"})


def reader_languages(user: User, language: str) -> tuple[str, ...]:
    """The languages this person reads, that of the page first."""
    path = conf.reader_languages_path()
    others = import_string(path)(user) if path else ()
    return tuple(dict.fromkeys([language, *others]))


class _KnownClasses:
    """The classes that documents of one index version can carry; a class is stored before its documents."""

    def __init__(self) -> None:
        self._version = ""
        self._classes: tuple[tuple[str, Access], ...] = ()

    def at(self, version: str) -> tuple[tuple[str, Access], ...]:
        if not version or version != self._version:
            rows = AccessClass.objects.values_list("key", "requirements")
            self._classes = tuple((key, Access.from_requirements(needed)) for key, needed in rows)
            self._version = version
        return self._classes


_known = _KnownClasses()


def met_classes(tokens: Iterable[str], version: str) -> frozenset[str]:
    """Keys of the classes these tokens meet; a class we do not know is never met."""
    held = frozenset(tokens)
    return frozenset(key for key, access in _known.at(version) if access.met_by(held))


def hidden_keys() -> tuple[str, ...]:
    """Objects that were deleted or restricted and are not yet indexed again."""
    return tuple(Outbox.objects.hiding().values_list("key", flat=True).distinct()[:MOST_HIDDEN])


@dataclass(slots=True)
class _Ask:
    checker: VisibleGroup
    ids: list[str] = field(default_factory=list)


def recheck(hits: Sequence[Hit], user: User) -> tuple[Hit, ...]:
    """The hits this user may open now, asked of the database once for each group of sources."""
    asks: dict[int, _Ask] = {}
    for hit in hits:
        source = source_of(hit.key)
        if source is not None:
            checker = source.visible_group or source
            asks.setdefault(id(checker), _Ask(checker)).ids.append(hit.key.partition(":")[2])
    allowed = {identity: _visible(ask, user) for identity, ask in asks.items()}
    kept = tuple(hit for hit in hits if _is_allowed(hit, allowed))
    if len(kept) < len(hits):
        dropped = sorted({hit.key for hit in hits} - {hit.key for hit in kept})
        logger.warning(
            "search dropped %d of %d hits after the database check: %s", len(dropped), len(hits), dropped
        )
    return kept


def _is_allowed(hit: Hit, allowed: dict[int, frozenset[str]]) -> bool:
    source = source_of(hit.key)
    if source is None:
        return False
    return hit.key.partition(":")[2] in allowed.get(id(source.visible_group or source), frozenset())


def _visible(ask: _Ask, user: User) -> frozenset[str]:
    try:
        return frozenset(str(pk) for pk in ask.checker.visible(ask.ids, user))
    except Exception:
        logger.exception("search could not check %d hits and shows none of them", len(ask.ids))
        return frozenset()
