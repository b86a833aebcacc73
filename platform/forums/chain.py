"""Walking the moderation record from its first line to its end, to see whether anybody changed it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.db.models import QuerySet

from forums.audit import HEAD, START, digest_of
from forums.models import AuditEntry, AuditHead

AT_ONCE: Final = 1000


@dataclass(frozen=True, slots=True)
class Walk:
    """How far the chain holds; `broken` says in words where it does not."""

    lines: int
    digest: str
    broken: str = ""


def walk(noted: tuple[int, str] | None = None) -> Walk:
    """Check every line in constant memory; `noted` is an end of the chain that was written down elsewhere."""
    lines = AuditEntry.objects.order_by("number", "pk")
    walked, head = _along(lines, 0, START, noted), _end()
    while not walked.broken and head.number > walked.lines:
        # Somebody may have acted meanwhile; an end that was cut off brings no more lines.
        further = _along(lines.filter(number__gt=walked.lines), walked.lines, walked.digest, noted)
        if further == walked:
            break
        walked, head = further, _end()
    number, digest = walked.lines, walked.digest
    if walked.broken:
        return walked
    if noted and number < noted[0]:
        return Walk(number, digest, f"line {number + 1} is missing: {noted[0]} lines were noted")
    if (head.number, head.digest) != (number, digest):
        return Walk(number, digest, f"line {number + 1} is missing, or the end of the record was changed")
    return walked


def _end() -> AuditHead:
    return AuditHead.objects.filter(pk=HEAD).first() or AuditHead(number=0, digest=START)


def _along(lines: QuerySet[AuditEntry], number: int, digest: str, noted: tuple[int, str] | None) -> Walk:
    for entry in lines.iterator(chunk_size=AT_ONCE):
        fault = _fault(entry, number, digest)
        if fault:
            return Walk(number, digest, fault)
        number, digest = entry.number, entry.digest
        if noted and number == noted[0] and digest != noted[1]:
            return Walk(number, digest, f"line {number} is not the one that was noted")
    return Walk(number, digest)


def _fault(entry: AuditEntry, number: int, digest: str) -> str:
    if entry.number != number + 1:
        return f"line {number + 1} is missing"
    if entry.previous != digest:
        return f"line {entry.number} does not follow the line before it"
    if entry.digest != digest_of(entry):
        return f"line {entry.number} was changed"
    return ""
