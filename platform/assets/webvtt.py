"""WebVTT as lists of cues: just what a transcript needs, with times to the millisecond."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from itertools import pairwise

_TIMING = re.compile(r"(?:(\d+):)?(\d{2}):(\d{2})\.(\d{3})\s+-->\s+(?:(\d+):)?(\d{2}):(\d{2})\.(\d{3})")
_VOICE = re.compile(r"<v(?:\.[^\s>]*)?\s+([^>]+)>")
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class Cue:
    """A stretch of speech; times in seconds."""

    start: float
    end: float
    speaker: str
    text: str


def _seconds(hours: str | None, minutes: str, seconds: str, thousandths: str) -> float:
    return int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds) + int(thousandths) / 1000


def cues_of(webvtt: str) -> list[Cue]:
    """All cues in order; blocks without a time (header, notes, styles) are passed over."""
    cues = []
    for block in re.split(r"\n\s*\n", webvtt.replace("\r\n", "\n").lstrip("\ufeff")):
        lines = block.strip().split("\n")
        for number, line in enumerate(lines):
            timing = _TIMING.search(line)
            if timing:
                said = " ".join(lines[number + 1 :]).strip()
                voice = _VOICE.search(said)
                groups = timing.groups()
                cues.append(
                    Cue(
                        start=_seconds(*groups[:4]),
                        end=_seconds(*groups[4:]),
                        speaker=html.unescape(voice.group(1).strip()) if voice else "",
                        text=html.unescape(_TAG.sub("", said)).strip(),
                    )
                )
                break
    return cues


def faults_of(webvtt: str) -> list[str]:
    """What is wrong with a transcript, in words for an editor; empty when nothing is."""
    from django.utils.translation import gettext as _

    if not webvtt.lstrip("\ufeff").startswith("WEBVTT"):
        return [_("The first line must be WEBVTT.")]
    cues = cues_of(webvtt)
    faults = [] if cues else [_("There is no line with a time such as 00:00:01.000 --> 00:00:04.000.")]
    for earlier, later in pairwise(cues):
        if later.start < earlier.start:
            faults.append(
                _("The time %(time)s is earlier than the one before it.") % {"time": f"{later.start:.3f}"}
            )
    faults += [
        _("The line at %(time)s ends before it starts.") % {"time": f"{cue.start:.3f}"}
        for cue in cues
        if cue.end <= cue.start
    ]
    return faults
