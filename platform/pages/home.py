"""What the home page shows: chosen by editors first, by freshness second."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest

if TYPE_CHECKING:
    from pages.models import HomePage


def home_context(page: HomePage, request: HttpRequest) -> dict[str, Any]:
    """The parts of the home page that live in the page tree."""
    return {}
