"""Colour, icon, word and pattern of each kind of content; never colour alone."""

from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class KindLook:
    """`colour` names the CSS class t-<colour>; `pattern` a drawing in theming.covers."""

    label: str | Promise
    icon: str
    colour: str
    pattern: str


_PAGE: Final = KindLook(_("Page"), "file-text", "tool", "path")

KINDS: Final[dict[str, KindLook]] = {
    "brief": KindLook(_("Brief"), "file-text", "brief", "strata"),
    "publication": KindLook(_("Publication"), "library", "publication", "sheets"),
    "podcast": KindLook(_("Podcast"), "headphones", "podcast", "rings"),
    "episode": KindLook(_("Podcast episode"), "mic", "podcast", "bars"),
    "story": KindLook(_("Story"), "book-open", "story", "weave"),
    "exhibition": KindLook(_("Photo exhibition"), "image", "exhibition", "frames"),
    "event": KindLook(_("Event"), "calendar-days", "event", "sun"),
    "course": KindLook(_("Course"), "graduation-cap", "course", "terraces"),
    "module": KindLook(_("Module"), "layers", "course", "terraces"),
    "unit": KindLook(_("Unit"), "graduation-cap", "course", "terraces"),
    "discussion": KindLook(_("Discussion"), "messages-square", "forum", "dialogue"),
    "forum": KindLook(_("Forum"), "messages-square", "forum", "dialogue"),
    "checklist": KindLook(_("Checklist"), "list-checks", "tool", "path"),
    "tool": KindLook(_("Tool"), "scale", "tool", "path"),
    "person": KindLook(_("Person"), "circle-user", "forum", "dots"),
    "country": KindLook(_("Country"), "globe", "brief", "dots"),
    "topic": KindLook(_("Topic"), "layers", "tool", "waves"),
    "page": _PAGE,
}


def kind_look(kind: str) -> KindLook:
    """A kind that another app invented is shown as a plain page until it is listed here."""
    return KINDS.get(kind, _PAGE)
