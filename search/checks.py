"""System checks: settings that would make search fail or leak are found before the first visitor."""

from typing import Any

from django.core.checks import CheckMessage, Error, Warning, register
from django.utils.module_loading import import_string

from . import conf
from .engines import current_engine


@register("search")
def check_settings(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    found: list[CheckMessage] = []
    found += _no_function(
        "SEARCH_VIEWER_TOKENS", conf.viewer_tokens_path(), "a frozenset of tokens", "search.E001"
    )
    found += _no_function(
        "SEARCH_READER_LANGUAGES", conf.reader_languages_path(), "codes of languages", "search.E003"
    )
    try:
        ready = current_engine().info().ready
    except ImportError as error:
        return [
            *found,
            Error(f"ELASTICSEARCH_URL: {error}", hint="Install the packages of `elastic`.", id="search.E002"),
        ]
    if not ready:
        hint = "Run `manage.py search_rebuild`, or leave it to `manage.py search_worker`."
        found.append(Warning("There is no search index of the present shape.", hint=hint, id="search.W001"))
    return found


def _no_function(setting: str, path: str, returned: str, code: str) -> list[CheckMessage]:
    try:
        if path and not callable(import_string(path)):
            raise ImportError(f"{path} is not a function")
    except ImportError as error:
        hint = f"Give the dotted path of a function that takes a user and returns {returned}."
        return [Error(f"{setting}: {error}", hint=hint, id=code)]
    return []
