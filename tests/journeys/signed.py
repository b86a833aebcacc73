"""People of the demonstration: each signs in once, and later walks know them by their cookies."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from tests.journeys.looks import PHONE, look
from tests.journeys.signing import signed_in
from tests.journeys.walker import Walker, walking
from tests.served import Served

WAYS = [(language, scripts) for language in ("en", "fr", "ar") for scripts in (True, False)]
# Who asks on each way, so that few walks write in one name and none meets the pace that a person may post at.
AUTHOR = {
    ("en", True): "practitioner",
    ("en", False): "me-officer",
    ("fr", True): "counsellor",
    ("fr", False): "practitioner",
    ("ar", True): "focal-point",
    ("ar", False): "counsellor",
}


@contextmanager
def walking_as(
    person: str, served: Served, browser: Any, language: str, scripts: bool, width: int = PHONE
) -> Iterator[Walker]:
    """Somebody signed in, on a phone."""
    state = signed_in(browser, served, f"{person}@waymark.example")
    with walking(browser, served.address, language, scripts=scripts, width=width, state=state) as walker:
        yield walker


def stop(walker: Walker, name: str, scripts: bool) -> None:
    """Look at where the walk has come to: nothing sticks out, and in one language the rules' own script runs."""
    look(walker, name, scripts, "forums", ruled=walker.language == "ar")
