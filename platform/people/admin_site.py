"""The bare tables of the site: only for admins, and without a password form of their own."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest
from django.shortcuts import redirect

from people.access import may_open_tables

# Secrets of sign-in and the places people signed in from: nobody's business but the owner's.
WITHHELD = frozenset({"mfa.authenticator", "account.emailconfirmation", "usersessions.usersession"})


class TablesSite(admin.AdminSite):
    """Rights come from the group, so that leaving it closes this door at the next request."""

    def register(self, model_or_iterable: Any, admin_class: Any = None, **options: Any) -> None:
        """Other apps register theirs by themselves; what is withheld is left out here."""
        models = [model_or_iterable] if isinstance(model_or_iterable, type) else model_or_iterable
        shown = [model for model in models if cast("type[Model]", model)._meta.label_lower not in WITHHELD]
        super().register(shown, admin_class, **options)

    def has_permission(self, request: HttpRequest) -> bool:
        return may_open_tables(request.user)

    def password_change(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        """One form for passwords: the one that counts tries."""
        return redirect("account_change_password")
