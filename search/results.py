"""What comes back: hits with their text ready to show, counts and how they were got."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType

from django.utils.html import escape
from django.utils.safestring import SafeString

from .entry import Entry
from .expanding import OtherNames
from .facets import Facet

NOTHING = SafeString()


@dataclass(frozen=True, slots=True)
class OtherLanguage:
    """The same work in another language."""

    language: str
    name: str
    url: str


@dataclass(frozen=True, slots=True)
class Hit:
    """One found thing; `title_html` and `snippet` are escaped, with marks round the words."""

    key: str
    kind: str
    language: str
    title: str
    url: str
    title_html: SafeString = NOTHING
    snippet: SafeString = NOTHING
    passage_label: str = ""
    passage_anchor: str = ""
    published: datetime | None = None
    updated: datetime | None = None
    family: str = ""
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    country_names: tuple[str, ...] = ()
    extra: Mapping[str, str | int] = field(default_factory=lambda: MappingProxyType({}))
    score: float = 0.0
    kind_label: str = ""
    icon: str = ""
    language_name: str = ""
    also_in: tuple[OtherLanguage, ...] = ()

    @classmethod
    def from_entry(cls, entry: Entry) -> "Hit":
        """For answers that come from the database and so carry no marks."""
        return cls(
            key=entry.key,
            kind=entry.kind,
            language=entry.language,
            title=entry.title,
            url=entry.url,
            title_html=escape(entry.title),
            snippet=escape(entry.summary),
            published=entry.published,
            updated=entry.updated,
            family=entry.translation_of or entry.key,
            facets=entry.facet_values,
            extra=dict(entry.extra),
        )

    @property
    def countries(self) -> tuple[str, ...]:
        return self.facets.get("country", ())

    @property
    def date(self) -> datetime | None:
        return self.published or self.updated

    @property
    def starts(self) -> datetime | None:
        """When an event begins, which its readers want to know more than when it was announced."""
        try:
            return datetime.fromisoformat(str(self.extra.get("starts", "")))
        except ValueError:
            return None

    @property
    def passage_url(self) -> str:
        if not self.passage_anchor:
            return self.url
        return f"{self.url.split('#')[0]}#{self.passage_anchor}"


@dataclass(frozen=True, slots=True)
class Results:
    """A page of hits and how they were got.

    `total` counts every text, `listed` what the pages list: some lists name a work once for its languages.
    `further` are hits that lack some of the words, when few have them all; nothing counts them.
    `some_words`: no hit had all the words. `corrected`: what was searched instead of a misspelt query.
    `other_names` were looked for too if `expanded`, otherwise they could be. `warming`: there is no index, so titles alone were searched.
    """

    hits: tuple[Hit, ...] = ()
    further: tuple[Hit, ...] = ()
    total: int = 0
    facets: tuple[Facet, ...] = ()
    page: int = 1
    size: int = 20
    some_words: bool = False
    warming: bool = False
    corrected: str = ""
    other_names: tuple[OtherNames, ...] = ()
    expanded: bool = True
    listed: int = 0
    languages: tuple[str, ...] = ()
    dropped: int = 0
    messages: tuple[str, ...] = ()
    took: float = 0.0

    @property
    def in_own_languages(self) -> tuple[Hit, ...]:
        """All of them when they are not grouped."""
        return tuple(hit for hit in self.hits if not self.languages or hit.language in self.languages)

    @property
    def in_other_languages(self) -> tuple[Hit, ...]:
        return tuple(hit for hit in self.hits if self.languages and hit.language not in self.languages)
