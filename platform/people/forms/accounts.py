"""An account as an admin sees it: address, name, groups."""

from __future__ import annotations

from typing import Any

from allauth.account.models import EmailAddress
from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.users.forms import UserCreationForm, UserEditForm

from people.forms.names import NameField
from people.models import User


class _Account(forms.ModelForm[User]):
    """Name instead of first and last name; the right to everything is given by those who have it."""

    first_name = None
    last_name = None
    display_name = NameField(label=_("Display name"), max_length=80)

    def __init__(self, *args: Any, by: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not by.is_superuser:
            self.fields.pop("is_superuser", None)

    def _save_name(self, user: User) -> None:
        user.profile.display_name = self.cleaned_data["display_name"]
        user.profile.save(update_fields=["display_name"])


class AccountCreationForm(_Account, UserCreationForm):
    """The address counts as confirmed once the person has followed a link sent to it."""

    class Meta(UserCreationForm.Meta):
        fields = {"email", "is_superuser", "groups"}

    def clean_email(self) -> str:
        email: str = self.cleaned_data["email"].strip().lower()
        taken = EmailAddress.objects.filter(email=email, verified=True).exists()
        if taken or User.objects.filter(email=email).exists():
            raise forms.ValidationError(_("There is an account with this address already."))
        return email

    def save(self, commit: bool = True) -> User:
        self.instance.set_unusable_password()
        user: User = super().save(commit=commit)
        if commit:
            self._save_name(user)
        return user


class AccountEditForm(_Account, UserEditForm):
    """The address stays: only its owner can show that a new one is theirs."""

    class Meta(UserEditForm.Meta):
        fields = {"email", "is_active", "is_superuser", "groups"}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].disabled = True
        self.fields["display_name"].initial = self.instance.profile.display_name

    def save(self, commit: bool = True) -> User:
        user: User = super().save(commit=commit)
        if commit:
            self._save_name(user)
        return user
