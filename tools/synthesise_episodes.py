"""Speak the podcast scripts of the demonstration content with espeak-ng and write audio and transcripts.

Usage: python tools/synthesise_episodes.py [episode …]
Needs espeak-ng and ffmpeg. For each `script.<lang>.txt` it writes an MP3, a small Opus file and a
WebVTT transcript; a `transcript.<lang>.txt` beside it (same lines, translated) gets the same times.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
import textwrap
import wave
from dataclasses import dataclass
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
SCRIPTS: Final = ROOT / "fixtures" / "library" / "podcasts"
MEDIA: Final = ROOT / "fixtures" / "media"

RATE: Final = 22_050
CUE_WIDTH: Final = 65
LEAD_SECONDS: Final = 0.4
PAUSE_SECONDS: Final = 0.45
SAME_SPEAKER_PAUSE_SECONDS: Final = 0.3
TAIL_SECONDS: Final = 0.8
# Short vowel marks guide the Arabic voice; readers expect text with doubling and -an marks only.
ARABIC_VOWEL_MARKS: Final = re.compile("[\u064c-\u0650\u0652\u0670]")
SCRIPT_LINE: Final = re.compile(r"^(?P<speaker>[^:]{2,24}?)\s?: (?P<text>.+)$")


@dataclass(frozen=True)
class Voice:
    """How one speaker sounds: an espeak-ng voice variant, pitch (0-99) and words a minute."""

    variant: str
    pitch: int
    speed: int


@dataclass(frozen=True)
class Line:
    """One turn of the script."""

    speaker: str
    text: str


@dataclass(frozen=True)
class Cue:
    """A spoken line with its place on the time line, in seconds."""

    start: float
    end: float
    line: Line


LANGUAGE_VOICES: Final = {"en": "en-gb", "fr": "fr-fr", "es": "es-419", "ar": "ar"}
VOICES: Final = {
    "Miriam": Voice("f2", 52, 142),
    "مريم": Voice("f2", 52, 128),
    "Daniel": Voice("m3", 42, 144),
    "Ibrahim": Voice("m1", 30, 136),
    "Annika": Voice("f4", 60, 140),
    "Holger": Voice("m7", 36, 138),
    "Nino": Voice("f3", 56, 140),
    "Aminata": Voice("f3", 46, 136),
    "Julien": Voice("m3", 44, 140),
    "Yesenia": Voice("f4", 58, 142),
    "Jonas": Voice("m1", 38, 140),
    "خديجة": Voice("f4", 56, 126),
    "سمير": Voice("m3", 36, 126),
    "Tesfaye": Voice("m7", 32, 140),
    "Ngozi": Voice("f3", 50, 144),
    "Marisol": Voice("f2", 54, 142),
    "Lúcia": Voice("f4", 54, 144),
    "Farida": Voice("f2", 48, 140),
}


def read_lines(path: Path) -> list[Line]:
    """Read `Speaker: text` lines, also with the French space before the colon."""
    lines: list[Line] = []
    for number, raw in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        match = SCRIPT_LINE.match(raw.strip())
        if match is None:
            raise ValueError(f"{path}:{number}: expected 'Speaker: text'")
        lines.append(Line(match["speaker"], match["text"]))
    return lines


def speak(line: Line, language: str, target: Path) -> bytes:
    """Return the raw samples of one spoken line (16 bit, mono, RATE)."""
    voice = VOICES[line.speaker]
    subprocess.run(
        [
            "espeak-ng",
            "-v",
            f"{LANGUAGE_VOICES[language]}+{voice.variant}",
            "-p",
            str(voice.pitch),
            "-s",
            str(voice.speed),
            "-w",
            str(target),
            line.text,
        ],
        check=True,
    )
    with wave.open(str(target), "rb") as sound:
        if (sound.getframerate(), sound.getnchannels(), sound.getsampwidth()) != (RATE, 1, 2):
            raise ValueError(f"espeak-ng gave an unexpected format for {line.speaker}")
        return sound.readframes(sound.getnframes())


def silence(seconds: float) -> bytes:
    """Return empty samples."""
    return bytes(2 * round(seconds * RATE))


def seconds_of(samples: bytes | bytearray) -> float:
    """Return the length of 16 bit mono samples."""
    return len(samples) / 2 / RATE


def record(lines: list[Line], language: str, folder: Path) -> tuple[bytes, list[Cue]]:
    """Speak all lines into one track and note when each begins and ends."""
    track = bytearray(silence(LEAD_SECONDS))
    cues: list[Cue] = []
    for number, line in enumerate(lines):
        if number:
            same = lines[number - 1].speaker == line.speaker
            track += silence(SAME_SPEAKER_PAUSE_SECONDS if same else PAUSE_SECONDS)
        start = seconds_of(track)
        track += speak(line, language, folder / f"{number:03}.wav")
        cues.append(Cue(start, seconds_of(track), line))
    track += silence(TAIL_SECONDS)
    return bytes(track), cues


def encode(source: Path, target: Path, *options: str) -> None:
    """Level the loudness (-16 LUFS, -2 dBTP) and encode without any metadata of this machine."""
    subprocess.run(
        [
            "ffmpeg",
            "-nostdin",
            "-y",
            "-loglevel",
            "error",
            "-i",
            str(source),
            "-af",
            "loudnorm=I=-16:TP=-2:LRA=11",
            "-ac",
            "1",
            "-map_metadata",
            "-1",
            "-fflags",
            "+bitexact",
            "-flags:a",
            "+bitexact",
            *options,
            str(target),
        ],
        check=True,
    )


def timestamp(seconds: float) -> str:
    """Write seconds as WebVTT wants them."""
    milliseconds = round(seconds * 1000)
    minutes, rest = divmod(milliseconds, 60_000)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{rest // 1000:02}.{rest % 1000:03}"


def escape(text: str) -> str:
    """Escape the three characters that have a meaning inside a cue."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def as_webvtt(cues: list[Cue]) -> str:
    """Write one cue a line of script, wrapped to a width that players show well."""
    parts = ["WEBVTT"]
    for number, cue in enumerate(cues, start=1):
        text = escape(ARABIC_VOWEL_MARKS.sub("", cue.line.text))
        wrapped = textwrap.wrap(text, CUE_WIDTH, break_long_words=False, break_on_hyphens=False)
        times = f"{timestamp(cue.start)} --> {timestamp(cue.end)}"
        parts.append(f"{number}\n{times}\n<v {cue.line.speaker}>" + "\n".join(wrapped))
    return "\n\n".join(parts) + "\n"


