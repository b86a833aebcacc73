"""How people are shown: roles in words, cards, and the account's own menu."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from people import roles
from people.models import Profile
from taxonomy.labels import country_labels
from taxonomy.languages import language_name

# Only roles that a reader can make something of; the group's own name is a plural.
ROLE_WORDS: Final = {
    roles.PRACTITIONERS: _("Practitioner"),
    roles.COUNSELLORS: _("Counsellor"),
    roles.MODERATORS: _("Moderator"),
    roles.EDITORS: _("Editor"),
    roles.TRANSLATORS: _("Translator"),
    roles.ME_OFFICERS: _("M&E officer"),
    roles.FOCAL_POINTS: _("Focal point"),
    roles.ADMINS: _("Administrator"),
}

MENU: Final = (
    ("people:dashboard", _("Overview"), "house"),
    ("notifications:list", _("Notifications"), "bell"),
    ("people:profile", _("Profile"), "user"),
    ("people:colleagues", _("Colleagues"), "users-round"),
    ("people:role", _("Roles"), "award"),
    ("people:security", _("Security"), "lock"),
    ("discovery:saved", _("Saved searches"), "bookmark"),
    ("people:data", _("Your data"), "download"),
)
SECURITY: Final = ("/account/", "/people/security/")


@dataclass(frozen=True, slots=True)
class MenuItem:
    title: str | Promise
    url: str
    icon: str
    current: bool


@dataclass(frozen=True, slots=True)
class Person:
    """A person as a card: only what they chose to show."""

    name: str
    url: str
    role: str
    organisation: str
    country: str
    languages: tuple[str, ...]
    badges: tuple[str, ...]


def account_menu(path: str) -> list[MenuItem]:
    """The pages of one's own account; all of sign-in counts as security."""
    rest = "/" + path.lstrip("/").partition("/")[2]
    items = []
    for name, title, icon in MENU:
        url = reverse(name)
        current = rest.startswith(SECURITY) if name == "people:security" else path == url
        items.append(MenuItem(title, url, icon, current))
    return items


def role_badges(group_names: Iterable[str]) -> tuple[str, ...]:
    held = set(group_names)
    return tuple(str(word) for group, word in ROLE_WORDS.items() if group in held)


def language_names(codes: Iterable[str]) -> tuple[str, ...]:
    """Also of languages that the components do not know by their code."""
    return tuple(language_name(code, get_language() or "en") for code in codes)


def person_of(profile: Profile) -> Person:
    """Asks nothing of the database when the profile came through `for_cards`."""
    names = country_labels(get_language() or "en")
    return Person(
        name=profile.public_name,
        url=profile.get_absolute_url(),
        role=profile.role,
        organisation=profile.organisation,
        country=names.get(profile.country_id or "", ""),
        languages=language_names(profile.languages),
        badges=role_badges(group.name for group in profile.user.groups.all()),
    )


def facts_of(profile: Profile) -> list[tuple[Any, Any]]:
    """Pairs for the list of facts on a person's page; empty ones are left out by the template."""
    names = country_labels(get_language() or "en")
    return [
        (_("What I do"), profile.role),
        (_("Organisation"), profile.organisation),
        (_("Country"), names.get(profile.country_id or "", "")),
    ]
