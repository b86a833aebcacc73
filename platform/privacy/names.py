"""Names that a word announces: a title, a form of address, kin, “named”, a client."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

from privacy.arabic_names import arabic_name
from privacy.finding import Kind
from privacy.latin_names import latin_name
from privacy.place import Asked, Place
from privacy.words import any_of
from privacy.words.given import GIVEN

_LATIN: Final = ("en", "fr", "es", "pt")
_EDGE: Final = r"(?<![\w-])"
_TITLES: Final = tuple(
    (re.compile(rf"{_EDGE}{any_of(name, *_LATIN)}(?!\w)\s{{1,2}}"), role)
    for name, role in (("MEN", "client"), ("WOMEN", "woman client"))
)
_NAMED: Final = re.compile(
    rf"{_EDGE}(?:{any_of('NAMED', *_LATIN)})(?<!\w)?(?!\w)\s{{0,2}}[:,\"'«“(]{{0,2}}\s{{0,2}}"
)
_SOMEBODY: Final = rf"(?:{any_of('PEOPLE', *_LATIN)}|{any_of('KIN', *_LATIN)}|person|persona|personne|pessoa|someone|quelqu'un|alguien)"
_CALLED: Final = re.compile(
    rf"{_EDGE}{_SOMEBODY}(?!\w)(?:[ ,]{{1,2}}[\w'-]{{1,15}}){{0,5}}?[ ,]{{1,2}}(?:{any_of('CALLED', *_LATIN)})\s{{1,2}}"
)
_WEAK: Final = re.compile(
    rf"{_EDGE}(?:{any_of('PEOPLE', *_LATIN)}|{any_of('KIN', *_LATIN)}|{any_of('HELPERS', *_LATIN)})"
    r"(?!\w)\s{0,2}[,:(]?\s{0,2}"
)
_ARABIC_EDGE: Final = r"(?<!\w)"
_ARABIC_TITLES: Final = tuple(
    (re.compile(rf"{_ARABIC_EDGE}{any_of(name, 'ar')}(?!\w)\s{{1,2}}"), role)
    for name, role in (("MEN", "client"), ("WOMEN", "woman client"))
)
_ARABIC_NAMED: Final = re.compile(
    rf"{_ARABIC_EDGE}{any_of('NAMED', 'ar')}(?![\u0621-\u064a])\s{{0,2}}[:,\"«(]?\s{{0,2}}"
)
_ARABIC_WEAK: Final = re.compile(
    rf"{_ARABIC_EDGE}[وفبل]?(?:{any_of('PEOPLE', 'ar')}|{any_of('KIN', 'ar')}|{any_of('HELPERS', 'ar')})(?!\w)\s{{0,2}}[,:(]?\s{{0,2}}"
)
_AGED: Final = re.compile(
    r"(?<![\w-])([A-Z][a-z']{2,20}(?: [A-Z][A-Za-z'-]{1,20}){1,2}),? ?\(?"
    rf"(?:(?:aged|agee? de|de) )?\d{{1,2}}(?:,| ?{any_of('AGED')}(?!\w))"
)
_THING: Final = re.compile(rf"(?<!\w){any_of('THINGS')}s?(?!\w)[^.!?\n]{{0,28}}$")
_MADE_UP: Final = re.compile(
    r"[^.!?\n]{0,12}(?:name (?:has been )?changed|not (?:his|her|their) real name|prenom (?:a ete )?(?:modifie|change)"
    r"|nom d'emprunt|nombre (?:ficticio|cambiado)|nome (?:ficticio|alterado)|اسم مستعار)",
)

Reader = Callable[..., tuple[int, int] | None]
_STRONG: Final[tuple[tuple[re.Pattern[str], Reader], ...]] = (
    (_NAMED, latin_name),
    (_CALLED, latin_name),
    (_ARABIC_NAMED, arabic_name),
)


def places(asked: Asked) -> Iterator[Place]:
    for start, end, role in _found(asked):
        if not _MADE_UP.match(asked.low, end):
            yield Place(start, end, Kind.NAME, role=role)


def _found(asked: Asked) -> Iterator[tuple[int, int, str]]:
    """What announces a name most clearly comes first: the title belongs to the place, other cues stay."""
    yield from _with_titles(asked)
    for pattern, reader in _STRONG:
        for cue, (start, end) in _read(asked, pattern, reader):
            if not _THING.search(asked.low[max(0, cue.start() - 40) : cue.start()]):
                yield start, end, ""
    yield from _with_age(asked)
    for pattern, reader in ((_WEAK, latin_name), (_ARABIC_WEAK, arabic_name)):
        for _cue, (start, end) in _read(asked, pattern, reader, strong=False):
            yield start, end, ""


def _with_titles(asked: Asked) -> Iterator[tuple[int, int, str]]:
    for titles, reader in ((_TITLES, latin_name), (_ARABIC_TITLES, arabic_name)):
        for pattern, role in titles:
            for cue, (_start, end) in _read(asked, pattern, reader, capital=True):
                yield cue.start(), end, role


def _with_age(asked: Asked) -> Iterator[tuple[int, int, str]]:
    for match in asked.search(_AGED, low=False):
        name = latin_name(asked.text, match.start(1))
        if name and name[1] == match.end(1):
            yield match.start(1), match.end(1), ""


def _read(
    asked: Asked, pattern: re.Pattern[str], reader: Reader, *, strong: bool = True, capital: bool = False
) -> Iterator[tuple[re.Match[str], tuple[int, int]]]:
    """`capital` asks for one in the name or in the title: “mr diallo” is written by people, “don juan” too."""
    for cue in pattern.finditer(asked.low):
        name = reader(asked.text, cue.end(), strong=strong)
        if name and not (capital and _is_small(asked.text, cue.start(), name[0])):
            yield cue, name


def _is_small(text: str, title: int, name: int) -> bool:
    return text[name].islower() and text[title].islower() and text[name:].split(maxsplit=1)[0] not in GIVEN
