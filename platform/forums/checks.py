"""System checks: a forum that nobody may enter is a mistake, not a secret."""

from __future__ import annotations

from typing import Any

from django.core.checks import CheckMessage, Tags, Warning, register
from django.db import DatabaseError, connection


@register(Tags.database)
def check_forums_have_readers(**kwargs: Any) -> list[CheckMessage]:
    """Runs with `check --database default` and before `migrate`, when the tables may not be there yet."""
    from forums.models import Forum

    if not kwargs.get("databases"):
        return []
    try:
        if Forum._meta.db_table not in connection.introspection.table_names():
            return []
        closed = list(Forum.objects.filter(grants=None).values_list("slug", flat=True))
    except DatabaseError:
        return []
    return [
        Warning(
            f"No group may enter the forum “{slug}”.",
            hint="Give at least one group a right in it: Forums, Forum rights in the admin.",
            obj="forums.Forum",
            id="forums.W001",
        )
        for slug in closed
    ]
