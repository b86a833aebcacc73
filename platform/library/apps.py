"""What practitioners browse: briefs, publications, podcasts, stories, events."""

from django.apps import AppConfig


class LibraryConfig(AppConfig):
    """One kind a file; CONTRIBUTING lists what a new kind touches."""

    name = "library"

    def ready(self) -> None:
        from library import signals  # noqa: F401
        from library.notes import BriefTaker
        from pages.noting import register_note_taker

        register_note_taker(BriefTaker())
