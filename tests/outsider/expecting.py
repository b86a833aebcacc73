"""How a row of the table says what each role is answered."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.outsider.planting import EDITORS, EVERYBODY, SIGNED_IN

# Redirects are told apart by where they lead: to the sign-in page, or anywhere else.
SIGN_IN = "sign-in"
AWAY = "away"
Answer = int | str
Answers = Mapping[str, Answer]
STAFF = EDITORS
DESK = frozenset({"moderator", "admin"})


@dataclass(frozen=True)
class Case:
    """One request of a row: its path (with names of planted things), its method and the answers."""

    path: str
    answers: Answers
    method: str = "GET"
    data: dict[str, Any] = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)


def everyone(answer: Answer) -> Answers:
    return dict.fromkeys(EVERYBODY, answer)


def members(answer: Answer, visitor: Answer = SIGN_IN) -> Answers:
    return everyone(answer) | {"visitor": visitor}


def only(
    roles: Iterable[str], answer: Answer = 200, others: Answer = 404, visitor: Answer = SIGN_IN
) -> Answers:
    """Some are let in; the signed-in rest is answered `others`, a visitor `visitor`."""
    return everyone(others) | {"visitor": visitor} | dict.fromkeys(roles, answer)


def get(path: str, answers: Answers) -> Case:
    return Case(path, answers)


def post(path: str, answers: Answers, **data: Any) -> Case:
    return Case(path, answers, "POST", data)


def refused(path: str) -> Case:
    """A GET of what can only be posted."""
    return Case(path, everyone(405))


__all__ = [
    "AWAY",
    "DESK",
    "EDITORS",
    "EVERYBODY",
    "SIGNED_IN",
    "SIGN_IN",
    "STAFF",
    "Answers",
    "Case",
    "everyone",
    "get",
    "members",
    "only",
    "post",
    "refused",
]
