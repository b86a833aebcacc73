"""How allauth behaves here: what counts as one account, how letters are written, how secrets are kept."""

from __future__ import annotations

import base64
import hashlib
import io
from typing import Any

import qrcode  # type: ignore[import-untyped]  # allauth brings it
from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from qrcode.image.svg import SvgPathFillImage  # type: ignore[import-untyped]

from people.letters import send_letter


class AccountAdapter(DefaultAccountAdapter):
    """Letters in the reader's language; tries counted by address, whatever the host name."""

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Queued, so that a mail server that is down stops nobody from signing in."""
        user = context.get("user") or getattr(self.request, "user", None)
        send_letter(template_prefix, to=email, reader=user, context={**context, "email": email})

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("people:security")

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        return str(credentials.get("email", "")).strip().lower()


class SecondFactorAdapter(DefaultMFAAdapter):
    """Secrets of authenticator apps lie in the database encrypted: a stolen copy of it makes no codes."""

    def build_totp_svg(self, url: str) -> str:
        """On white of its own: in the dark scheme a see-through picture could not be read."""
        picture = io.BytesIO()
        qrcode.make(url, image_factory=SvgPathFillImage).save(picture)
        return picture.getvalue().decode()

    def encrypt(self, text: str) -> str:
        return _cipher().encrypt(text.encode()).decode("ascii")

    def decrypt(self, encrypted_text: str) -> str:
        return _cipher().decrypt(encrypted_text.encode("ascii")).decode()


def _cipher() -> MultiFernet:
    """From the site's secret key; older keys still open what they closed."""
    keys = [str(key) for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)]
    digests = (hashlib.sha256(b"people.second-factor:" + key.encode()).digest() for key in keys)
    return MultiFernet([Fernet(base64.urlsafe_b64encode(digest)) for digest in digests])
