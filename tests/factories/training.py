"""A course with its modules and units."""

from typing import Any

from tests.factories.pages import Tree, add, rich
from training.models import CoursePage, ModulePage, UnitPage


def course(tree: Tree, title: str = "Due diligence", language: str = "en", **fields: Any) -> CoursePage:
    values = {
        "summary": "Questions with checkable answers.",
        "objectives": "Ask\nCheck",
        "hours": 3,
        **fields,
    }
    return add(tree.training[language], CoursePage, title, body=rich(), **values)


def module(parent: CoursePage, title: str = "What it asks", **fields: Any) -> ModulePage:
    return add(parent, ModulePage, title, summary="Where to begin.", objectives="Begin", **fields)


def unit(parent: ModulePage, title: str = "Ten principles", **fields: Any) -> UnitPage:
    values = {"objectives": "Match\nTell", "study_minutes": 25, "body": rich(), **fields}
    return add(parent, UnitPage, title, **values)


def small_course(tree: Tree, units: int = 3) -> tuple[CoursePage, list[UnitPage]]:
    """Units spread over two modules."""
    made = course(tree)
    modules = [module(made, "First part"), module(made, "Second part")]
    return made, [unit(modules[number * 2 // units], f"Unit {number + 1}") for number in range(units)]
