"""A broken theme folder is told at start, not by the first reader."""

from typing import Any

from django.core.checks import CheckMessage, Error, register
from django.core.exceptions import ImproperlyConfigured

from theming.themes import files_of_sheets, installed_themes


@register("theming")
def check_themes(**kwargs: Any) -> list[CheckMessage]:
    try:
        sheets = {pair for name in installed_themes() for pair in files_of_sheets(name)}
    except ImproperlyConfigured as error:
        return [Error(str(error), id="theming.E001")]
    return [
        Error(
            f"Theme {theme.name!r} names the stylesheet {sheet!r}, which is not in its static folder.",
            id="theming.E002",
        )
        for theme, sheet in sorted(sheets, key=lambda pair: (pair[0].name, pair[1]))
        if not (theme.static / sheet).is_file()
    ]
