"""Vendored files are the bytes that vendor.toml promises, and say under which licence they stand."""

import hashlib
import tomllib
from pathlib import Path

from theming.themes import installed_themes

ROOT = Path(__file__).resolve().parents[2]
FILES = tomllib.loads((ROOT / "themes/base/vendor.toml").read_text(encoding="utf-8"))["file"]


def test_checksums() -> None:
    for entry in FILES:
        assert hashlib.sha256((ROOT / entry["path"]).read_bytes()).hexdigest() == entry["sha256"], entry[
            "path"
        ]


def test_every_foreign_file_names_its_licence() -> None:
    assert all(entry["licence"] and entry["version"] and entry["package"] for entry in FILES)


def test_sizes_stay_small() -> None:
    base = installed_themes()["base"].static
    assert (base / "map/world.json").stat().st_size <= 120_000
    assert (base / "fonts/noto-sans-arabic.woff2").stat().st_size <= 25_000
    assert (base / "icons/sprite.svg").stat().st_size <= 26_000
