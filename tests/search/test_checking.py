"""The index is held against the database, whichever engine has it."""

from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from search import engine, queue
from search.checking import compare
from search.indexing import drain
from search.models import Outbox, Reason
from tests.search.engines import ENGINES

pytestmark = pytest.mark.parametrize("engine_name", ENGINES)


@pytest.fixture
def crooked(shelf: Any) -> Any:
    """One is missing, one should not be there, one is as it should be."""
    for title in ("Right", "Missing", "Ghost"):
        shelf.put(title, body="word")
    shelf.build()
    with engine().update() as writer:
        writer.replace({shelf.key("Missing"): None})
        writer.commit()
    shelf.source.items["Ghost"]["draft"] = True
    Outbox.objects.all().delete()
    return shelf


def test_what_differs_is_named(crooked: Any) -> None:
    compared = compare()
    assert compared.right == 1
    assert compared.missing == [crooked.key("Missing")]
    assert compared.ghosts == [crooked.key("Ghost")]
    with pytest.raises(CommandError, match="1 right, 1 missing, 1 not to be there"):
        call_command("search_check", stdout=StringIO())


def test_what_differs_is_mended(crooked: Any) -> None:
    call_command("search_check", "--repair")
    assert set(Outbox.objects.values_list("key", "reason")) == {
        (crooked.key("Missing"), Reason.UPSERT),
        (crooked.key("Ghost"), Reason.DELETE),
    }
    assert crooked.titles("ghost") == []
    drain()
    assert compare().is_right
    call_command("search_check")


def test_what_waits_is_no_fault(crooked: Any) -> None:
    queue([crooked.key("Missing"), crooked.key("Ghost")])
    assert compare().is_right


def test_what_cannot_be_read_is_said(crooked: Any) -> None:
    crooked.source.items["Right"]["broken"] = True
    assert compare().unreadable == [crooked.key("Right")]


def test_without_an_index(shelf: Any) -> None:
    with pytest.raises(CommandError):
        call_command("search_check")


def test_every_key_of_many_is_walked(shelf: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    if "elastic" in type(engine()).__module__:
        monkeypatch.setattr("search.engines.elastic.listing.KEYS_AT_ONCE", 7)
    keys = {shelf.key(shelf.put(f"N{number}").name) for number in range(25)}
    shelf.build()
    assert sorted(engine().keys()) == sorted(keys)
