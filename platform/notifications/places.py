"""Places that people can choose a pace of letters for; the apps that own them register them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise


@dataclass(frozen=True, slots=True)
class PlaceKind:
    """`choices(user)` are pairs of key and name of the places that this person may choose."""

    key: str
    label: str | Promise
    choices: Callable[[Any], list[tuple[str, str]]]


_kinds: dict[str, PlaceKind] = {}


def register(kind: PlaceKind) -> None:
    _kinds[kind.key] = kind


def choices_for(user: Any) -> list[tuple[str, list[tuple[str, str]]]]:
    """Groups for a select: the kind's name, and its places."""
    groups = ((str(kind.label), kind.choices(user)) for kind in _kinds.values())
    return [(label, choices) for label, choices in groups if choices]


def name_of(place: str, groups: list[tuple[str, list[tuple[str, str]]]]) -> str:
    """Empty for a place that this person may no longer choose."""
    return next((name for _label, choices in groups for key, name in choices if key == place), "")
