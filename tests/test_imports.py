"""Which app may import which: the directions of pyproject, proved on the sources."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
OURS = {path.parent.name for path in (ROOT / "platform").glob("*/__init__.py")} | {"search"}
FEATURES = {"library", "training", "forums"}
# What an app must never import, at the top of a module or inside a function.
FORBIDDEN = {
    "search": OURS - {"search"},
    "theming": FEATURES | {"pages", "seeding", "background"},
    "taxonomy": FEATURES | {"pages", "assets", "people", "seeding", "background"},
    "notifications": OURS - {"notifications", "mailroom", "people", "background", "theming", "config"},
    "people": FEATURES | {"notifications", "mailroom", "pages", "assets", "seeding", "background"},
    "privacy": OURS - {"privacy", "taxonomy"},
    "mailroom": FEATURES | {"notifications", "assets", "pages", "taxonomy", "theming", "seeding"},
    "assets": FEATURES | {"pages", "seeding", "background"},
    "pages": FEATURES | {"seeding", "background"},
    "library": (FEATURES - {"library"}) | {"seeding", "background"},
    "training": (FEATURES - {"training"}) | {"seeding", "background"},
    "forums": (FEATURES - {"forums"}) | {"seeding", "background"},
    "citations": OURS - {"citations", "people", "search"},
    "background": OURS - {"background", "config"},
}


def imported(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            yield node.module, node.lineno


def modules_of(app):
    folder = ROOT / "search" if app == "search" else ROOT / "platform" / app
    return (path for path in folder.rglob("*.py") if "migrations" not in path.parts)


@pytest.mark.parametrize("app", sorted(FORBIDDEN))
def test_imports_follow_the_direction(app):
    wrong = [
        f"{path.relative_to(ROOT)}:{line} imports {name}"
        for path in modules_of(app)
        for name, line in imported(path)
        if name.split(".")[0] in FORBIDDEN[app]
    ]
    assert not wrong


def test_the_engine_is_named_in_its_own_folder_alone():
    wrong = [
        f"{path.relative_to(ROOT)}:{line}"
        for path in [*(ROOT / "platform").rglob("*.py"), *(ROOT / "search").rglob("*.py")]
        if not path.is_relative_to(ROOT / "search" / "engines")
        for name, line in imported(path)
        if name.split(".")[0] in {"tantivy", "elasticsearch", "elasticsearch_dsl"}
    ]
    assert not wrong


def test_no_test_tool_in_the_product():
    tools = {"pytest", "factory", "wagtail_factories", "playwright", "tests"}
    wrong = [
        f"{path.relative_to(ROOT)}:{line} imports {name}"
        for folder in ("platform", "search")
        for path in (ROOT / folder).rglob("*.py")
        for name, line in imported(path)
        if name.split(".")[0] in tools
    ]
    assert not wrong
