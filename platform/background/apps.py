"""Work that does not wait in a request: the processes of the site and their supervisor."""

from django.apps import AppConfig


class BackgroundConfig(AppConfig):
    """Commands `serve` and `setup`."""

    name = "background"
