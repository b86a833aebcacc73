"""The door to a machine that translates: shut unless a setting names an engine, and never open for sensitive forums."""

from __future__ import annotations

import re
from typing import Final, Protocol

from django.conf import settings
from django.utils.module_loading import import_string

from forums.models import Post
from taxonomy.labels import snapshot

MARK: Final = re.compile(r"⟦(\d+)⟧")


class Engine(Protocol):
    """What `FORUM_TRANSLATION_ENGINE` names: a class without arguments; `name` is shown to readers."""

    name: str

    def translate(self, text: str, source: str, target: str) -> str:
        """The text in the target language; signs such as ⟦3⟧ stand for terms and must come back as they are."""


class LostTermError(Exception):
    """The engine did not give every protected term back."""


def engine_for(post: Post) -> Engine | None:
    """None where nothing is set up, or where words must not leave the site."""
    if not settings.FORUM_TRANSLATION_ENGINE or post.topic.forum.sensitive:
        return None
    made: Engine = import_string(settings.FORUM_TRANSLATION_ENGINE)()
    return made


def translated_by(engine: Engine, text: str, source: str, target: str) -> str:
    """The text with the field's own short names (AVRR, SOP …) as they were."""
    safe, terms = protect(text)
    return restore(engine.translate(safe, source, target), terms)


def protect(text: str) -> tuple[str, list[str]]:
    """Put signs in the place of acronyms of the glossary; longest first, whole words alone."""
    acronyms = sorted(set(snapshot().acronyms.values()) - {""}, key=len, reverse=True)
    if not acronyms:
        return text, []
    known = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, acronyms))})(?!\w)")
    terms: list[str] = []

    def mark(found: re.Match[str]) -> str:
        terms.append(found.group())
        return f"⟦{len(terms) - 1}⟧"

    return known.sub(mark, text), terms


def restore(text: str, terms: list[str]) -> str:
    """Raises LostTermError unless each sign came back; one that was never given is an error as well."""
    signs = {int(number) for number in MARK.findall(text)}
    if signs != set(range(len(terms))):
        raise LostTermError
    return MARK.sub(lambda found: terms[int(found.group(1))], text)
