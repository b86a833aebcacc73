"""Country names from the locale data, in any language, without a query."""

from functools import lru_cache

from taxonomy.languages import locale_for

# Codes in the locale data that name a group, a test value or part of another country.
NOT_COUNTRIES = frozenset(
    {"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"}
)


@lru_cache(maxsize=64)
def country_names(language: str) -> dict[str, str]:
    """Give code to name for every country; treat the result as read-only, it is shared."""
    return {
        code: str(name)
        for code, name in locale_for(language).territories.items()
        if len(code) == 2 and code.isalpha() and code not in NOT_COUNTRIES
    }


def country_name(code: str, language: str) -> str:
    """Fall back to English, then to the code."""
    return country_names(language).get(code) or country_names("en").get(code) or code
