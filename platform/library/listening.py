"""What the episode page needs to be heard and read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assets.webvtt import cues_of

if TYPE_CHECKING:
    from library.models import EpisodePage


def listening_context(episode: EpisodePage) -> dict[str, Any]:
    """The player, the transcript in the nearest language, and which others there are."""
    recording = episode.recording
    if recording is None:
        return {"player": None, "cues": []}
    transcript = episode.transcript()
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
        "transcript": transcript,
        "cues": cues_of(transcript.webvtt) if transcript else [],
        "transcripts": list(recording.transcripts.all()),
        "recording": recording,
    }
