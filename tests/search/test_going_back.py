"""The index that answered before answers again, and with it nothing that was closed or deleted meanwhile."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core.management import CommandError
from django.utils import timezone
from django.utils.module_loading import import_string

from search import Access, cube, engine, journal, queue
from search.going_back import NothingToGoBackTo, go_back
from search.indexing import drain
from search.locks import writer_lock
from search.models import Journal, Outbox
from search.rebuilding import rebuild
from search.remembering import forget_answers
from tests.search.engines import ENGINES
from tests.search.test_commands import said


def counted(shelf: Any, **query: Any) -> tuple[set[str], int, int]:
    """What an outsider sees: titles, the total, and the number beside the kind."""
    forget_answers()
    found = shelf.find("", **query)
    values = [value.count for facet in found.facets for value in facet.values if value.value == "brief"]
    return {hit.title for hit in found.hits}, found.total, sum(values)


@pytest.mark.parametrize("engine_name", ENGINES)
def test_what_was_closed_meanwhile_stays_closed(shelf: Any) -> None:
    for title in ("Open", "Closed", "Gone", "Changed"):
        shelf.put(title, body="before")
    first = rebuild().generation
    cube.renew(engine())
    second = rebuild().generation
    queue(shelf.put("Closed", body="before", access=Access.members()), "restrict")
    queue(shelf.key("Gone"), "delete")
    Group.objects.get(name="Gone").delete()
    queue([shelf.put("Changed", body="after"), shelf.put("New", body="after")])
    drain()
    assert counted(shelf) == ({"Open", "Changed", "New"}, 3, 3)
    assert go_back() == (first, 4)
    # In the index itself, past everything that hides.
    assert sorted(shelf.asked()) == ["Changed", "New", "Open"]
    assert shelf.ask(facets=("kind",)).counts["kind"].values == {"brief": 3}
    assert counted(shelf) == ({"Open", "Changed", "New"}, 3, 3)
    cube.renew(engine())
    assert counted(shelf) == ({"Open", "Changed", "New"}, 3, 3)
    assert not Outbox.objects.exists()
    assert go_back()[0] == second
    assert sorted(shelf.asked("after")) == ["Changed", "New"]


def test_what_was_closed_under_the_old_index_stays_closed_in_the_new_one(shelf: Any) -> None:
    shelf.put("Closed", body="word")
    rebuild()
    rebuild()
    go_back()
    queue(shelf.put("Closed", access=Access.members()), "restrict")
    drain()
    go_back()
    assert shelf.asked() == []


def test_what_waits_or_cannot_be_read_does_not_come_back(shelf: Any) -> None:
    shelf.put("Waits", body="word")
    shelf.put("Breaks", body="word")
    rebuild()
    rebuild()
    queue(shelf.put("Breaks", broken=True))
    drain()
    queue(shelf.put("Waits", access=Access.members()), "restrict")
    go_back()
    assert shelf.asked() == []


def test_it_does_without_an_index_that_is_damaged(shelf: Any, settings: Any) -> None:
    shelf.put("A", body="word")
    first = rebuild().generation
    second = rebuild().generation
    queue(shelf.put("A", body="other"))
    drain()
    next(settings.SEARCH_DIR.glob(f"*/{second}/main/meta.json")).write_text("{")
    assert go_back()[0] == first
    assert shelf.asked("other") == ["A"]


@pytest.mark.parametrize("engine_name", ENGINES[1:])
def test_the_hour_on_a_server_begins_when_it_stops(shelf: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """A pair that was made days ago and answered until now."""
    known = "search.engines.elastic.indices.Indices._known"
    really = import_string("search.engines.elastic.indices.Indices")._known
    monkeypatch.setattr(
        known,
        lambda *given: ((name, shape, made - timedelta(days=3)) for name, shape, made in really(*given)),
    )
    first = rebuild().generation
    rebuild()
    assert engine().previous() == first
    monkeypatch.setattr("search.engines.elastic.indices.KEEP_PREVIOUS", timedelta(0))
    rebuild()
    assert engine().previous() == ""


@pytest.mark.parametrize("engine_name", ENGINES)
def test_without_an_earlier_index_it_says_so(shelf: Any) -> None:
    with pytest.raises(CommandError, match="no earlier index"):
        said("search_rebuild", back=True)
    rebuild()
    with pytest.raises(CommandError, match="no earlier index"):
        said("search_rebuild", back=True)


def test_what_nobody_knows_any_more_is_not_gone_back_to(shelf: Any) -> None:
    rebuild()
    present = rebuild().generation
    Journal.objects.update(at=timezone.now() - timedelta(days=1))
    with pytest.raises(NothingToGoBackTo, match="no longer known"):
        go_back()
    journal.prune()
    assert not Journal.objects.exists()
    with pytest.raises(NothingToGoBackTo, match="no longer known"):
        go_back()
    assert engine().info().generation == present


def test_a_journal_without_its_older_part_is_enough(shelf: Any) -> None:
    shelf.put("A", body="word")
    rebuild()
    queue(shelf.put("A", body="older"))
    drain()
    Journal.objects.update(at=timezone.now() - timedelta(days=2))
    first = engine().info().generation
    rebuild()
    queue(shelf.put("A", body="newer"))
    drain()
    journal.prune()
    assert Journal.objects.filter(at__lt=timezone.now() - timedelta(hours=1)).count() == 0
    assert go_back() == (first, 1)
    assert shelf.asked("newer") == ["A"]


def test_pruning_goes_by_order_as_clocks_differ(db: None) -> None:
    journal.mark("gen-1")
    journal.write(["tests.thing:1"])
    Journal.objects.filter(key="tests.thing:1").update(at=timezone.now() - timedelta(days=2))
    journal.write(["tests.thing:2"])
    journal.prune()
    assert journal.last_mark("gen-1") is None
    assert Journal.objects.get().key == "tests.thing:2"


def test_only_one_writes(shelf: Any) -> None:
    rebuild()
    rebuild()
    with writer_lock(), pytest.raises(CommandError, match="another process"):
        said("search_rebuild", back=True, wait=0.0)


def test_the_command_says_what_it_did(shelf: Any) -> None:
    shelf.put("A")
    first = rebuild().generation
    rebuild()
    queue(shelf.put("A"))
    drain()
    assert said("search_rebuild", back=True) == f"{first} answers again, with 1 changes since then\n"
