"""Conversations between practitioners: who may read what, and nothing lost on a weak line."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ForumsConfig(AppConfig):
    """Loads the check of forums nobody may enter, and what tells the search of deleted topics."""

    name = "forums"
    verbose_name = _("Forums")

    def ready(self) -> None:
        from citations.addresses import register_reader
        from citations.origins import register_origin
        from forums import checks, notices, personal, personal_notices, signals  # noqa: F401
        from forums.by_mail import register_handlers
        from forums.citing import PostOrigin
        from forums.citing_addresses import topic_at

        notices.register()
        personal_notices.register()
        personal.register()
        register_origin("forums.post", PostOrigin())
        register_reader(topic_at)
        register_handlers()
