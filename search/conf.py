"""Settings of the search package, each with its default."""

from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings
from django.utils.translation import get_language_info

OTHER = "other"


@dataclass(frozen=True, slots=True)
class ElasticsearchPlace:
    """A server and how it knows us; the names of all our indices begin with the prefix."""

    url: str
    prefix: str
    api_key: str = field(default="", repr=False)
    ca_certs: str = ""


def elasticsearch() -> ElasticsearchPlace | None:
    """The server that answers instead of the engine in the process; its address alone decides."""
    url = str(getattr(settings, "ELASTICSEARCH_URL", "") or "")
    if not url:
        return None
    return ElasticsearchPlace(
        url,
        str(getattr(settings, "ELASTICSEARCH_PREFIX", "") or "waymark"),
        str(getattr(settings, "ELASTICSEARCH_API_KEY", "") or ""),
        str(getattr(settings, "ELASTICSEARCH_CA_CERTS", "") or ""),
    )


def directory() -> Path:
    """Where the index lives; a local disk, since it is memory-mapped and locked."""
    given = getattr(settings, "SEARCH_DIR", None)
    if given:
        return Path(given)
    return Path(settings.DATA_DIR) / "search"


def viewer_tokens_path() -> str:
    return str(getattr(settings, "SEARCH_VIEWER_TOKENS", "") or "")


def reader_languages_path() -> str:
    return str(getattr(settings, "SEARCH_READER_LANGUAGES", "") or "")


def languages() -> tuple[str, ...]:
    return tuple(getattr(settings, "SEARCH_LANGUAGES", ("en", "fr", "es", "ar")))


def inline() -> bool:
    return bool(getattr(settings, "SEARCH_INLINE", False))


def analysed_as(language: str) -> str:
    """The language whose word rules apply: regional codes fall back to their base, the rest to one plain set."""
    base = language.replace("_", "-").split("-")[0].lower()
    return base if base in languages() else OTHER


def language_names(codes: Collection[str]) -> dict[str, str]:
    """Each language in its own words, as readers look for it."""
    names = {}
    for code in codes:
        try:
            names[code] = str(get_language_info(code)["name_local"]).capitalize()
        except KeyError:
            continue
    return names
