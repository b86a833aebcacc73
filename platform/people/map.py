"""Counsellors by country, for the map: only those who chose to be found."""

from __future__ import annotations

from typing import Any

from django.db.models import Count

from people.models import Profile
from people.roles import COUNSELLORS


def counsellor_points(user: Any) -> dict[str, int]:
    """Country code to number of counsellors; being found by colleagues is not being found by everybody."""
    if not (user.is_authenticated and user.is_active):
        return {}
    rows = (
        Profile.objects.listed()
        .in_group(COUNSELLORS)
        .exclude(country=None)
        .order_by()
        .values_list("country_id")
        .annotate(Count("pk"))
    )
    return dict(rows)
