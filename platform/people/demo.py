"""Accounts of the demonstration: one a role, with a password that everybody knows."""

from __future__ import annotations

import time
import tomllib
from pathlib import Path
from typing import Any, Final

from allauth.account.models import EmailAddress
from allauth.mfa import app_settings as factor_settings
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.conf import settings
from django.contrib.auth.models import Group
from django.core.exceptions import ImproperlyConfigured
from django.db import transaction
from django.utils.translation import gettext as _

from people import roles
from people.models import User

GROUP_OF: Final = {
    "member": "",
    "practitioner": roles.PRACTITIONERS,
    "counsellor": roles.COUNSELLORS,
    "moderator": roles.MODERATORS,
    "editor": roles.EDITORS,
    "translator": roles.TRANSLATORS,
    "me_officer": roles.ME_OFFICERS,
    "focal_point": roles.FOCAL_POINTS,
    "admin": roles.ADMINS,
}
ALLOWED_SETTINGS: Final = "config.settings.development"


def make_demo_accounts() -> list[User]:
    """Make what is missing and set what differs; nothing at all where no demonstration is asked for."""
    if not demo_file():
        return []
    if settings.SETTINGS_MODULE != ALLOWED_SETTINGS:
        raise ImproperlyConfigured(
            "Demonstration accounts have known passwords: only on development settings."
        )
    plan = _plan()
    return [_make(row, plan["password"], plan["second_factor"]) for row in plan["account"]]


def demo_file() -> Path | None:
    """The file of the accounts, where the settings name one."""
    named = getattr(settings, "DEMO_SIGN_INS", None)
    return Path(named) if named else None


def demo_sign_in_lines() -> list[str]:
    """What a person in front of the demonstration needs to know, ready to print."""
    if not demo_file():
        return []
    plan = _plan()
    width = max(len(row["email"]) for row in plan["account"])
    lines = [_("Sign in with any of these addresses; the password is: %s") % plan["password"]]
    for row in plan["account"]:
        code = _(" + code") if GROUP_OF[row["role"]] in roles.STAFF_GROUPS else ""
        lines.append(f"  {row['email']:<{width}}  {row['about']}{code}")
    return [*lines, _("Codes of the moment: manage.py demo_code")]


def code_now() -> tuple[str, int]:
    """The code of all staff of the demonstration, and for how many seconds it still holds."""
    period = factor_settings.TOTP_PERIOD
    now = int(time.time())
    return format_hotp_value(hotp_value(_plan()["second_factor"], now // period)), period - now % period


def _plan() -> dict[str, Any]:
    file = demo_file()
    if file is None:
        raise ImproperlyConfigured("DEMO_SIGN_INS names no file.")
    return tomllib.loads(file.read_text(encoding="utf-8"))


@transaction.atomic
def _make(row: dict[str, Any], password: str, secret: str) -> User:
    user = User.objects.filter(email=row["email"]).first() or User.objects.create_user(row["email"])
    if not user.check_password(password):
        user.set_password(password)
        user.save(update_fields=["password"])
    EmailAddress.objects.update_or_create(
        user=user, email=user.email, defaults={"verified": True, "primary": True}
    )
    profile = user.profile
    profile.display_name, profile.is_listed = row["display_name"], row.get("listed", False)
    profile.save(update_fields=["display_name", "is_listed"])
    group = GROUP_OF[row["role"]]
    user.groups.set(Group.objects.filter(name=group))
    has_factor = Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists()
    if group in roles.STAFF_GROUPS and not has_factor:
        TOTP.activate(user, secret)
    return user
