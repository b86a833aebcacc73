"""Everything the site holds about one person, as plain values for a file they take away."""

from __future__ import annotations

from typing import Any, Final

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.db import models

from people.models import User
from people.personal import is_told, sections_of

# Rows of the site's own apps are found by their foreign keys; what sign-in keeps is told by hand, without secrets.
OWN_APPS: Final = frozenset(
    {
        "assets",
        "discovery",
        "forums",
        "library",
        "mailroom",
        "notifications",
        "pages",
        "people",
        "training",
    }
)


def personal_data(user: User) -> dict[str, Any]:
    """Account, profile, sign-in and every row that names the person."""
    return {
        "account": {
            "id": str(user.public_id),
            "email": user.email,
            "joined": user.date_joined,
            "last_login": user.last_login,
            "groups": list(user.groups.values_list("name", flat=True)),
        },
        "profile": _profile(user),
        "sign_in": {
            "addresses": list(EmailAddress.objects.filter(user=user).values("email", "verified", "primary")),
            "second_factors": list(
                Authenticator.objects.filter(user=user).values("type", "created_at", "last_used_at")
            ),
            "sessions": list(UserSession.objects.filter(user=user).values("created_at", "ip", "user_agent")),
        },
        "records": _records(user),
        **sections_of(user),
    }


def _profile(user: User) -> dict[str, Any]:
    profile = user.profile
    facts = _plain(profile, skip={"id", "user"})
    return {**facts, "interests": list(profile.interests.values_list("slug", flat=True))}


def _records(user: User) -> dict[str, list[dict[str, Any]]]:
    """By model and by the way the row names the person: as author, as the one who answered, and so on."""
    found: dict[str, list[dict[str, Any]]] = {}
    for relation in User._meta.related_objects:
        model, field = relation.related_model, relation.field
        if model._meta.app_label not in OWN_APPS or relation.one_to_one or relation.many_to_many:
            continue
        if is_told(model._meta.label_lower):
            continue
        rows = model._base_manager.filter(**{field.name: user}).order_by("pk")
        values = [_plain(row, skip={field.name}) for row in rows.iterator()]
        if values:
            found[f"{model._meta.label_lower}.{field.name}"] = values
    return found


def _plain(row: models.Model, skip: set[str]) -> dict[str, Any]:
    """Columns of a row; other people's accounts are left out."""
    return {
        field.name: field.value_from_object(row)
        for field in row._meta.concrete_fields
        if field.name not in skip and not _names_account(field)
    }


def _names_account(field: models.Field[Any, Any]) -> bool:
    return field.is_relation and field.related_model is User
