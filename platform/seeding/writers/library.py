"""Briefs, publications, stories and events."""

from __future__ import annotations

from typing import Any

from library.models import BriefPage, EventPage, PublicationPage, StoryPage
from seeding.context import Load
from seeding.markdown import block_id, blocks_of
from seeding.reader import Fixture, item_folders, languages_of
from seeding.writers.files import write_picture, write_publication_file
from seeding.writers.tree import Twins, write_page


def stream(kind: str, values: list[Any], source: str) -> list[dict[str, Any]]:
    """Raw data of a StreamField that holds one type of block."""
    return [
        {"type": kind, "value": value, "id": block_id(source, f"{kind}-{place}")}
        for place, value in enumerate(values)
    ]


def people_of(names: list[str], part: str, source: str) -> list[dict[str, Any]]:
    """'Name, role' as credits."""
    rows = []
    for text in names:
        name, _comma, role = text.partition(", ")
        rows.append({"name": name, "role": role, "part": part})
    return stream("person", rows, f"{source}-{part}")


def write_briefs(load: Load, section: Twins) -> None:
    """Research briefs with their key messages and sources."""

    def fields(own: Fixture, source: Fixture) -> dict[str, Any]:
        sources = [
            {"title": row["title"], "url": row.get("url", ""), "note": row.get("note", "")}
            for row in source.facts.get("sources", [])
        ]
        return {
            "use_this_when": own.facts.get("use_this_when", ""),
            "key_messages": stream("message", own.facts.get("key_messages", []), own.source),
            "body": blocks_of(own.body, own.source),
            "credits": people_of(source.facts.get("authors", []), "author", source.source),
            "sources": stream("source", sources, source.source),
            "published_on": source.facts["date"],
            "review_date": source.facts.get("review_date"),
        }

    for folder in item_folders(load.root / "library" / "briefs"):
        write_page(load, BriefPage, section, languages_of(folder, load.root), fields)


def write_publications(load: Load, section: Twins) -> None:
    """Publications; the file is made from the text of the English file, in the language it names."""
    for folder in item_folders(load.root / "library" / "publications"):
        fixtures = languages_of(folder, load.root)
        source = fixtures["en"]
        hosted = source.facts["rights"] != "link"
        own = fixtures.get(source.facts.get("doc_language", "en"), source)
        document = write_publication_file(load, source, own.facts["title"]) if hosted else None

        def fields(own: Fixture, source: Fixture, document: Any = document) -> dict[str, Any]:
            return {
                "abstract": own.facts.get("abstract", ""),
                "publisher": source.facts["publisher"],
                "year": source.facts["year"],
                "file_language": source.facts.get("doc_language", "en"),
                "rights": source.facts["rights"],
                "document": document,
                "external_url": source.facts.get("external_url", ""),
                "credits": people_of(source.facts.get("authors", []), "author", source.source),
                "published_on": source.facts["date"],
            }

        write_page(load, PublicationPage, section, fixtures, fields)


def write_stories(load: Load, section: Twins) -> None:
    """Stories with their drawn pictures; the first picture is the cover."""
    for folder in item_folders(load.root / "library" / "stories"):
        fixtures = languages_of(folder, load.root)
        pictures = [
            write_picture(load, fixtures["en"], row, place)
            for place, row in enumerate(fixtures["en"].facts.get("pictures", []))
        ]

        def fields(own: Fixture, source: Fixture, pictures: list[Any] = pictures) -> dict[str, Any]:
            own_rows = own.facts.get("pictures") or source.facts.get("pictures", [])
            shown = [
                {"image": picture.pk, "caption": row.get("caption", "")}
                for picture, row in zip(pictures, own_rows, strict=False)
            ]
            return {
                "quote": own.facts.get("quote", ""),
                "quote_by": own.facts.get("quote_by", ""),
                "content_note": own.facts.get("content_note", ""),
                "body": blocks_of(own.body, own.source),
                "pictures": stream("picture", shown, source.source),
                "published_on": source.facts["date"],
                "cover": pictures[0] if pictures else None,
            }

        write_page(load, StoryPage, section, fixtures, fields)


def write_events(load: Load, section: Twins) -> None:
    """Events with their materials."""

    def fields(own: Fixture, source: Fixture) -> dict[str, Any]:
        facts = source.facts
        materials = [
            {"title": row["title"], "note": row.get("note", ""), "document": None}
            for row in own.facts.get("materials") or facts.get("materials", [])
        ]
        return {
            "event_kind": facts["kind"],
            "starts_at": facts["starts"],
            "ends_at": facts["ends"],
            "zone": facts["timezone"],
            "place": own.facts.get("place") or facts.get("place", ""),
            "online_url": facts.get("online_url", ""),
            "organiser": own.facts.get("organiser") or facts.get("organiser", ""),
            "spoken_languages": facts.get("languages", []),
            "materials": stream("material", materials, own.source),
            "body": blocks_of(own.body, own.source),
            "published_on": facts["date"],
        }

    for folder in item_folders(load.root / "library" / "events"):
        write_page(load, EventPage, section, languages_of(folder, load.root), fields)
