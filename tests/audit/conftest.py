from typing import Any

import pytest

from tests.audit.looking import Eye
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


@pytest.fixture(scope="module")
def eye(chromium: Any, served: Served) -> Eye:
    return Eye(chromium, served)
