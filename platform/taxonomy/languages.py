"""Languages as ISO 639 codes; names come from the locale data, in any language."""

from functools import lru_cache

from babel import Locale, UnknownLocaleError

from taxonomy.texts import FALLBACK, primary

INTERFACE = ("en", "fr", "es", "ar")

# Languages counsellors and readers most often ask for; any other ISO 639 code is welcome too.
FREQUENT = (
    *INTERFACE,
    "am", "az", "bm", "bn", "ckb", "de", "fa", "ff", "fi", "ha", "hi", "ht", "hy", "ig", "it",
    "ka", "kri", "ku", "ln", "man", "ne", "nl", "om", "pa", "pl", "prs", "ps",
    "pt", "rn", "ro", "ru", "rw", "si", "so", "sq", "sr", "sus", "sv", "sw", "ta", "te", "ti",
    "tl", "tr", "uk", "ur", "uz", "vi", "wo", "yo", "zh",
)  # fmt: skip

# The locale data files these languages under another code.
KNOWN_AS = {"prs": "fa_AF"}

# Written right to left but without locale data of their own.
RIGHT_TO_LEFT = frozenset({"ckb", "dv", "syr"})


@lru_cache(maxsize=256)
def locale_for(language: str) -> Locale:
    """Give the locale data of a language, or English for a language that has none."""
    code = primary(language)
    try:
        return Locale.parse(KNOWN_AS.get(code, code))
    except (UnknownLocaleError, ValueError):
        return Locale(FALLBACK)


@lru_cache(maxsize=64)
def language_labels(language: str) -> dict[str, str]:
    """Give code to name for every known language; the result is shared, treat it as read-only."""
    names = {str(code): str(name) for code, name in locale_for(FALLBACK).languages.items()}
    names.update((str(code), str(name)) for code, name in locale_for(language).languages.items())
    names.update((code, names[known]) for code, known in KNOWN_AS.items() if known in names)
    return {code: name for code, name in names.items() if "_" not in code}


def language_name(code: str, language: str) -> str:
    return language_labels(language).get(code.lower(), code)


def own_name(code: str) -> str:
    """Name a language as its speakers do, so that they recognise it in a list."""
    return language_name(code, code)


def is_language(code: str) -> bool:
    return code in language_labels(FALLBACK)


def is_right_to_left(code: str) -> bool:
    return code in RIGHT_TO_LEFT or locale_for(code).text_direction == "rtl"


def language_choices(language: str) -> list[tuple[str, str]]:
    """List the frequent languages by name, those of the interface first."""
    names = language_labels(language)
    others = [code for code in FREQUENT if code in names and code not in INTERFACE]
    others.sort(key=lambda code: names[code].casefold())
    return [(code, names[code]) for code in (*INTERFACE, *others)]
