"""What an engine must be able to do; it is given keys of access classes and never decides about access."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Protocol

from ..entry import Entry
from ..parser import ParsedQuery
from ..results import Hit


class EngineUnavailable(Exception):
    """The index is missing, of another shape, or broken; callers answer in another way."""


class EngineBusy(EngineUnavailable):
    """Somebody else is writing."""


@contextmanager
def guarded() -> Iterator[None]:
    """Native engines fail in their own ways, some of which are not even an Exception."""
    try:
        yield
    except EngineUnavailable:
        raise
    except (ValueError, OSError, RuntimeError) as error:
        raise EngineUnavailable(str(error)) from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise EngineUnavailable("the engine panicked") from error


@dataclass(frozen=True, slots=True)
class Document:
    """An entry ready to be stored: its class key, its facets with everything above them, and their names."""

    entry: Entry
    access: str
    facets: Mapping[str, tuple[str, ...]]
    labels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Request:
    """One question to an engine; without classes the answer is empty.

    `at_least` is how many of the words must be found; none means all of them. Texts about one of the topics in
    `about` come too, whatever their words, and those with words come earlier for it. `serving` limits the answer to
    the one version of each work that is listed for readers of that language, in place of a language filter.
    `known_total` spares an engine the counting: the answer repeats it.
    """

    parsed: ParsedQuery = field(default_factory=ParsedQuery)
    classes: frozenset[str] = frozenset()
    hidden: tuple[str, ...] = ()
    at_least: int = 0
    about: tuple[str, ...] = ()
    language: str = "en"
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    facets: tuple[str, ...] = ()
    serving: str = ""
    sort: str = "relevance"
    offset: int = 0
    limit: int = 20
    snippets: bool = True
    known_total: int | None = None


@dataclass(frozen=True, slots=True)
class Counts:
    """Hits for each value of one facet; `without` is the total with this facet's own filter dropped."""

    values: Mapping[str, int]
    without: int | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    hits: tuple[Hit, ...] = ()
    total: int = 0
    counts: Mapping[str, Counts] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Tally:
    """Everything there is, by access class: `values` by facet, value and class, `totals` by class alone.

    A facet with more values than are ever counted is left out.
    """

    values: Mapping[str, Mapping[str, Mapping[str, int]]]
    totals: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Info:
    """What operators want to know about the index that answers now."""

    ready: bool
    engine: str
    shape: str
    generation: str = ""
    documents: int = 0
    passages: int = 0
    bytes_on_disk: int = 0


class Writer(Protocol):
    """Changes the index that answers; nothing shows before `commit`."""

    def replace(self, changes: Mapping[str, Document | None]) -> None: ...

    def commit(self) -> None: ...


class Build(Writer, Protocol):
    """A whole index beside the one that answers."""

    @property
    def name(self) -> str:
        """Of this generation, as `Info` gives it once it answers."""

    def add(self, documents: Iterable[Document]) -> None:
        """Faster than `replace`, for documents that are not there yet."""

    def count(self) -> int: ...

    def keys(self) -> Iterator[str]:
        """The key of every document as of the last commit, in no order."""

    def note(self, text: str) -> None:
        """Keep a text beside this build in place of the one before, for who goes on with it."""

    def publish(self) -> str:
        """Readers see the whole old index or the whole new one; the old one is kept for an hour at least."""


class Engine(Protocol):
    """Answers questions and takes changes; one object serves one process and its threads."""

    def info(self) -> Info: ...

    def version(self) -> str:
        """Changes with every commit; empty while there is no index of the right shape."""

    def search(self, request: Request) -> Answer: ...

    def corrections(self, request: Request) -> Mapping[str, str]:
        """For words that nothing readable has: the nearest word that something readable has."""

    def suggest(self, text: str, request: Request) -> tuple[Hit, ...]: ...

    def keys(self) -> Iterator[str]:
        """The key of every document, in no order; changes made meanwhile do not disturb."""

    def tally(self, serving: str) -> Tally:
        """Counts of all documents, or of those that are listed for readers of one language."""

    def keep(self, name: str, text: str) -> None:
        """Keep a text beside the index that answers now, for all processes."""

    def kept(self, name: str) -> str:
        """The text kept under this name beside the index that answers now, if any."""

    def update(self) -> AbstractContextManager[Writer]: ...

    def build(self, *, go_on: bool = False) -> AbstractContextManager[Build]:
        """A fresh index, or the unfinished one as of its last commit; the caller holds the writer's lock.

        Leaves nothing behind unless it was published. Only the end of the process leaves it unfinished: a kill,
        or an exception that is not an `Exception`. Any other unfinished one is removed, of whatever shape.
        """

    def unfinished(self) -> str:
        """The last note of the build of this shape that can be gone on with; empty when there is none."""

    def previous(self) -> str:
        """The generation that answered before the present one and is still there; empty when there is none."""

    def going_back(self) -> AbstractContextManager[Build]:
        """That generation, to be brought up to date and published; it stays there when that fails."""
