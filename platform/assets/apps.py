"""Pictures, documents, audio: stored in private, served after a check."""

from django.apps import AppConfig


class AssetsConfig(AppConfig):
    """Own image, document and media models, so that credit and rights are there from the first day."""

    name = "assets"

    def ready(self) -> None:
        from assets import signals  # noqa: F401
