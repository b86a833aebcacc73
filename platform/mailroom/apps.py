"""Letters that come in: fetched, judged, cut to what is new, and handed to the app that is meant."""

from django.apps import AppConfig, apps
from django.utils.translation import gettext_lazy as _


class MailroomConfig(AppConfig):
    """Loads the checks, and listens to a mail service's webhook where that extra is installed."""

    name = "mailroom"
    verbose_name = _("Incoming letters")

    def ready(self) -> None:
        from mailroom import checks  # noqa: F401

        if apps.is_installed("anymail"):
            from mailroom import webhook  # noqa: F401
