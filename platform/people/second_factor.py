"""Who must have a second factor, and whether the session at hand has shown one."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.http import HttpRequest

from people.access import may_edit, may_open_tables

TYPES = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def must_have(user: Any) -> bool:
    """Everybody who can get behind the editors' doors."""
    return may_edit(user) or may_open_tables(user)


def has(user: Any) -> bool:
    """Recovery codes alone are no factor: they come with one."""
    return bool(is_mfa_enabled(user, types=list(TYPES)))


def was_shown(request: HttpRequest) -> bool:
    """A session from before the factor was set up has not shown it."""
    records = get_authentication_records(request, request.user)
    return any(record.get("method") == "mfa" for record in records)


def address_to_show(request: HttpRequest) -> str:
    """Where the person shows the factor they have."""
    methods = get_adapter().get_reauthentication_methods(request.user)
    return next(str(method["url"]) for method in methods if method["id"].startswith("mfa_"))
