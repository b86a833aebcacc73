"""The people every test speaks of: one for each right, and an outsider who has no business anywhere."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.test import Client

from people import roles
from people.models import User
from tests.factories.people import UserFactory

GROUP_OF = {
    "practitioner": roles.PRACTITIONERS,
    "counsellor": roles.COUNSELLORS,
    "moderator": roles.MODERATORS,
    "editor": roles.EDITORS,
    "translator": roles.TRANSLATORS,
    "me_officer": roles.ME_OFFICERS,
    "focal_point": roles.FOCAL_POINTS,
    "admin": roles.ADMINS,
}


@dataclass(frozen=True)
class Cast:
    """`member` and `outsider` hold the same rights; tests give things to the member, never to the outsider."""

    visitor: AnonymousUser
    member: User
    practitioner: User
    counsellor: User
    moderator: User
    editor: User
    translator: User
    me_officer: User
    focal_point: User
    admin: User
    outsider: User

    def __iter__(self) -> Iterator[tuple[str, Any]]:
        """Pairs of name and person, the visitor first."""
        return ((field.name, getattr(self, field.name)) for field in fields(self))

    def signed_in(self) -> dict[str, User]:
        return {name: user for name, user in self if name != "visitor"}


def make_cast() -> Cast:
    """Staff among them have a second factor, so that an editor's page opens for them."""
    people = {name: make_person(name) for name in (field.name for field in fields(Cast)) if name != "visitor"}
    return Cast(visitor=AnonymousUser(), **people)


def make_person(name: str) -> User:
    group = GROUP_OF.get(name)
    user = UserFactory(
        email=f"{name.replace('_', '-')}@waymark.example",
        name=name.replace("_", " ").title(),
        groups=[group] if group else [],
    )
    if group in roles.STAFF_GROUPS:
        give_second_factor(user)
    return user


TOTP_SECRET = "JBSWY3DPEHPK3PXP"


def give_second_factor(user: User) -> None:
    from allauth.mfa.totp.internal.auth import TOTP

    TOTP.activate(user, TOTP_SECRET)


def client_of(user: Any) -> Client:
    """A browser in which the person is signed in, with the second factor if they have one; a visitor's is plain."""
    client = Client()
    if user.is_authenticated:
        client.force_login(user)
        if user.authenticator_set.exists():
            _show_second_factor(client, user)
    return client


def _show_second_factor(client: Client, user: User) -> None:
    session = client.session
    session["account_authentication_methods"] = [{"method": "mfa", "at": 0, "type": "totp"}]
    session["account_authentication_methods_user"] = str(user.pk)
    session.save()
