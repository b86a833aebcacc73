"""The tree keeps the shape that makes `import platform` and `from forums import …` both mean what they say."""

import ast
import importlib
import platform
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
APPS = sorted(path.parent.name for path in (ROOT / "platform").glob("*/__init__.py"))
FORBIDDEN_APPS = {"core", "utils", "common", "base", "site", "media", "accounts", "helpers"}
FORBIDDEN_MODULES = {"utils.py", "helpers.py", "core.py", "common.py", "misc.py"}
MOST_LINES = {".py": 400, ".html": 120}


def source_files(*suffixes):
    for folder in ("platform", "search", "themes", "tools"):
        for path in (ROOT / folder).rglob("*"):
            if path.suffix in suffixes and "migrations" not in path.parts and "static" not in path.parts:
                yield path


def test_platform_is_a_folder_and_no_package():
    assert not (ROOT / "platform" / "__init__.py").exists()


def test_the_standard_library_keeps_its_platform():
    assert not Path(platform.__file__).is_relative_to(ROOT / "platform")
    found = subprocess.run(
        [sys.executable, "-c", "import platform; print(platform.system())"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert found.stdout.strip()


@pytest.mark.parametrize("name", [*APPS, "search"])
def test_first_party_names_are_ours(name):
    assert Path(importlib.import_module(name).__file__).is_relative_to(ROOT)


def test_apps_are_named_by_their_noun():
    assert not FORBIDDEN_APPS & set(APPS)


def test_no_drawer_modules():
    assert not [path for path in source_files(".py") if path.name in FORBIDDEN_MODULES]


@pytest.mark.parametrize("suffix", MOST_LINES)
def test_files_stay_short(suffix):
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in source_files(suffix)}
    too_long = {str(path.relative_to(ROOT)): n for path, n in lengths.items() if n > MOST_LINES[suffix]}
    assert not too_long


def test_most_source_files_are_small():
    lengths = sorted(
        len(path.read_text(encoding="utf-8").splitlines())
        for path in source_files(".py")
        if path.stat().st_size
    )
    assert lengths[len(lengths) // 2] < 100


def test_every_module_says_what_it_is_for():
    """Modules that only hold models, urls or an app's config speak for themselves."""
    spoken = {
        "models",
        "urls",
        "apps",
        "__init__",
        "managers",
        "querysets",
        "forms",
        "viewsets",
        "wagtail_hooks",
    }
    silent = [
        str(path.relative_to(ROOT))
        for path in source_files(".py")
        if path.stem not in spoken
        and not {"models", "factories", "commands"} & set(path.parts)
        and path.stat().st_size
        and not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert not silent


def test_no_unfinished_words():
    words = ("TO" + "DO", "FIX" + "ME", "XX" + "X:", "raise Not" + "ImplementedError")
    found = [
        f"{path.relative_to(ROOT)}: {word}"
        for path in source_files(".py", ".html")
        for word in words
        if word in path.read_text(encoding="utf-8")
    ]
    assert not found
