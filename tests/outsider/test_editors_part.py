"""The editors' side: each address lies in a room, and who has no business there is never answered."""

import copy

import pytest
from django.db import transaction

from tests.cast import client_of
from tests.outsider.addresses import addresses
from tests.outsider.planting import EDITORS, EVERYBODY, Planted
from tests.outsider.rooms import FAILS_ON_PURPOSE, SIGNS_OUT, room_of

ADDRESSES = [address for address in addresses() if address.is_for_editors]
WALKED = [address for address in ADDRESSES if address.route not in {FAILS_ON_PURPOSE, *SIGNS_OUT}]


def test_every_address_lies_in_a_room():
    homeless = [address.route for address in ADDRESSES if room_of(address.route) is None]
    assert not homeless, "Say in tests/outsider/rooms.py who may open these."


@pytest.mark.filterwarnings("ignore::django.core.paginator.UnorderedObjectListWarning")
@pytest.mark.parametrize("role", sorted(EVERYBODY))
def test_doors_open_for_who_works_there_only(role, planted: Planted, db):
    hidden = planted.hidden_at_desk_from(role)
    wrong = []
    for path, room, response in walk(role, planted):
        if response.status_code >= 500:
            wrong.append(f"{path} answers {response.status_code}")
        if response.status_code == 200 and role not in room:
            wrong.append(f"{path} is open")
        wrong += [f"{path} shows {name}" for name, word in hidden.items() if word in text_of(response)]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("role", sorted(EVERYBODY - EDITORS))
def test_nothing_can_be_sent_from_outside(role, planted: Planted, db):
    wrong = [
        f"{path} answers {response.status_code}"
        for path, room, response in walk(role, planted, method="post")
        if response.status_code not in {302, 301, 403, 404, 405} and role not in room
    ]
    assert not wrong, "\n".join(wrong)


def walk(role: str, planted: Planted, method: str = "get"):
    client = client_of(getattr(planted.cast, role))
    client.raise_request_exception = False
    signed_in = copy.deepcopy(client.cookies)
    for address in WALKED:
        path = address.filled(parts(planted))
        client.cookies = copy.deepcopy(signed_in)
        with transaction.atomic():
            response = getattr(client, method)(path)
            transaction.set_rollback(True)
        yield path, room_of(address.route), response


def parts(planted: Planted) -> dict[str, str]:
    """What the parts of an address are filled with: things that are there, so that pages really open."""
    return {
        "page_id": planted.names["members_page"],
        "parent_page_id": planted.names["members_page"],
        "document_id": planted.names["closed_document"],
        "app_label": "library",
        "model_name": "briefpage",
        "content_type_app_name": "library",
        "content_type_model_name": "briefpage",
    }


def text_of(response) -> str:
    if response.streaming:
        return ""
    return response.content.decode(errors="replace")
