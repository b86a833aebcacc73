"""Conversations between practitioners: who may read what, and nothing lost on a weak line."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ForumsConfig(AppConfig):
    """Loads the check that finds forums nobody may enter."""

    name = "forums"
    verbose_name = _("Forums")

    def ready(self) -> None:
        from forums import checks  # noqa: F401
