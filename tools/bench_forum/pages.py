"""Forms of pages that know nothing of being measured: found by the field that holds the text."""

from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass(slots=True)
class PageForm:
    """What a browser would send with one form."""

    action: str = ""
    values: dict[str, str] = field(default_factory=dict)
    texts: list[str] = field(default_factory=list)


class FormReader(HTMLParser):
    """Collects the forms of a page with their hidden fields, chosen options and text fields."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[PageForm] = []
        self._select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.forms.append(PageForm(given.get("action", "")))
        elif self.forms and "name" in given:
            self._field(tag, given)
        elif tag == "option" and self.forms and self._select and "selected" in given:
            self.forms[-1].values[self._select] = given.get("value", "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "select":
            self._select = ""

    def _field(self, tag: str, given: dict[str, str]) -> None:
        form, kind = self.forms[-1], given.get("type", "text")
        if tag == "textarea":
            form.texts.append(given["name"])
        elif tag == "select":
            self._select = given["name"]
        elif tag == "input" and (
            kind not in {"checkbox", "radio", "submit", "button", "file"}
            or (kind in {"checkbox", "radio"} and "checked" in given)
        ):
            form.values[given["name"]] = given.get("value", "")


def form_with(page: str, text_field: str) -> PageForm | None:
    """The first form in which people write into this field."""
    reader = FormReader()
    reader.feed(page)
    return next((form for form in reader.forms if text_field in form.texts), None)
