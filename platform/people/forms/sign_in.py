"""allauth's forms in our words: a label above each field, no placeholder that vanishes while typing."""

from __future__ import annotations

from typing import Any

from allauth.account import forms as allauth_forms
from allauth.account.fields import PasswordField, SetPasswordField
from django import forms
from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from people.forms.names import NameField
from people.models import User

LABELS = {
    "login": _("E-mail address"),
    "email": _("E-mail address"),
    "oldpassword": _("Current password"),
    "password": _("Password"),
    "password1": _("Password"),
    "password2": _("The same password again"),
    "code": _("Code"),
    "name": _("Name of this passkey"),
    "passwordless": _("Sign in with this passkey alone, without a password"),
}
NEW_PASSWORD_HELP = _("At least 10 characters. A few words that do not belong together are a good choice.")


class PlainFields(forms.BaseForm):
    """Goes before allauth's form class: sets our labels and takes the placeholders away."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.label = LABELS.get(name, field.label)
            if isinstance(field, SetPasswordField) or (name == "password1"):
                field.help_text = NEW_PASSWORD_HELP
            elif isinstance(field, PasswordField):
                field.help_text = ""


class LoginForm(PlainFields, allauth_forms.LoginForm):
    """Sign-in; what it answers never tells whether the address is known."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].widget.attrs["autocomplete"] = "username"


class SignupForm(PlainFields, allauth_forms.SignupForm):
    """Address, password and the name that others will see."""

    display_name = NameField(
        label=_("Display name"),
        max_length=80,
        help_text=_("What other members see. You can show a pseudonym instead later."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    field_order = ("display_name", "email", "password1", "password2")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        trap = self.fields.get(settings.ACCOUNT_SIGNUP_FORM_HONEYPOT_FIELD)
        if trap:
            # Hidden by a class in the template: the policy of the site allows no style attribute.
            trap.label = _("Leave this field empty")
            trap.widget.attrs = {"tabindex": "-1", "autocomplete": "off"}

    def visible_fields(self) -> list[forms.BoundField]:
        """Without the trap for robots, which the template places by itself."""
        trap = settings.ACCOUNT_SIGNUP_FORM_HONEYPOT_FIELD
        return [field for field in super().visible_fields() if field.name != trap]

    def custom_signup(self, request: HttpRequest, user: User) -> None:
        """The account is there, and its profile with it: take over name and language."""
        user.profile.display_name = self.cleaned_data["display_name"]
        user.profile.site_language = get_language() or ""
        user.profile.save(update_fields=["display_name", "site_language"])


class AddEmailForm(PlainFields, allauth_forms.AddEmailForm):
    """The new address; the old one counts until the new one is confirmed."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].label = _("New e-mail address")


class ChangePasswordForm(PlainFields, allauth_forms.ChangePasswordForm):
    """Current password first, so that an open screen is not enough."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password1"].label = _("New password")
        self.fields["password2"].label = _("The new password again")


class ResetPasswordForm(PlainFields, allauth_forms.ResetPasswordForm):
    """Answers the same for every address."""


class ResetPasswordKeyForm(PlainFields, allauth_forms.ResetPasswordKeyForm):
    """Behind the link in the mail."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password1"].label = _("New password")
        self.fields["password2"].label = _("The new password again")


class ReauthenticateForm(PlainFields, allauth_forms.ReauthenticateForm):
    """Asked before anything that could lock the owner out."""
