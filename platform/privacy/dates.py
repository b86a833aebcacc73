"""How people write a day, in five languages."""

from __future__ import annotations

from typing import Final

from privacy.words import any_of

MONTH: Final = any_of("MONTHS")
_DAY: Final = r"\d{1,2}(?:st|nd|rd|th|er|o|º|ª|\.)?"
_OF: Final = r"(?:\s{1,2}(?:of|de|du|d'|من|شهر)|\s{0,2}[-/,])?\s{0,2}"
_YEAR: Final = r"(?:\d{4}|'?\d{2})"
# A day with its month, then a month with its year.
DATE: Final = (
    r"(?:\d{1,2}\s?[./-]\s?\d{1,2}\s?[./-]\s?(?:\d{4}|\d{2})|\d{4}\s?[./-]\s?\d{1,2}\s?[./-]\s?\d{1,2}"
    rf"|{_DAY}{_OF}{MONTH}\b\.?(?:{_OF}(?:del\s|عام\s|سنه\s)?{_YEAR})?"
    rf"|{MONTH}\b\.?\s{{1,2}}{_DAY}(?:,?\s{{1,2}}{_YEAR})"
    rf"|{MONTH}\b\.?(?:\s{{1,2}}(?:of|de|del|من|عام|سنه))?\s{{1,2}}\d{{4}})(?!\d)"
)
