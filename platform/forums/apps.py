"""Conversations between practitioners: who may read what, and nothing lost on a weak line."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ForumsConfig(AppConfig):
    """Loads the check of forums nobody may enter, and what tells the search of deleted topics."""

    name = "forums"
    verbose_name = _("Forums")

    def ready(self) -> None:
        from forums import checks, signals  # noqa: F401
        from forums.by_mail import register_handlers

        register_handlers()
