"""E-mail addresses of persons; those of an office's desk are public."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from privacy.finding import Kind
from privacy.place import Asked, Place

_PLAIN: Final = re.compile(
    r"(?<![\w.+-])([A-Za-z0-9][\w.+-]{0,63})@((?:[A-Za-z0-9-]{1,63}\.){1,5}[A-Za-z]{2,24})(?![\w-])"
)
# As people write them to escape machines: ana (at) example (dot) org
_SPOKEN: Final = re.compile(
    r"(?<![\w.+-])([A-Za-z0-9][\w.+-]{0,63})\s?[\[({]\s?(?:at|arobase|arroba|@)\s?[\])}]\s?"
    r"((?:[A-Za-z0-9-]{1,63}(?:\.|\s?[\[({]\s?(?:dot|point|punto|ponto)\s?[\])}]\s?)){1,5}[A-Za-z]{2,24})\b",
    re.IGNORECASE,
)
_DESKS: Final = frozenset(
    [
        "info",
        "contact",
        "contacts",
        "contacto",
        "contato",
        "office",
        "help",
        "helpdesk",
        "helpline",
        "hotline",
        "support",
        "secretariat",
        "secretariado",
        "press",
        "media",
        "jobs",
        "recruitment",
        "hr",
        "admin",
        "administration",
        "enquiries",
        "inquiries",
        "mail",
        "email",
        "post",
        "webmaster",
        "noreply",
        "no-reply",
        "avrr",
        "avr",
        "return",
        "returns",
        "retour",
        "retorno",
        "reintegration",
        "reintegracion",
        "reception",
        "accueil",
        "communication",
        "communications",
        "privacy",
        "dpo",
        "legal",
        "protection",
        "training",
        "feedback",
        "complaints",
        "forum",
        "team",
        "equipe",
        "equipo",
        "bureau",
        "oficina",
        "mission",
        "consulate",
        "consulat",
        "embassy",
        "ambassade",
    ]
)


def places(asked: Asked) -> Iterator[Place]:
    for pattern in (_PLAIN, _SPOKEN):
        for match in pattern.finditer(asked.text):
            if not _is_desk(match[1]):
                yield Place(match.start(), match.end(), Kind.EMAIL, certain=True)


def _is_desk(local: str) -> bool:
    """`info`, `contact.dakar`, `iom-help`: a word for a desk and no second name."""
    parts = re.split(r"[._+-]", local.lower())
    return local.lower() in _DESKS or any(part in _DESKS for part in parts)
