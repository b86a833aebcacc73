"""Codes and passkeys: allauth's forms in our words."""

from __future__ import annotations

from typing import Any

from allauth.mfa.base import forms as base_forms
from allauth.mfa.totp import forms as totp_forms
from allauth.mfa.webauthn import forms as webauthn_forms
from django.utils.translation import gettext_lazy as _

from people.forms.sign_in import PlainFields


class _CodeField(PlainFields):
    """A phone shows the number keys; recovery codes are digits as well."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].widget.attrs |= {
            "inputmode": "numeric",
            "dir": "ltr",
            "autocomplete": "one-time-code",
        }


class AuthenticateForm(_CodeField, base_forms.AuthenticateForm):
    """A code of the app, or one of the recovery codes."""


class ReauthenticateForm(_CodeField, base_forms.ReauthenticateForm):
    """The same, asked again before something that matters."""


class ActivateTOTPForm(_CodeField, totp_forms.ActivateTOTPForm):
    """Proof that the app has taken the secret over."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label = _("Code shown by the app")

    @property
    def secret_in_groups(self) -> str:
        """Four letters at a time can be copied by hand; apps do not mind the spaces."""
        return " ".join(self.secret[start : start + 4] for start in range(0, len(self.secret), 4))


class AddWebAuthnForm(PlainFields, webauthn_forms.AddWebAuthnForm):
    """A name to tell passkeys apart."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["passwordless"].help_text = _("The device then asks for a finger, a face or a PIN.")


class EditWebAuthnForm(PlainFields, webauthn_forms.EditWebAuthnForm):
    """Another name for a passkey."""
