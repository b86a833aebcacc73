"""Examples of what everybody may open, for the table of addresses."""

from typing import Any

from wagtail.models import Locale

from library.models import EpisodePage, EventPage, PublicationPage, StoryPage
from pages.models import StandardPage
from tests.outsider.planting.pages import earlier_version
from tests.outsider.planting.planted import Planted
from training.models import UnitPage


def plant_open_things(planted: Planted) -> None:
    english = Locale.objects.get(language_code="en")
    open_document = PublicationPage.objects.filter(document__isnull=False, locale=english, live=True)
    heard = EpisodePage.objects.live().filter(recording__transcripts__isnull=False)
    document = open_document.exclude(slug="a-practitioners-publication").first().document
    planted.things |= {
        "open_document": document,
        "open_version": earlier_version(document, "What everybody could read before"),
        "open_recording": heard.exclude(slug="a-counsellors-episode").first().recording,
        "unit": UnitPage.objects.filter(locale=english, live=True).first(),
        "event": EventPage.objects.filter(locale=english, live=True).first(),
        "plain_page": StandardPage.objects.filter(locale=english, live=True).first(),
        "open_picture": _open_picture(),
    }


def _open_picture() -> Any:
    stories = StoryPage.objects.live()
    image = next(block.value["image"] for story in stories for block in story.pictures)
    return image.get_rendition("fill-640x360|format-webp")
