"""What the episode page needs to be heard and read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest

from assets.webvtt import Cue, cues_of
from taxonomy.languages import language_name

if TYPE_CHECKING:
    from library.models import EpisodePage


@dataclass(frozen=True, slots=True)
class Line:
    """A cue as it is read: whole seconds, and the speaker only where another one begins."""

    seconds: int
    anchor: str
    speaker: str
    text: str


def anchor_of(start: float) -> str:
    """The id of a place in a talk; the same words as a media fragment, so one link serves player and text."""
    return f"t={int(start)}"


def lines_of(cues: Iterable[Cue]) -> list[Line]:
    """Two cues within one second share an anchor: the first has it."""
    lines: list[Line] = []
    anchors: set[str] = set()
    speaker = ""
    for cue in cues:
        anchor = anchor_of(cue.start)
        lines.append(
            Line(
                int(cue.start),
                "" if anchor in anchors else anchor,
                "" if cue.speaker == speaker else cue.speaker,
                cue.text,
            )
        )
        anchors.add(anchor)
        speaker = cue.speaker
    return lines


def listening_context(episode: EpisodePage, request: HttpRequest) -> dict[str, Any]:
    """The player, the transcript in the language asked for or the nearest one, and which others there are."""
    recording = episode.recording
    if recording is None:
        return {"player": None, "lines": [], "recording": None}
    transcript = episode.transcript(request.GET.get("transcript", ""))
    reader = getattr(request, "LANGUAGE_CODE", episode.language)
    player = {
        "src": recording.get_absolute_url(),
        "mime": recording.mime_type,
        "title": episode.title,
        "seconds": recording.duration,
        "bytes": recording.file_size,
        "low_src": recording.light_url,
        "low_bytes": recording.light_file_size or None,
        "captions_url": transcript.get_absolute_url() if transcript else "",
        "language": transcript.language if transcript else recording.language,
        "seed": episode.slug,
        "key": str(episode.translation_key),
    }
    return {
        "player": player,
        "recording": recording,
        "spoken_language": language_name(recording.language, reader),
        "transcript": transcript,
        "lines": lines_of(cues_of(transcript.webvtt)) if transcript else [],
        "transcript_tabs": [
            {
                "title": language_name(row.language, reader),
                "url": f"?transcript={row.language}#transcript",
                "current": row == transcript,
            }
            for row in episode.transcripts
        ],
    }
