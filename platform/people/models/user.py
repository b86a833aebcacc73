"""The account: an e-mail address and a password, nothing else about the person."""

from __future__ import annotations

import uuid
from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class UserManager(BaseUserManager["User"]):
    """Accounts are found by e-mail address, whatever its case."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> User:
        """Make an account; the address is stored in lower case."""
        if not email:
            raise ValueError("An account needs an e-mail address.")
        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> User:
        """Make an account that may do everything; who is at the console vouches for the address."""
        from allauth.account.models import EmailAddress

        user = self.create_user(email, password, is_staff=True, is_superuser=True, **fields)
        EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
        return user

    def get_by_natural_key(self, email: str | None) -> User:
        return self.get(email=(email or "").lower())


class User(AbstractBaseUser, PermissionsMixin):
    """Signs in by e-mail; what others see of the person is in the profile."""

    # In no list of uses; watching it would queue a task at every sign-in.
    wagtail_reference_index_ignore: ClassVar[bool] = True

    # Names the account in links, exports and logs without saying who it is.
    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    email = models.EmailField(_("e-mail address"), unique=True)
    is_staff = models.BooleanField(_("staff"), default=False)
    is_active = models.BooleanField(_("active"), default=True)
    date_joined = models.DateTimeField(_("joined"), default=timezone.now)
    # Kept by the notices; it stands here because this row is read with every page of a member anyway.
    unread_notices = models.PositiveIntegerField(default=0, editable=False)

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("account")
        verbose_name_plural = _("accounts")
        constraints = [models.UniqueConstraint(Lower("email"), name="people_user_email_any_case")]

    def __str__(self) -> str:
        return self.get_full_name()

    def get_full_name(self) -> str:
        """The name others see; never the address."""
        profile = getattr(self, "profile", None)
        return profile.public_name if profile else str(_("Member"))

    def get_short_name(self) -> str:
        return self.get_full_name()
