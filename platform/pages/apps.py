"""The page tree: what every page shares, who may read it, in which language it is shown."""

from django.apps import AppConfig


class PagesConfig(AppConfig):
    """Connects publishing to the search queue."""

    name = "pages"

    def ready(self) -> None:
        from assets.access import register_shower
        from citations.addresses import register_reader
        from pages import checks, signals  # noqa: F401
        from pages.citing import page_at
        from pages.showing import shows

        register_shower(shows)
        register_reader(page_at)
