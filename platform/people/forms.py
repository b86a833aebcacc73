"""Forms of accounts and profiles."""

from django import forms
from django.utils.translation import gettext_lazy as _

from people.models import User


class SignupForm(forms.Form):
    """What allauth asks beside address and password: the name others will see."""

    display_name = forms.CharField(label=_("Display name"), max_length=80)

    def signup(self, request: object, user: User) -> None:
        """Called by allauth when the account is made."""
        user.profile.display_name = self.cleaned_data["display_name"]
        user.profile.save(update_fields=["display_name"])
