"""Where other apps say what they hold of a person, and what they do when the person leaves.

register_section("thanks", thanks_of)     # in the app's `ready`: plain values for the export
register_farewell(forget_thanks)          # called in the transaction, before the account goes
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from people.models import User

Section = Callable[["User"], Any]
Farewell = Callable[["User"], None]
_sections: dict[str, Section] = {}
_told: set[str] = set()
_farewells: list[Farewell] = []


def register_section(name: str, section: Section, *, instead_of: Iterable[str] = ()) -> None:
    """Add a part to the export; `instead_of` names models whose bare rows it makes superfluous."""
    _sections[name] = section
    _told.update(instead_of)


def register_farewell(farewell: Farewell) -> None:
    """Add what is to be done where a foreign key alone does not say it."""
    if farewell not in _farewells:
        _farewells.append(farewell)


def sections_of(user: User) -> dict[str, Any]:
    return {name: section(user) for name, section in _sections.items()}


def is_told(label: str) -> bool:
    """Does a section tell of this model already?"""
    return label in _told


def say_farewell(user: User) -> None:
    for farewell in _farewells:
        farewell(user)
