"""On the machine that decides whether a change goes in, a test that needs a browser or a server must have run."""

import os
from collections.abc import Iterator

import pytest

NEEDED = ("browser", "postgres", "elasticsearch", "mail", "audit")


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
    """A skip of such a test is a failure there."""
    outcome = yield
    report = outcome.get_result()
    if (
        report.skipped
        and os.environ.get("CI") == "true"
        and any(item.get_closest_marker(name) for name in NEEDED)
    ):
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} was skipped where it must run: {report.longrepr}"
