from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PrivacyConfig(AppConfig):
    """Rules and their measuring; it has no tables."""

    name = "privacy"
    verbose_name = _("Privacy")
