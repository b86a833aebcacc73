"""A question, as a view or another app asks it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

PAGE_SIZE = 20
DEEPEST_OFFSET = 10_000
SORTS = ("relevance", "date")


def usual_sort(text: str) -> str:
    """Newest first when there are no words to be relevant to."""
    return "relevance" if text else "date"


@dataclass(frozen=True, slots=True)
class Query:
    """Text, filters and order; `facets=None` counts every facet, `()` none.

    With `languages`, hits in these stand before those in others, and the first of them is preferred.
    Without `expand` only the words themselves are looked for, not what else that is called. With `counted` off
    nobody is told how many there are, which saves asking what was just taken away.
    """

    text: str = ""
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    language: str = "en"
    sort: str = ""
    page: int = 1
    size: int = PAGE_SIZE
    facets: tuple[str, ...] | None = None
    snippets: bool = True
    expand: bool = True
    counted: bool = True
    languages: tuple[str, ...] = ()

    @property
    def order(self) -> str:
        """The order asked for; relevance says nothing without words."""
        return self.sort if self.sort and self.text else usual_sort(self.text)

    @property
    def offset(self) -> int:
        return max(0, self.page - 1) * self.size
