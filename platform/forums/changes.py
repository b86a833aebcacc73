"""What an edit changed, word by word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from difflib import SequenceMatcher
from typing import Final

from forums.models import Post
from forums.writers import Writer, writer_behind, writer_of

WORDS: Final = re.compile(r"\s+|[^\s]+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words that was kept, added or taken out."""

    text: str
    kind: str


@dataclass(frozen=True, slots=True)
class Version:
    """One edit: who made it, when, and what it changed."""

    number: int
    editor: Writer
    at: datetime
    pieces: list[Piece]


def history_of(post: Post) -> list[Version]:
    """The edits of a post, the newest first."""
    newer, versions = post.source, []
    for revision in post.revisions.select_related("replaced_by__profile"):
        versions.append(
            Version(
                number=revision.version + 1,
                editor=writer_of(revision.replaced_by) if revision.replaced_by else writer_behind(post),
                at=revision.replaced_at,
                pieces=compare(revision.source, newer),
            )
        )
        newer = revision.source
    return versions


def compare(before: str, after: str) -> list[Piece]:
    """The newer text with what was taken out left in its place."""
    old, new = WORDS.findall(before), WORDS.findall(after)
    pieces = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new).get_opcodes():
        if tag == "equal":
            pieces.append(Piece("".join(new[j1:j2]), "same"))
            continue
        if i2 > i1:
            pieces.append(Piece("".join(old[i1:i2]), "out"))
        if j2 > j1:
            pieces.append(Piece("".join(new[j1:j2]), "in"))
    return pieces
