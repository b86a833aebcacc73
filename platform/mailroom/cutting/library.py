"""The second opinion of a library that knows more languages than our own rules do."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from mailparser_reply.constants import MAIL_LANGUAGES
from mailparser_reply.parser import EmailMessage

from mailroom.cutting.attribution import CLOCK, DAY, HAS_ADDRESS

# Its patterns try many ways on a long line, and no line that introduces a quotation is long.
LONGEST_LINE: Final = 240
MOST_LINES: Final = 400


def first_header(lines: list[str]) -> int | None:
    """The line at which the library sees something quoted begin.

    Of the library only the heads are used: its signatures begin at a line such as “Thanks,”, which
    may as well be where a person's text goes on.
    """
    asked = [line.strip() if len(line) <= LONGEST_LINE else "…" for line in lines[:MOST_LINES]]
    text = "\n".join(asked)
    for match in _headers().finditer(text):
        found = match.group()
        if HAS_ADDRESS.search(found) or (DAY.search(found) and CLOCK.search(found)):
            start = match.start() + len(found) - len(found.lstrip("\n"))
            return text.count("\n", 0, start)
    return None


@lru_cache(maxsize=1)
def _headers() -> re.Pattern[str]:
    languages = [language for language in MAIL_LANGUAGES if language != "david"]
    pattern: re.Pattern[str] = EmailMessage(text="", languages=languages).HEADER_REGEX
    return pattern
