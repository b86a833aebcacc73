"""The single keys of forum pages, as the page that explains them lists them; `keys.js` acts on them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Key:
    """A key, or two, and what it does."""

    names: tuple[str, ...]
    does: str | Promise


KEYS: Final = (
    Key(("j",), _("The next post, or the next row of a list")),
    Key(("k",), _("The one before it")),
    Key(("o", "Enter"), _("Open the row")),
    Key(("r",), _("Write a reply")),
    Key(("q",), _("Quote the post in a reply")),
    Key(("t",), _("Thank for the post, or take the thanks back")),
    Key(("b",), _("Bookmark the post; before the first step, the topic")),
    Key(("u",), _("Up to the list")),
    Key(("n",), _("The next page, with older topics in a list")),
    Key(("p",), _("The previous page; in a list, the newest topics")),
    Key(("/",), _("Search the whole site")),
    Key(("?",), _("Show this list")),
    Key(("Esc",), _("Close this list")),
)
