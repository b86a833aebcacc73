"""Podcast shows and episodes with their recordings."""

from __future__ import annotations

from typing import Any

from django.core.files import File
from django.db import transaction

from assets.models import Media, Transcript
from assets.services import probe_recording
from library.models import EpisodePage, ShowPage
from seeding.context import Load
from seeding.markdown import blocks_of
from seeding.reader import Fixture, item_folders, languages_of
from seeding.writers.library import people_of
from seeding.writers.tree import Twins, write_page

CREDIT = "2026, Waymark demonstration, synthetic voices"


def write_podcasts(load: Load, section: Twins) -> None:
    """Each show, then its episodes below it."""
    for folder in item_folders(load.root / "library" / "podcasts"):
        shows = write_page(load, ShowPage, section, languages_of(folder, load.root), _show_fields)
        for episode in item_folders(folder):
            fixtures = languages_of(episode, load.root)
            recording = write_recording(load, fixtures["en"])

            def fields(own: Fixture, source: Fixture, recording: Any = recording) -> dict[str, Any]:
                hosts = [source.facts["host"]] if source.facts.get("host") else []
                return {
                    "season": source.facts.get("season", 1),
                    "number": source.facts["number"],
                    "recording": recording,
                    "body": blocks_of(own.body, own.source),
                    "credits": people_of(hosts, "host", source.source)
                    + people_of(source.facts.get("guests", []), "guest", source.source),
                    "published_on": source.facts["date"],
                }

            write_page(load, EpisodePage, shows, fixtures, fields)


def _show_fields(own: Fixture, source: Fixture) -> dict[str, Any]:
    hosts = [source.facts["host"]] if source.facts.get("host") else []
    return {
        "body": blocks_of(own.body, own.source),
        "credits": people_of(hosts, "host", source.source),
        "published_on": source.facts.get("date"),
    }


@transaction.atomic
def write_recording(load: Load, source: Fixture) -> Media | None:
    """The two sizes of the recording and every transcript that lies beside them."""
    folder = load.root / "media"
    full, light = folder / f"{source.slug}.mp3", folder / f"{source.slug}.opus"
    key = f"media/{source.slug}"
    if load.ledger.has(key) or not full.exists():
        return load.ledger.find(key, Media)
    media = Media(
        title=source.facts["title"],
        language=source.facts.get("spoken_language", "en"),
        credit=CREDIT,
        licence="cc-by-4.0",
        synthetic_voice=True,
        collection=load.collection(),
    )
    with full.open("rb") as loud:
        media.file.save(full.name, File(loud), save=False)
    if light.exists():
        with light.open("rb") as soft:
            media.light_file.save(light.name, File(soft), save=False)
    media.save()
    for transcript in sorted(folder.glob(f"{source.slug}.??.vtt")):
        Transcript.objects.create(
            media=media,
            language=transcript.suffixes[0].strip("."),
            webvtt=transcript.read_text(encoding="utf-8"),
            checked=True,
        )
    probe_recording(media=media)
    load.ledger.add(key, media)
    return media
