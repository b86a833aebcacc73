"""How a handler says no; whatever it does not know by these names is a fault, and tried again."""

from __future__ import annotations

from collections.abc import Sequence

from mailroom.reasons import Reason


class RefusedError(Exception):
    """The letter is not taken; its sender is told why."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.value)
        self.reason = reason


class DoubtfulError(Exception):
    """The letter waits for a moderator; `findings` are short words on what was found."""

    def __init__(self, reason: Reason, findings: Sequence[str] = ()) -> None:
        super().__init__(reason.value)
        self.reason = reason
        self.findings = list(findings)


class IgnoredError(Exception):
    """The letter is noted and never answered."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.value)
        self.reason = reason
