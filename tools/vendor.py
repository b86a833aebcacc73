"""Rebuilds the vendored files of the look from their npm packages; `--check` only compares checksums.

Needs npm, and for the font `pip install fonttools brotli`. Set-up of the site never runs this.
"""

import argparse
import hashlib
import io
import re
import subprocess
import sys
import tarfile
import tempfile
import tomllib
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LIST = ROOT / "themes" / "base" / "vendor.toml"
# Letters, marks, digits and signs of Arabic as it is written in our four languages' pages.
ARABIC = "U+060C,U+061B,U+061F,U+0621-063A,U+0640-0655,U+0660-066C,U+0670,U+067E,U+0686,U+0698,U+06A4,U+06A9,U+06AF,U+06CC,U+06D4,U+200C-200F,U+FD3E-FD3F"


def entries() -> list[dict[str, str]]:
    return list(tomllib.loads(LIST.read_text(encoding="utf-8"))["file"])


def checksum(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def wrong_files() -> list[str]:
    """Paths that are missing or are not the bytes the list promises."""
    return [
        entry["path"]
        for entry in entries()
        if not (ROOT / entry["path"]).is_file() or checksum(ROOT / entry["path"]) != entry["sha256"]
    ]


def unpack(package: str, version: str, folder: Path) -> Path:
    target = folder / package.replace("/", "-").lstrip("@")
    if not target.exists():
        done = subprocess.run(
            ["npm", "pack", f"{package}@{version}", "--silent"],
            cwd=folder,
            check=True,
            capture_output=True,
            text=True,
        )
        archive = folder / done.stdout.strip().splitlines()[-1]
        with tarfile.open(fileobj=io.BytesIO(archive.read_bytes())) as tar:
            tar.extractall(target, filter="data")
    return target / "package"


def copied(source: Path, _package: Path) -> bytes:
    return source.read_bytes()


def sprite(source: Path, _package: Path) -> bytes:
    """One <symbol> an icon, without the attributes that CSS sets for all of them."""
    names = (LIST.parent / "icons.txt").read_text(encoding="utf-8").split()
    symbols = []
    for name in sorted(names):
        drawing = (source / f"{name}.svg").read_text(encoding="utf-8")
        inside = re.search(r"<svg[^>]*>(.*)</svg>", drawing, re.DOTALL)
        if inside is None:
            sys.exit(f"{name}.svg is not a drawing")
        shapes = re.sub(r"\s*\n\s*", "", inside[1]).replace(" />", "/>")
        symbols.append(f'<symbol id="{name}" viewBox="0 0 24 24">{shapes}</symbol>')
    text = '<svg xmlns="http://www.w3.org/2000/svg">\n' + "\n".join(symbols) + "\n</svg>\n"
    return text.encode()


def subset_font(source: Path, _package: Path) -> bytes:
    from fontTools.subset import Options, Subsetter, parse_unicodes
    from fontTools.ttLib import TTFont
    from fontTools.varLib.instancer import instantiateVariableFont

    options = Options()
    options.layout_features, options.hinting, options.notdef_outline = ["*"], False, True
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=parse_unicodes(ARABIC))
    # Cut first: the instancer leaves out zero-width glyphs that the subsetter then looks for.
    plain = io.BytesIO()
    font = TTFont(source)
    subsetter.subset(font)
    font.flavor = None
    font.save(plain)
    font = instantiateVariableFont(TTFont(io.BytesIO(plain.getvalue())), {"wght": (400, 400, 700)})
    font.flavor = "woff2"
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()


def outlines(source: Path, package: Path) -> bytes:
    from outline_maps import detailed_map

    return detailed_map(source, package).encode()


def map_symbols(source: Path, package: Path) -> bytes:
    from outline_maps import symbol_map

    return symbol_map(source, package).encode()


MAKERS: dict[str, Callable[[Path, Path], bytes]] = {
    "copy": copied,
    "sprite": sprite,
    "font": subset_font,
    "outlines": outlines,
    "symbols": map_symbols,
}


def rebuild() -> None:
    text = LIST.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as name:
        for entry in entries():
            package = unpack(entry["package"], entry["version"], Path(name))
            target = ROOT / entry["path"]
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(MAKERS[entry["made_by"]](package / entry["source"], package))
            text = text.replace(entry["sha256"], checksum(target), 1)
            print(f"{target.stat().st_size:>8}  {entry['path']}")
    LIST.write_text(text, encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="compare checksums, fetch nothing")
    if not parser.parse_args().check:
        rebuild()
    if wrong := wrong_files():
        sys.exit("Not as listed in vendor.toml: " + ", ".join(wrong))


if __name__ == "__main__":
    main()
