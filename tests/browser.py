"""The one browser of the tests: which it is, how it starts, and how long a page may take."""

import os
import shutil
from collections.abc import Iterator
from typing import Any

import pytest

# `.ci/tests` names the browser where it is not on the path.
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--autoplay-policy=no-user-gesture-required",
]
# How long a page may take on a busy machine before a test gives up, in milliseconds.
PATIENCE = 30_000

needs_chromium = [pytest.mark.browser, pytest.mark.skipif(not CHROMIUM, reason="needs Chromium")]


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    """The browser, one a module: its event loop must not outlive the tests that need it."""
    if not CHROMIUM:
        pytest.skip("needs Chromium")
    sync_api = pytest.importorskip("playwright.sync_api")
    with sync_api.sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture
def browser(chromium: Any) -> Iterator[Any]:
    """The browser as one test finds it; no page of it stays open and asks for more."""
    yield chromium
    for context in chromium.contexts:
        context.close()


def shows(found: Any) -> None:
    """Wait until this is to be seen: a page that has begun to arrive may not hold it yet."""
    found.first.wait_for(state="visible", timeout=PATIENCE)


def hides(found: Any) -> None:
    """Wait until this is not to be seen."""
    found.first.wait_for(state="hidden", timeout=PATIENCE)
