"""Numbers of papers: beside a cue, or known by their own check digits."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

from stdnum import iban
from stdnum.be import nn
from stdnum.br import cpf
from stdnum.ch import ssn
from stdnum.es import nie
from stdnum.fr import nir
from stdnum.it import codicefiscale
from stdnum.pl import pesel
from stdnum.ro import cnp
from stdnum.tr import tckimlik

from privacy.finding import Kind
from privacy.numbers import GLUE, NUMBER, digits_of, is_calendar, is_law, is_measure
from privacy.place import Asked, Place
from privacy.words import any_of

_CUE: Final = re.compile(rf"(?<!\w)[وفبل]?{any_of('DOCUMENTS')}(?!\w){GLUE}")
_MRZ: Final = re.compile(r"[PIAV][A-Z<][A-Z]{3}[A-Z0-9<]{20,}")
# The form of a national number, then the check that tells it from any other.
_CHECKED: Final[tuple[tuple[re.Pattern[str], Callable[[str], bool]], ...]] = tuple(
    (re.compile(rf"(?<![\w-])(?:{form})(?![\w-])"), check.is_valid)
    for form, check in (
        (r"[XYZ][ -]?\d{7}[ -]?[A-Z]", nie),
        (r"[12] ?\d\d ?[01]\d ?\d[\dAB] ?\d{3} ?\d{3} ?\d\d", nir),
        (r"[A-Z]{6}\d\d[A-EHLMPRST]\d\d[A-Z]\d{3}[A-Z]", codicefiscale),
        (r"\d{3}\.\d{3}\.\d{3}-\d\d", cpf),
        (r"\d\d\.\d\d\.\d\d-\d{3}\.\d\d", nn),
        (r"756\.?\d{4}\.?\d{4}\.?\d\d", ssn),
        (r"\d{11}", pesel),
        (r"\d{11}", tckimlik),
        (r"[1-8]\d{12}", cnp),
        (r"[A-Z]{2}\d\d(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?", iban),
    )
)


def places(asked: Asked) -> Iterator[Place]:
    for match in asked.search(_MRZ, low=False):
        yield Place(*match.span(), Kind.DOCUMENT, certain=True)
    for form, is_valid in _CHECKED:
        for match in asked.search(form, low=False):
            if is_valid(match[0]):
                yield Place(*match.span(), Kind.DOCUMENT, certain=True)
    for cue in asked.search(_CUE):
        number = NUMBER.match(asked.text, cue.end())
        if number and _is_number(asked.low, cue, number):
            yield Place(*number.span(), Kind.DOCUMENT)


def _is_number(low: str, cue: re.Match[str], number: re.Match[str]) -> bool:
    value = number[0]
    digits = len(digits_of(value))
    if digits < 4 or (digits < 5 and value.isdigit()) or is_calendar(value):
        return False
    return not is_measure(low, *number.span()) and not is_law(low, cue.start())
