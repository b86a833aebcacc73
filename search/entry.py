"""What an app hands over to be found, and who may find it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from types import MappingProxyType

from . import conf
from .facets import VALUE, facet_names

TOKEN = re.compile(r"[a-z0-9_.:@-]{1,80}")
KEY = re.compile(r"[a-z_0-9]+\.[a-z_0-9]+:[\w-]{1,64}")
LONGEST_READABLE_KEY = 100
NO_EXTRA: Mapping[str, str | int] = MappingProxyType({})
NO_FACETS: Mapping[str, tuple[str, ...]] = MappingProxyType({})

Clause = frozenset[str]


@dataclass(frozen=True, slots=True)
class Access:
    """Who may read: every clause must be met, and a clause is met by any one of its tokens."""

    clauses: frozenset[Clause]

    def __post_init__(self) -> None:
        if not self.clauses:
            raise ValueError("An access without clauses would be open to everybody; say Access.public()")
        for token in frozenset[str]().union(*self.clauses):
            if not TOKEN.fullmatch(token):
                raise ValueError(f"{token!r} is not an access token")

    @classmethod
    def public(cls) -> "Access":
        return cls(frozenset({frozenset({"public"})}))

    @classmethod
    def members(cls) -> "Access":
        return cls(frozenset({frozenset({"member"})}))

    @classmethod
    def any_of(cls, *tokens: str) -> "Access":
        """Met by any one of the tokens; with none at all, by nobody."""
        return cls(frozenset({frozenset(tokens)}))

    @classmethod
    def from_requirements(cls, requirements: Iterable[Iterable[str]]) -> "Access":
        return cls(frozenset(frozenset(clause) for clause in requirements))

    def __and__(self, other: "Access") -> "Access":
        return Access(self.clauses | other.clauses)

    @property
    def needed(self) -> frozenset[Clause]:
        """The clauses that say something: implied ones are left out, so equal rules get equal keys."""
        real = {clause for clause in self.clauses if "public" not in clause}
        if not real:
            return frozenset({frozenset({"public"})})
        return frozenset(clause for clause in real if not any(other < clause for other in real))

    @property
    def requirements(self) -> list[list[str]]:
        return sorted(sorted(clause) for clause in self.needed)

    @property
    def key(self) -> str:
        """The same text for the same rule, in every process and after every restart."""
        readable = "&".join("|".join(clause) for clause in self.requirements) or "nobody"
        if len(readable) <= LONGEST_READABLE_KEY:
            return readable
        return f"sha256:{sha256(readable.encode()).hexdigest()}"

    def met_by(self, tokens: frozenset[str]) -> bool:
        return all(clause & tokens for clause in self.needed)


@dataclass(frozen=True, slots=True)
class Passage:
    """A part of a long text that can be linked to: a page, a minute, a post."""

    text: str
    anchor: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One findable thing in one language, as plain text.

    `other_languages` are those in which the same work can be read too: without words to look for,
    a reader is shown each work once.
    """

    key: str
    kind: str
    language: str
    title: str
    url: str
    access: Access
    summary: str = ""
    body: str = ""
    passages: tuple[Passage, ...] = ()
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: NO_FACETS)
    published: datetime | None = None
    updated: datetime | None = None
    translation_of: str = ""
    other_languages: tuple[str, ...] = ()
    extra: Mapping[str, str | int] = field(default_factory=lambda: NO_EXTRA)

    def __post_init__(self) -> None:
        if not isinstance(self.access, Access):
            raise TypeError(f"{self.key}: an entry must say who may read it")
        if not KEY.fullmatch(self.key):
            raise ValueError(f"{self.key!r} is not a key of the form app.model:id")
        if not self.url.startswith(("/", "https://", "http://")):
            raise ValueError(f"{self.key}: {self.url!r} is not a path or web address")
        for name, values in self.facet_values.items():
            if name not in facet_names():
                raise ValueError(f"{self.key}: there is no facet called {name!r}")
            for value in values:
                if not VALUE.fullmatch(value):
                    raise ValueError(f"{self.key}: {value!r} is not a value for the facet {name}")

    @property
    def serves(self) -> tuple[str, ...]:
        """Languages of readers for whom this is the version to list: its own, and those that have none."""
        own = conf.analysed_as(self.language)
        present = {own, *(conf.analysed_as(language) for language in self.other_languages)}
        first = next((language for language in conf.languages() if language in present), own)
        lacking = (
            [language for language in conf.languages() if language not in present] if own == first else []
        )
        return (own, *lacking)

    @property
    def facet_values(self) -> dict[str, tuple[str, ...]]:
        """The given facets with kind, language and year filled in."""
        given = {name: tuple(dict.fromkeys(values)) for name, values in self.facets.items() if values}
        given["kind"] = (self.kind,)
        given["language"] = (self.language,)
        if self.published is not None:
            given.setdefault("year", (str(self.published.year),))
        return given
