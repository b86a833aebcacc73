"""The end of an account: what is about the person goes, what they wrote for others stays without a name."""

from __future__ import annotations

from allauth.usersessions.models import UserSession
from django.db import transaction

from people.letters import send_letter
from people.models import User
from people.personal import say_farewell
from people.roles import ADMINS


class LastAdmin(Exception):
    """Without this account nobody could look after the site."""


@transaction.atomic
def delete_account(*, user: User) -> None:
    """Rows that point at the account go or lose their author, as each of them declares by its foreign key."""
    if _is_last_admin(user):
        raise LastAdmin
    send_letter(
        "people/email/goodbye", to=user.email, reader=user, context={"name": user.profile.public_name}
    )
    for session in UserSession.objects.filter(user=user):
        session.end()
    say_farewell(user)
    user.delete()


def _is_last_admin(user: User) -> bool:
    """Admins of the group and superusers count alike."""
    admins = User.objects.filter(is_active=True, groups__name=ADMINS)
    superusers = User.objects.filter(is_active=True, is_superuser=True)
    known = (admins | superusers).distinct()
    return known.filter(pk=user.pk).exists() and known.count() == 1
