"""Somebody of each role to ask the questions; they are gone when it is over."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.contrib.auth.models import AnonymousUser, Group
from django.db import transaction

from people.demo import GROUP_OF
from people.models import User

VISITOR = "visitor"
ROLES = (VISITOR, *GROUP_OF)


@contextmanager
def cast() -> Iterator[dict[str, Any]]:
    """One person for each role with nothing but that role's rights, in a transaction that is taken back."""
    with transaction.atomic():
        yield {VISITOR: AnonymousUser(), **{role: _person(role) for role in GROUP_OF}}
        transaction.set_rollback(True)


def _person(role: str) -> User:
    user = User.objects.create_user(f"{role.replace('_', '-')}@evaluation.invalid")
    if GROUP_OF[role]:
        user.groups.add(Group.objects.get(name=GROUP_OF[role]))
    return user
