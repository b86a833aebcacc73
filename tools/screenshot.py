"""Takes the picture of the README from a running demonstration: `make demo`, then `python tools/screenshot.py`.

Needs Chromium (CHROMIUM names it when it is not on the path) and the packages of requirements/dev.txt.
"""

import argparse
import os
import shutil
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "docs" / "screenshot.png"
SIZE = {"width": 1280, "height": 800}
COLOURS = 128


def take(address: str, target: Path) -> None:
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if not chromium:
        raise SystemExit("Chromium is missing: install it, or name it with CHROMIUM=/path/to/chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(viewport=SIZE, color_scheme="light", locale="en", device_scale_factor=1)  # type: ignore[arg-type]
        page.goto(address, wait_until="networkidle")
        page.screenshot(path=str(target))
        browser.close()


def shrink(target: Path) -> None:
    """A picture in a repository is downloaded by everybody, once for each time it changed."""
    with Image.open(target) as picture:
        picture.convert("RGB").quantize(COLOURS).save(target, optimize=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("address", nargs="?", default="http://127.0.0.1:8000/en/")
    parser.add_argument("--target", type=Path, default=TARGET)
    options = parser.parse_args()
    take(options.address, options.target)
    shrink(options.target)
    print(f"{options.target}: {options.target.stat().st_size // 1024} KB")


if __name__ == "__main__":
    main()
