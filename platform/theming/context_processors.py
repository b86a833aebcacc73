"""What base.html needs on every page, without a query."""

from typing import Any

from django.http import HttpRequest

from theming.looks import Look
from theming.navigation import site_address
from theming.preferences import read_preferences


def look(request: HttpRequest) -> dict[str, Any]:
    return {
        "look": getattr(request, "look", None) or Look(),
        "ui": getattr(request, "ui", None) or read_preferences(request),
        "site_address": site_address(request),
    }
