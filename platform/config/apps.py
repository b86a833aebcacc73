"""The project itself as an app: system checks of the installation live here."""

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    """Loads the checks that guard a deployment."""

    name = "config"
    label = "config"

    def ready(self) -> None:
        from config import checks  # noqa: F401
