from collections.abc import Iterator

import pytest

from tests.audit.looking import CHROMIUM, FLAGS, Eye
from tests.served import Served


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "audit: every kind of page in every dress; `make audit` runs it")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """The whole matrix takes many minutes: it runs only when it is asked for."""
    if "audit" in (config.option.markexpr or ""):
        return
    left_out = [item for item in items if item.get_closest_marker("audit")]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if not item.get_closest_marker("audit")]


# One browser a module: its event loop must not outlive the tests that need it.
@pytest.fixture(scope="module")
def eye(served: Served) -> Iterator[Eye]:
    if CHROMIUM is None:
        pytest.skip("needs Chromium")
    sync_api = pytest.importorskip("playwright.sync_api")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield Eye(browser, served)
        browser.close()
