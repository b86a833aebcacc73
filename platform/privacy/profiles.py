"""Links and handles that lead to one person."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from privacy.finding import Kind
from privacy.place import Asked, Place

_LINK: Final = re.compile(
    r"(?<![\w.@])(?:https?://)?(?:[a-z-]{1,12}\.){0,2}"
    r"(?:facebook\.com|fb\.com|fb\.me|m\.me|instagram\.com|instagr\.am|linkedin\.com/in|linkedin\.com/pub"
    r"|t\.me|telegram\.me|wa\.me|api\.whatsapp\.com|chat\.whatsapp\.com|tiktok\.com|twitter\.com|x\.com|vk\.com|ok\.ru"
    r"|snapchat\.com/add|threads\.net|viber\.me|discord\.gg|youtube\.com/(?=@))"
    r"/(@?[\w.%?=&+/-]{2,120})",
    re.IGNORECASE,
)
# Parts of these sites that show no person.
_PUBLIC: Final = re.compile(
    r"(?:groups|events|pages|watch|hashtag|policies|legal|help|business|sharer|share|intent|explore|search"
    r"|settings|privacy|terms|about|login|s/)(?:[/?.]|$)",
    re.IGNORECASE,
)
_ORGANISED: Final = frozenset(
    [
        "official",
        "office",
        "embassy",
        "ambassade",
        "embajada",
        "ministry",
        "ministere",
        "ministerio",
        "gov",
        "govt",
        "migration",
        "migracion",
        "ofii",
        "bamf",
        "fedasil",
        "frontex",
        "europa",
        "europe",
        "eu",
        "un",
        "reintegration",
        "refugee",
        "refugees",
        "ngo",
        "ong",
        "ilo",
        "unwomen",
        "undp",
        "pnud",
        "nations",
        "association",
        "community",
        "centre",
        "center",
        "redcross",
        "croixrouge",
        "cruzroja",
        "caritas",
    ]
)
_AGENCIES: Final = ("iom", "oim", "unhcr", "acnur", "unicef", "ifrc", "icrc", "undp")
_PARTS: Final = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
_CUED: Final = re.compile(
    r"(?:facebook|instagram|insta|tele?gram|tik\s?tok|twitter|snap(?:chat)?|messenger|linkedin|skype|vk"
    r"|فيسبوك|انستغرام|انستقرام|تيليغرام|تلغرام|تيك توك|سناب(?: شات)?|ماسنجر)"
    r"[^\n@.!?]{0,30}?(@[A-Za-z0-9_][\w.]{2,40})",
    re.IGNORECASE,
)
_NAMED: Final = re.compile(
    r"(?:facebook|instagram|insta|tele?gram|tik\s?tok|twitter|snap(?:chat)?|messenger|skype)"
    r"\s{0,2}(?:user(?:name)?|handle|account|id|profile|name|compte|pseudo|cuenta|usuario|perfil|conta)?"
    r"\s{0,2}(?::|is|est|es|é)\s{0,2}([A-Za-z][A-Za-z0-9]{0,30}[._0-9][\w.]{1,40})",
    re.IGNORECASE,
)


def places(asked: Asked) -> Iterator[Place]:
    for match in _LINK.finditer(asked.text):
        path = match[1]
        end = match.end() - (len(path) - len(path.rstrip("./?")))
        if not _PUBLIC.match(path) and not _is_organised(path):
            yield Place(match.start(), end, Kind.PROFILE, certain=True)
    for pattern in (_CUED, _NAMED):
        for match in pattern.finditer(asked.text):
            handle = match[1].rstrip(".")
            if not _is_organised(handle) and not _is_member(asked, handle):
                yield Place(match.start(1), match.start(1) + len(handle), Kind.PROFILE)


def _is_organised(handle: str) -> bool:
    """The page of an agency or an office, not of a person."""
    parts = {part.lower() for part in _PARTS.findall(handle)}
    return handle.lower().lstrip("@").startswith(_AGENCIES) or not parts.isdisjoint(_ORGANISED)


def _is_member(asked: Asked, handle: str) -> bool:
    return asked.is_member is not None and asked.is_member(handle.removeprefix("@"))
