"""Filters typed among the words, such as country:senegal: each becomes a choice of its facet and no word at all."""

import re
import unicodedata
from collections.abc import Iterable, Mapping

from django.utils import translation

from . import conf
from .facets import facet_names, facet_spec
from .parser import BOTH, EITHER, LONGEST_TEXT, QUOTES, clean_text

# A phrase is one piece, so that nothing inside quotation marks is read as a filter.
PIECE = re.compile(
    r'(?P<name>[^\s":]+):(?:"(?P<quoted>[^"]+)"|(?P<plain>[^\s"]+))(?=\s|$)|-?"[^"]*"|[^\s"]+|"'
)
JOINING = EITHER | BOTH
SEPARATORS = frozenset("-_.,;’'")

Chosen = dict[str, tuple[str, ...]]


def filters_in(text: str, language: str) -> tuple[str, Chosen]:
    """The words that are left and the filters found; a name or value nobody knows stays among the words."""
    cleaned = clean_text(text).translate(QUOTES)
    if ":" not in cleaned or len(cleaned) > LONGEST_TEXT:
        return text, {}
    chosen: dict[str, dict[str, None]] = {}
    kept: list[str | None] = []
    position = 0
    for match in PIECE.finditer(cleaned):
        found = _filter_of(match, language)
        space = " " if match.start() > position and kept else ""
        position = match.end()
        if found is None:
            kept.append(space + match[0])
            continue
        chosen.setdefault(found[0], {})[found[1]] = None
        kept.append(None)
    if not chosen:
        return text, {}
    return _joined(kept), {name: tuple(values) for name, values in chosen.items()}


def _filter_of(match: re.Match[str], language: str) -> tuple[str, str] | None:
    if match["name"] is None or match["name"].startswith("-"):
        return None
    name = _facet_called(folded(match["name"]), language)
    value = _value_called(name, folded(match["quoted"] or match["plain"]), language) if name else ""
    return (name, value) if value else None


def _facet_called(typed: str, language: str) -> str:
    """By its name in an address or by its heading."""
    names = [(name, name) for name in facet_names()]
    for code in _languages(language):
        with translation.override(code):
            names += [(name, str(facet_spec(name).label)) for name in facet_names()]
    return _called(typed, names)


def _value_called(name: str, typed: str, language: str) -> str:
    names = facet_spec(name).names
    if names is None:
        return ""
    known = [pair for code in _languages(language) for pair in names(code)]
    return _called(typed, [*((value, value) for value, _name in known), *known])


def _languages(language: str) -> tuple[str, ...]:
    """The reader's own goes before the others of the site."""
    return tuple(dict.fromkeys([language, *conf.languages()]))


def _called(typed: str, names: Iterable[tuple[str, str]]) -> str:
    """The first that has this name, letters and signs between words aside."""
    return next((value for value, name in names if typed and folded(name) == typed), "")


def _joined(pieces: list[str | None]) -> str:
    """The words in their order; an OR beside a filter joined it to nothing and goes with it."""
    words = [
        piece
        for place, piece in enumerate(pieces)
        if piece is not None and not (piece.strip() in JOINING and _beside_a_filter(pieces, place))
    ]
    return "".join(words).strip()


def _beside_a_filter(pieces: list[str | None], place: int) -> bool:
    return None in pieces[max(0, place - 1) : place + 2]


def with_more(filters: Mapping[str, tuple[str, ...]], more: Mapping[str, tuple[str, ...]]) -> Chosen:
    names = [*filters, *(name for name in more if name not in filters)]
    return {name: tuple(dict.fromkeys([*filters.get(name, ()), *more.get(name, ())])) for name in names}


def folded(text: str) -> str:
    """Without case, accents and the signs that people put between words."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(
        " " if char in SEPARATORS else char for char in decomposed if not unicodedata.combining(char)
    )
    return " ".join(plain.split())
