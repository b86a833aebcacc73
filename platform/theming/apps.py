from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ThemingConfig(AppConfig):
    name = "theming"
    verbose_name = _("Look of the site")

    def ready(self) -> None:
        from theming import checks, signals  # noqa: F401
