"""What people are told, on the site and by letter: each app registers its kinds, this one carries them."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NotificationsConfig(AppConfig):
    """Other apps register kinds of notices from their own `ready`."""

    name = "notifications"
    verbose_name = _("Notifications")
