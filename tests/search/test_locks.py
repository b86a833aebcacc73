"""A second machine that shares the index must not write while the first one does."""

from typing import Any

import pytest
from django.db import connection, connections

from search import locks
from search.locks import writer_lock

pytestmark = pytest.mark.django_db
on_postgres = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="machines share a database that is a server"
)


@pytest.fixture
def shared(settings: Any, tmp_path: Any) -> None:
    """As with a search server; none is asked."""
    settings.SEARCH_DIR = tmp_path
    settings.ELASTICSEARCH_URL = "http://127.0.0.1:9"


@pytest.fixture
def other_machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Any, settings: Any) -> Any:
    """Enter to be another machine: its own folder, its own session of the database."""
    session = connections.create_connection("default")

    def enter() -> None:
        settings.SEARCH_DIR = tmp_path / "elsewhere"
        monkeypatch.setattr(locks, "connection", session)

    yield enter
    session.close()


@on_postgres
def test_machines_that_share_the_index_take_turns(shared: None, other_machine: Any) -> None:
    with writer_lock() as held:
        assert held
        other_machine()
        with writer_lock() as held_there:
            assert not held_there


@on_postgres
def test_the_next_machine_has_its_turn(shared: None, other_machine: Any) -> None:
    with writer_lock() as held:
        assert held
    other_machine()
    with writer_lock() as held_there:
        assert held_there


def test_an_index_of_its_own_needs_no_turns(other_machine: Any, tmp_path: Any, settings: Any) -> None:
    settings.SEARCH_DIR = tmp_path
    with writer_lock() as held:
        other_machine()
        with writer_lock() as held_there:
            assert held
            assert held_there


def test_one_machine_has_one_writer_whatever_the_engine(shared: None) -> None:
    with writer_lock() as held, writer_lock() as again:
        assert held
        assert not again
