import shutil
from collections import namedtuple
from types import SimpleNamespace

import pytest
from asgiref.sync import async_to_sync
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError
from django.test import AsyncClient

from config import health

Usage = namedtuple("Usage", "total used free")


@pytest.fixture
def plenty(monkeypatch, settings, tmp_path):
    settings.DATA_DIR = tmp_path
    monkeypatch.setattr(shutil, "disk_usage", lambda place: Usage(100, 50, 50))


def test_alive_without_database(client):
    """No database is open to this test, so a query would fail it."""
    response = client.get("/livez", headers={"host": "anything at all"})
    assert (response.status_code, response.content) == (200, b"ok\n")
    assert response["Cache-Control"] == "no-store"
    assert "Content-Security-Policy" in response


def test_alive_on_the_asynchronous_server():
    response = async_to_sync(AsyncClient().get)("/livez")
    assert response.status_code == 200


@pytest.mark.django_db
def test_ready(client, plenty):
    response = client.get("/readyz")
    assert response.status_code == 200
    assert response.json()["database"] == response.json()["disk"] == "ok"
    assert "no-cache" in response["Cache-Control"]


@pytest.mark.django_db
def test_search_that_warms_up_does_not_make_it_unready(client, plenty, monkeypatch):
    monkeypatch.setattr("search.health.status", lambda: {"ready": False})
    response = client.get("/readyz")
    assert response.status_code == 200
    assert response.json()["search"] == {"ready": False}


@pytest.mark.django_db
def test_not_ready_on_a_full_disk(client, monkeypatch, settings, tmp_path):
    settings.DATA_DIR = tmp_path
    monkeypatch.setattr(shutil, "disk_usage", lambda place: Usage(100, 96, 4))
    response = client.get("/readyz")
    assert response.status_code == 503
    assert response.json()["disk"] == "less than 5 % is free"


@pytest.mark.django_db
def test_not_ready_without_its_folder(client, settings, tmp_path):
    settings.DATA_DIR = tmp_path / "gone"
    assert client.get("/readyz").status_code == 503


@pytest.mark.django_db
def test_not_ready_before_migrations(client, plenty, monkeypatch):
    waiting = SimpleNamespace(
        migration_plan=lambda targets: ["one"], loader=SimpleNamespace(graph=SimpleNamespace(leaf_nodes=list))
    )
    monkeypatch.setattr(health, "MigrationExecutor", lambda connection: waiting)
    response = client.get("/readyz")
    assert (response.status_code, response.json()["database"]) == (503, "migrations are waiting")


@pytest.mark.django_db
def test_not_ready_without_database(client, plenty, monkeypatch):
    def refuse(connection):
        raise OperationalError("no server")

    monkeypatch.setattr(health, "MigrationExecutor", refuse)
    response = client.get("/readyz")
    assert (response.status_code, response.json()["database"]) == (503, "unreachable")
    assert "no server" not in response.content.decode()


@pytest.mark.django_db
def test_other_methods_do_no_harm(client, plenty):
    assert client.post("/livez", {"file": SimpleUploadedFile("a", b"b")}).status_code == 200
