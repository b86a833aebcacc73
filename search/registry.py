"""Who has something to find: each app registers a Source for each of its kinds of object."""

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any, ClassVar, Generic, Protocol, TypeAlias, TypeVar

from django.db.models import Model, QuerySet
from django.utils import translation
from django.utils.functional import Promise

from .entry import Entry
from .facets import register_facet
from .results import Hit

# Importing the user classes here would load models before Django is ready for them.
if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser
    from django.contrib.auth.models import AnonymousUser

User: TypeAlias = "AbstractBaseUser | AnonymousUser"
M = TypeVar("M", bound=Model)
S = TypeVar("S", bound="type[Source[Any]]")


@dataclass(frozen=True, slots=True)
class Kind:
    """How one kind of thing is called and drawn."""

    label: str | Promise
    icon: str = "file-text"


class VisibleGroup(Protocol):
    """Answers for several sources at once which of these ids the user may open now."""

    def visible(self, ids: Collection[str], user: User) -> Collection[str]: ...


class Source(ABC, Generic[M]):
    """Turns the objects of one model into entries and says who may open them now."""

    model: ClassVar[type[Model]]
    kinds: ClassVar[Mapping[str, Kind]] = {}
    depends_on: ClassVar[tuple[type[Model], ...]] = ()
    # How long every process may take to know of a change in one of those.
    dependants_after_seconds: ClassVar[float] = 0.0
    visible_group: ClassVar[VisibleGroup | None] = None
    title_field: ClassVar[str] = "title"
    live_signals: ClassVar[bool] = True

    @abstractmethod
    def queryset(self) -> QuerySet[M]:
        """Everything that may be indexed, with what `entry` reads already joined."""

    @abstractmethod
    def entry(self, obj: M) -> Entry | None:
        """The entry as it should be now, or None to take it out."""

    @abstractmethod
    def visible(self, ids: Collection[str], user: User) -> Collection[str]:
        """Those of the ids (as text) that the user may open at this moment, in one query."""

    def dependants(self, instance: Model) -> Iterable[M | str]:
        """Objects or keys to index again when an instance of `depends_on` changes."""
        return ()

    def title_matches(self, text: str, user: User, limit: int) -> list[Hit]:
        """Hits by title alone, for the time when there is no index."""
        words = {f"{self.title_field}__icontains": text} if text else {}
        found = {str(obj.pk): obj for obj in self.queryset().filter(**words).order_by("-pk")[: limit * 3]}
        allowed = set((self.visible_group or self).visible(list(found), user))
        entries = (self.entry(obj) for pk, obj in found.items() if pk in allowed)
        return [Hit.from_entry(entry) for entry in islice((entry for entry in entries if entry), limit)]

    @property
    def label(self) -> str:
        return self.model._meta.label_lower

    def key(self, obj: Model) -> str:
        return f"{self.label}:{obj.pk}"

    def read(self, ids: Collection[str]) -> dict[str, M]:
        """The objects that still exist, by id as text."""
        objects: Iterable[Any] = self.queryset().filter(pk__in=ids)
        return {str(obj.pk): obj for obj in objects}


_sources: dict[str, Source[Any]] = {}


def register(source: S) -> S:
    """Class decorator; a second source for the same model replaces the first."""
    made = source()
    _sources[made.label] = made
    return source


def sources() -> tuple[Source[Any], ...]:
    return tuple(_sources.values())


def source_of(key: str) -> Source[Any] | None:
    return _sources.get(key.partition(":")[0])


def source_for(model: type[Model]) -> Source[Any] | None:
    return _sources.get(model._meta.label_lower)


def kinds() -> dict[str, Kind]:
    return {name: kind for source in _sources.values() for name, kind in source.kinds.items()}


def _kind_labels(values: Collection[str], language: str) -> dict[str, str]:
    known = kinds()
    with translation.override(language):
        return {value: str(known[value].label) for value in values if value in known}


def _kind_names(language: str) -> Iterable[tuple[str, str]]:
    return _kind_labels(list(kinds()), language).items()


register_facet("kind", labels=_kind_labels, names=_kind_names)
