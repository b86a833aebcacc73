"""One page of each kind of the library."""

from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from library.models import BriefPage, EpisodePage, EventPage, PublicationPage, ShowPage, StoryPage
from tests.factories import assets
from tests.factories.pages import Tree, add, rich

TAGS: dict[str, Any] = {"topics": ["health"], "countries": [("SN", "origin"), ("DE", "host")]}


def person(name: str = "Nino Beridze", part: str = "author") -> list[dict[str, Any]]:
    return [{"type": "person", "value": {"name": name, "role": "nurse coordinator", "part": part}}]


def brief(tree: Tree, title: str = "Medical handover", language: str = "en", **fields: Any) -> BriefPage:
    values = {
        "summary": "What the receiving clinic wishes you had sent.",
        "use_this_when": "Use this when somebody with an illness prepares to travel.",
        "key_messages": [{"type": "message", "value": "Ring the clinic first."}],
        "body": rich(
            "<h2>The top page</h2><p>Doses.</p><h2>The top page</h2><p>Days.</p><h2>هل سُئل أحد؟</h2>"
        ),
        "credits": person(),
        "sources": [
            {"type": "source", "value": {"title": "Model list", "url": "", "note": "Second edition"}}
        ],
        "published_on": date(2026, 3, 1),
        "review_date": date(2027, 3, 1),
        **TAGS,
        **fields,
    }
    return add(tree.sections["brief"][language], BriefPage, title, **values)


def publication(
    tree: Tree, title: str = "Service map", language: str = "en", **fields: Any
) -> PublicationPage:
    values = {
        "summary": "How a small team keeps its map true.",
        "abstract": "Entries with an owner and an expiry date.",
        "publisher": "Harbour Point Return Advice",
        "year": 2025,
        "published_on": date(2025, 9, 1),
        **TAGS,
        **fields,
    }
    if "document" not in values and values.get("rights") != "link":
        values["document"] = assets.document(f"{'-'.join(title.lower().split())}.pdf")
    return add(tree.sections["publication"][language], PublicationPage, title, **values)


def show(tree: Tree, title: str = "Both ends", language: str = "en", **fields: Any) -> ShowPage:
    return add(
        tree.sections["podcast"][language],
        ShowPage,
        title,
        body=rich(),
        credits=person(part="host"),
        **fields,
    )


def episode(parent: ShowPage, title: str = "After the line fell silent", **fields: Any) -> EpisodePage:
    values = {
        "summary": "Two offices move their callers.",
        "number": 1,
        "body": rich("<p>Show notes.</p>"),
        "published_on": date(2026, 2, 5),
        **TAGS,
        **fields,
    }
    if "recording" not in values:
        values["recording"] = assets.recording()
    return add(parent, EpisodePage, title, **values)


def story(
    tree: Tree, title: str = "Two phones", language: str = "en", pictures: int = 1, **fields: Any
) -> StoryPage:
    made = [assets.image(f"story-{place}.png", assets.picture_bytes("PNG")) for place in range(pictures)]
    values = {
        "summary": "She kept two phones.",
        "quote": "I asked where I can live on a Tuesday.",
        "quote_by": "Giorgi, welder",
        "content_note": "This story speaks of an illness.",
        "body": rich(),
        "pictures": [{"type": "picture", "value": {"image": one.pk, "caption": "A caption"}} for one in made],
        "cover": made[0] if made else None,
        "published_on": date(2026, 1, 5),
        **TAGS,
        **fields,
    }
    return add(tree.sections["story"][language], StoryPage, title, **values)


def event(
    tree: Tree, title: str = "First call clinic", language: str = "en", days: int = 5, **fields: Any
) -> EventPage:
    """`days` from now; a negative number is past."""
    starts = timezone.now().replace(microsecond=0) + timedelta(days=days)
    values = {
        "summary": "Three role plays.",
        "event_kind": "webinar",
        "starts_at": starts,
        "ends_at": starts + timedelta(hours=2),
        "zone": "Europe/Berlin",
        "place": "Online",
        "online_url": "https://example.org/room",
        "spoken_languages": ["en", "fr"],
        "organiser": "Blue Gate Polyclinic",
        "body": rich(),
        "materials": [
            {"type": "material", "value": {"title": "Slides", "note": "12 pages", "document": None}}
        ],
        "published_on": date(2026, 5, 1),
        **TAGS,
        **fields,
    }
    return add(tree.sections["event"][language], EventPage, title, **values)


def one_of_each(tree: Tree) -> dict[str, Any]:
    """A page of every kind by the name of the kind."""
    parent = show(tree)
    return {
        "brief": brief(tree),
        "publication": publication(tree),
        "podcast": parent,
        "episode": episode(parent),
        "story": story(tree),
        "event": event(tree),
    }
