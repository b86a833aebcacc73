"""Courses, modules and units."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from seeding.context import Load
from seeding.markdown import blocks_of
from seeding.reader import Fixture, item_folders, languages_of
from seeding.writers.tree import Twins, write_page
from training.models import CoursePage, ModulePage, UnitPage

_ORDER = re.compile(r"^\d+-")


def write_courses(load: Load, training: Twins) -> None:
    """The folders give order by their numbers; addresses go without."""
    for course_folder in item_folders(load.root / "training"):
        courses = write_page(
            load, CoursePage, training, languages_of(course_folder, load.root), _course_fields
        )
        for module_folder in item_folders(course_folder):
            modules = write_page(
                load,
                ModulePage,
                courses,
                languages_of(module_folder, load.root),
                _module_fields,
                slug=_slug(module_folder),
            )
            for unit_folder in item_folders(module_folder):
                fixtures = languages_of(unit_folder, load.root)
                write_page(load, UnitPage, modules, fixtures, _unit_fields, slug=_slug(unit_folder))


def _slug(folder: Path) -> str:
    return _ORDER.sub("", folder.name)


def _objectives(own: Fixture) -> str:
    return "\n".join(own.facts.get("objectives", []))


def _course_fields(own: Fixture, source: Fixture) -> dict[str, Any]:
    return {
        "objectives": _objectives(own),
        "hours": source.facts.get("hours", 1),
        "level": source.facts.get("level", "introductory"),
        "body": blocks_of(own.body, own.source),
        "published_on": source.facts.get("date"),
    }


def _module_fields(own: Fixture, source: Fixture) -> dict[str, Any]:
    return {"objectives": _objectives(own)}


def _unit_fields(own: Fixture, source: Fixture) -> dict[str, Any]:
    return {
        "objectives": _objectives(own),
        "study_minutes": source.facts.get("minutes", 10),
        "body": blocks_of(own.body, own.source),
    }
