"""Sign-ins that walks share: who has a second factor gives a code once and not in every walk."""

from typing import Any

from tests.journeys.codes import demo_signs, next_code
from tests.journeys.walker import Walker, walking
from tests.served import Served

_states: dict[tuple[str, str], Any] = {}


def signed_in(browser: Any, served: Served, email: str) -> Any:
    """The cookies of a person whose password is the demonstration's."""
    kept = _states.get((served.address, email))
    if kept is None:
        with walking(browser, served.address, "en", scripts=False) as walker:
            walker.sign_in(email, demo_signs()[0])
            second_factor(walker, email)
            assert "/account/" not in walker.path(), walker.text()
            kept = _states[served.address, email] = walker.context.storage_state()
    return kept


def second_factor(walker: Walker, email: str) -> None:
    """The code of the person's authenticator, where it is asked for."""
    if "/2fa/authenticate/" in walker.path():
        walker.fill(code=next_code(email))
        walker.send("main form")
