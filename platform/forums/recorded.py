"""Lines of the moderation record with the names that go with them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from forums import access
from forums.models import AuditEntry, Forum
from forums.models.grant import Level
from forums.writers import writer_of
from people.models import User


def moderated_titles(user: Any) -> dict[str, str]:
    """Titles of the forums the user moderates, by slug."""
    moderated = Forum.objects.filter(pk__in=access.forums_at(user, Level.MODERATE))
    return {forum.slug: str(forum) for forum in moderated}


def names_of(public_ids: Iterable[UUID | None]) -> dict[UUID | None, str]:
    """Names of those who acted; without a person it was the site itself."""
    people = User.objects.filter(public_id__in={each for each in public_ids if each}).select_related(
        "profile"
    )
    found: dict[UUID | None, str] = {person.public_id: writer_of(person).name for person in people}
    return {**found, None: _("The site itself")}


def named(lines: Iterable[AuditEntry], user: Any) -> list[dict[str, Any]]:
    """Each line with the name of who acted and the title of its forum."""
    titles, shown = moderated_titles(user), list(lines)
    names = names_of(line.actor for line in shown)
    return [
        {
            "line": line,
            "actor": names.get(line.actor, _("Former member")),
            "forum": titles.get(line.forum, line.forum),
        }
        for line in shown
    ]
