"""The page tree: what every page shares, who may read it, in which language it is shown."""

from django.apps import AppConfig


class PagesConfig(AppConfig):
    """Connects publishing to the search queue."""

    name = "pages"

    def ready(self) -> None:
        from pages import signals  # noqa: F401
