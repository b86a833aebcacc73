"""Invented members with their profiles and groups."""

from __future__ import annotations

from typing import Any

from allauth.account.models import EmailAddress
from django.contrib.auth.models import Group
from django.db import transaction

from people import roles
from people.models import User
from seeding.context import Load
from seeding.reader import read_toml
from taxonomy.models import Country

GROUPS = {
    "practitioner": roles.PRACTITIONERS,
    "counsellor": roles.COUNSELLORS,
    "moderator": roles.MODERATORS,
    "editor": roles.EDITORS,
}


def write_people(load: Load) -> None:
    """Accounts nobody can sign in with: they have no password."""
    groups = {name: Group.objects.get(name=group) for name, group in GROUPS.items()}
    countries = set(Country.objects.values_list("pk", flat=True))
    for row in read_toml(load.root / "people.toml", load.root)["member"]:
        source = f"people/{row['key']}"
        user = load.ledger.find(source, User)
        if user is None and not load.ledger.has(source):
            user = _create(load, row, groups, countries)
            load.ledger.add(source, user)
        if user is not None:
            load.people[row["key"]] = user


@transaction.atomic
def _create(load: Load, row: dict[str, Any], groups: dict[str, Group], countries: set[str]) -> User:
    user = User.objects.create_user(row["email"])
    profile = user.profile
    profile.display_name = row["display_name"]
    profile.use_pseudonym = row.get("use_pseudonym", False)
    profile.pseudonym = row.get("pseudonym", "")
    profile.role = row.get("title", "")
    profile.country_id = row["country"] if row.get("country") in countries else None
    profile.organisation = row.get("organisation", "")
    profile.languages = row.get("languages", [])
    profile.bio = row.get("bio", "")
    profile.is_listed = row.get("listed", False)
    profile.save()
    profile.interests.set(load.concept_list(row.get("interests", []), "people.toml"))
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    if group := groups.get(row["role"]):
        user.groups.add(group)
    return user
