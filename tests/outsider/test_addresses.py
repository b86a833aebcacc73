"""Every address of the project has a row, and every role is answered as its row says."""

import pytest

from tests.cast import client_of
from tests.outsider.addresses import addresses, pattern_of
from tests.outsider.expecting import Case
from tests.outsider.planting import EVERYBODY, Planted
from tests.outsider.table import ROWS, SHADOWED

KNOWN = {address.route: address for address in addresses()}
SITE_ADDRESSES = [route for route, address in KNOWN.items() if not address.is_for_editors]


@pytest.mark.parametrize("route", SITE_ADDRESSES)
def test_address_has_a_row(route):
    assert route in ROWS, f"Say in tests/outsider/table/ what {route!r} answers to every role."


def test_no_row_is_left_of_an_address_that_went():
    assert set(ROWS) <= set(KNOWN)


@pytest.mark.parametrize("role", sorted(EVERYBODY))
def test_every_row_holds(role, planted: Planted, db):
    client = client_of(getattr(planted.cast, role))
    wrong = []
    for route, cases in ROWS.items():
        for case in cases:
            path = case.path.format(**planted.names)
            if pattern_of(path) is not KNOWN[route].pattern and route not in SHADOWED:
                wrong.append(f"{path} is not answered by {route}")
            got = answer(client, case, path, planted)
            if got != case.answers[role]:
                wrong.append(f"{case.method} {path}: {got}, not {case.answers[role]}")
    assert not wrong, "\n".join(wrong)


def answer(client, case: Case, path: str, planted: Planted) -> int | str:
    """The status, with redirects told apart; what the request wrote is taken back."""
    from django.db import transaction

    data = {name: str(value).format(**planted.names) for name, value in case.data.items()}
    with transaction.atomic():
        response = client.post(path, data) if case.method == "POST" else client.get(path)
        transaction.set_rollback(True)
    if response.status_code in {301, 302}:
        return "sign-in" if "/account/login/" in response.headers["Location"] else "away"
    return int(response.status_code)
