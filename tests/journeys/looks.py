"""Looking at where a walk has come to, on a phone: nothing sticks out, no accessibility rule is broken."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from tests.audit.looking import SHOTS, axe_faults, too_wide
from tests.journeys.walker import Walker, walking
from tests.served import Served

PHONE = 360


@contextmanager
def reading(
    served: Served, browser: Any, language: str, scripts: bool, state: Any = None
) -> Iterator[Walker]:
    """Somebody with a phone: a visitor, or who the kept sign-in says."""
    with walking(browser, served.address, language, scripts=scripts, width=PHONE, state=state) as walker:
        yield walker


def look(walker: Walker, name: str, scripts: bool, folder: str = "finding", *, ruled: bool = True) -> None:
    """Without scripts the rules' own script cannot run, nor does it where a walk is not `ruled`. SHOTS=yes keeps a picture."""
    faults = too_wide(walker.page, PHONE)
    if scripts and ruled:
        faults += axe_faults(walker.page)
    assert not faults, f"{name}: {faults}"
    if os.environ.get("SHOTS"):
        place = SHOTS / folder / f"{name}-{walker.language}-{'js' if scripts else 'plain'}.png"
        place.parent.mkdir(parents=True, exist_ok=True)
        walker.page.screenshot(path=place, full_page=folder != "finding")
