"""The empty database of a run: migrated once into a file, kept while migrations stay, copied for each worker."""

import fcntl
import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None) -> None:
    """In place of pytest-django's: the file is there, whole and clean, before the set-up looks for it."""
    database = settings.DATABASES["default"]
    if database["ENGINE"].endswith("sqlite3"):
        copy(migrated(Path(database["NAME"])), Path(database["TEST"]["NAME"]))


def migrated(template: Path) -> Path:
    """Workers that come together wait for the one that migrates."""
    mark, digest = template.with_suffix(".digest"), _digest()
    with template.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not mark.exists() or mark.read_text() != digest or not template.exists():
            mark.unlink(missing_ok=True)
            remove(template)
            _migrate()
            mark.write_text(digest)
    return template


def inherited() -> dict[str, str]:
    """The environment for a process of its own: one that is measured would write into this run's figures."""
    return {name: value for name, value in os.environ.items() if not name.startswith("COV_")}


def _migrate() -> None:
    environment = {
        **inherited(),
        "DJANGO_SETTINGS_MODULE": "config.settings.test",
        "DATA_DIR": str(Path(settings.DATA_DIR).parent),
    }
    command = [
        sys.executable,
        "-W",
        "ignore",
        str(ROOT / "manage.py"),
        "migrate",
        "--verbosity=0",
        "--skip-checks",
    ]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{done.stdout[-1500:]}\n{done.stderr[-3000:]}")


def copy(source: Path, target: Path) -> None:
    from django.db.backends.sqlite3.base import Database

    remove(target)
    connection = Database.connect(str(source))
    connection.execute("VACUUM INTO ?", [str(target)])
    connection.close()


def remove(file: Path) -> None:
    for suffix in ("", "-wal", "-shm", "-journal"):
        file.with_name(file.name + suffix).unlink(missing_ok=True)


def _digest() -> str:
    """Changes with any migration, ours or a dependency's."""
    digest = hashlib.sha256()
    for app in apps.get_app_configs():
        for file in sorted(Path(app.path, "migrations").glob("*.py")):
            digest.update(f"{app.label}/{file.name}".encode())
            digest.update(file.read_bytes())
    return digest.hexdigest()
