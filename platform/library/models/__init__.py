"""The kinds of the library, one a file."""

from library.models.brief import BriefPage
from library.models.event import EventPage
from library.models.index import LibraryPage, SectionPage
from library.models.podcast import EpisodePage, ShowPage
from library.models.publication import PublicationPage
from library.models.story import StoryPage

__all__ = [
    "BriefPage",
    "EpisodePage",
    "EventPage",
    "LibraryPage",
    "PublicationPage",
    "SectionPage",
    "ShowPage",
    "StoryPage",
]