def translated(cues: list[Cue], path: Path) -> list[Cue]:
    """Put translated lines on the times of the spoken ones."""
    lines = read_lines(path)
    if len(lines) != len(cues):
        raise ValueError(f"{path}: {len(lines)} lines, but the script has {len(cues)}")
    return [Cue(cue.start, cue.end, line) for cue, line in zip(cues, lines, strict=True)]


def synthesise(script: Path) -> None:
    """Write audio and every transcript of one episode."""
    episode, language = script.parent.name, script.name.split(".")[1]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        track, cues = record(read_lines(script), language, folder)
        source = folder / "track.wav"
        with wave.open(str(source), "wb") as sound:
            sound.setparams((1, 2, RATE, 0, "NONE", "not compressed"))
            sound.writeframes(track)
        mp3 = ("-ar", str(RATE), "-c:a", "libmp3lame", "-b:a", "32k")
        opus = ("-ar", "24000", "-c:a", "libopus", "-b:a", "16k", "-application", "voip")
        encode(source, MEDIA / f"{episode}.mp3", *mp3)
        encode(source, MEDIA / f"{episode}.opus", *opus)
    (MEDIA / f"{episode}.{language}.vtt").write_text(as_webvtt(cues), encoding="utf-8")
    for extra in sorted(script.parent.glob("transcript.*.txt")):
        target = MEDIA / f"{episode}.{extra.name.split('.')[1]}.vtt"
        target.write_text(as_webvtt(translated(cues, extra)), encoding="utf-8")
    sys.stdout.write(f"{episode}: {seconds_of(track):.1f} s\n")


def main() -> None:
    """Synthesise the named episodes, or all of them."""
    parser = argparse.ArgumentParser(description="Speak the podcast scripts of the fixtures.")
    parser.add_argument("episodes", nargs="*", help="folder names; none means all")
    wanted = set(parser.parse_args().episodes)
    scripts = sorted(SCRIPTS.glob("*/*/script.*.txt"))
    unknown = wanted - {script.parent.name for script in scripts}
    if unknown:
        parser.error(f"no script for: {', '.join(sorted(unknown))}")
    MEDIA.mkdir(parents=True, exist_ok=True)
    for script in scripts:
        if not wanted or script.parent.name in wanted:
            synthesise(script)


if __name__ == "__main__":
    main()
