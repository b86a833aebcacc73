"""Shared cases: how many are alike."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from forums.models import CaseShape, Topic
from taxonomy.models import Concept

# Below this many, who knows the corridor may know the person.
ENOUGH: Final = 5


@dataclass(frozen=True, slots=True)
class SharedCase:
    """What a shared case says beside its corridor."""

    age_band: str
    need: Concept


def is_rare(*, host: str, origin: str, case: SharedCase) -> bool:
    """Would fewer than five cases, this one among them, share corridor, age band and first need?"""
    alike = CaseShape.objects.filter(host_id=host, origin_id=origin, age_band=case.age_band, need=case.need)
    return alike.count() + 1 < ENOUGH


def count_case(*, topic: Topic, countries: Iterable[tuple[str, str]], case: SharedCase | None) -> None:
    """Keep the shape of a case; the caller is in the transaction of its topic. No corridor, no shape."""
    places = {role: code for code, role in countries}
    if case is None or not {"host", "origin"} <= places.keys():
        return
    CaseShape.objects.create(
        topic=topic,
        host_id=places["host"],
        origin_id=places["origin"],
        age_band=case.age_band,
        need=case.need,
    )
