"""Addresses of the search page: defaults left out, parameters in order, so equal searches have equal addresses."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from .query import Query, usual_sort


@dataclass(frozen=True, slots=True)
class Links:
    """Builds addresses that differ from the present search in one thing; all of them start at page 1 again."""

    path: str
    query: Query

    def _address(self, text: str, filters: Mapping[str, tuple[str, ...]], sort: str, page: int = 1) -> str:
        pairs = [(name, value) for name in sorted(filters) for value in sorted(filters[name])]
        if text:
            pairs.append(("q", text))
        if text and not self.query.expand:
            pairs.append(("expand", "0"))
        if sort and sort != usual_sort(text):
            pairs.append(("sort", sort))
        if page > 1:
            pairs.append(("page", str(page)))
        return f"{self.path}?{urlencode(pairs)}" if pairs else self.path

    @property
    def kept_sort(self) -> str:
        """The order, unless it is the one that goes without saying."""
        return "" if self.query.order == usual_sort(self.query.text) else self.query.order

    @property
    def current(self) -> str:
        return self._address(self.query.text, self.query.filters, self.kept_sort, self.query.page)

    def page(self, number: int) -> str:
        return self._address(self.query.text, self.query.filters, self.kept_sort, number)

    def parameters(self) -> str:
        """Everything but the page, without the question mark."""
        return self.page(1).partition("?")[2]

    def sorted_by(self, sort: str) -> str:
        return self._address(self.query.text, self.query.filters, sort)

    def expanding(self, on: bool) -> str:
        """With what else the words are called, or with the words alone."""
        return Links(self.path, replace(self.query, expand=on, page=1)).current

    def without_facet(self, name: str) -> str:
        filters = {other: values for other, values in self.query.filters.items() if other != name}
        return self._address(self.query.text, filters, self.kept_sort)

    def with_only(self, name: str, value: str) -> str:
        return self._address(self.query.text, {**self.query.filters, name: (value,)}, self.kept_sort)

    def toggled(self, name: str, value: str) -> str:
        """With the value chosen, or without it when it is chosen already."""
        held = self.query.filters.get(name, ())
        values = tuple(other for other in held if other != value) if value in held else (*held, value)
        filters = {**self.query.filters, name: values}
        return self._address(
            self.query.text, {key: some for key, some in filters.items() if some}, self.kept_sort
        )

    def without_filters(self) -> str:
        return self._address(self.query.text, {}, self.kept_sort)
