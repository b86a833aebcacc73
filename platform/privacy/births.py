"""Days of birth: a date counts only beside a word for being born."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from privacy.dates import DATE
from privacy.finding import Kind
from privacy.place import Asked, Place
from privacy.words import any_of

_BORN: Final = rf"(?<!\w)[وفب]?{any_of('BORN')}(?!\w)"
_CUED: Final = re.compile(rf"{_BORN}[^\d!?\n]{{0,40}}?(?<!\d)({DATE})")
_BEFORE: Final = re.compile(rf"(?<!\d)({DATE})\s?[,(=:/-]{{0,2}}\s?(?:is|est|es|e|هو)?\s?{_BORN}")
# Children born after a day are a rule of law, not a person.
_RULE: Final = re.compile(rf"(?<!\w){any_of('AFTER')}(?!\w)")


def places(asked: Asked) -> Iterator[Place]:
    for match in asked.search(_CUED):
        if not _RULE.search(asked.low, match.start(), match.start(1)):
            yield Place(match.start(1), match.end(1), Kind.BIRTH)
    for match in asked.search(_BEFORE):
        yield Place(match.start(1), match.end(1), Kind.BIRTH)
