"""What makes a fresh checkout ready to serve; each step knows when it has nothing to do."""

import fcntl
import hashlib
import tomllib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.utils.module_loading import import_string

from background.readiness import SET_UP_NEEDS, check_disk
from config import messages

# Where an earlier run notes which files it has seen; rows of the database are asked, never noted.
MARKS = Path("set-up")


@dataclass(frozen=True)
class Step:
    """`due` is asked first and is quick; `run` does the work."""

    name: str
    run: Callable[[], object]
    due: Callable[[], bool]


def steps(*, demo: bool) -> list[Step]:
    """All steps in order. Content is only for a demonstration; a deployment gets its vocabularies and empty sections."""
    content = _demonstration() if demo else [Step("Frame of the site", _write_frame, _frame_missing)]
    return [
        Step("Disk space", lambda: check_disk(settings.DATA_DIR, SET_UP_NEEDS), _first_time),
        Step("Messages", _compile_messages, lambda: True),
        Step("Database", _migrate, _database_behind),
        *content,
        Step("Static files", _collect_static, _static_changed),
        Step("Search index", lambda: call_command("search_rebuild"), _index_missing),
    ]


def _demonstration() -> list[Step]:
    return [
        # The reader of the fixtures compares their digest itself.
        Step("Demonstration content", lambda: call_command("seed"), _always),
        Step("Demonstration sign-ins", import_string("people.demo.make_demo_accounts"), _sign_ins_missing),
    ]


def _sign_ins_missing() -> bool:
    """Asked here, because checking each password again would take as long as setting it."""
    if settings.DEMO_SIGN_INS is None:
        return False
    plan = tomllib.loads(settings.DEMO_SIGN_INS.read_text(encoding="utf-8"))
    emails = [account["email"] for account in plan["account"]]
    return get_user_model().objects.filter(email__in=emails).count() < len(emails)


def _always() -> bool:
    return True


def _first_time() -> bool:
    return not (settings.DATA_DIR / MARKS).exists()


def _compile_messages() -> None:
    for language in messages.TRANSLATED:
        messages.compile_file(language)


@contextmanager
def hurried() -> Iterator[None]:
    """A set-up into an empty SQLite file need not wait for the disk at each step: it can be begun anew."""
    if connection.vendor != "sqlite" or connection.introspection.table_names():
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA synchronous=OFF")
    try:
        yield
    finally:
        # The next connection has the careful setting again.
        connection.close()


@contextmanager
def alone() -> Iterator[None]:
    """A second set-up of the same folder waits for the first."""
    settings.DATA_DIR.mkdir(parents=True, exist_ok=True)
    with (settings.DATA_DIR / "set-up.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _migrate() -> None:
    call_command("migrate", interactive=False, verbosity=0)
    call_command("createcachetable", verbosity=0)
    _mark("database", _digest(_python_files()))


def _database_behind() -> bool:
    """Rights and groups follow the code through post_migrate, so changed code counts as well."""
    if _marked("database") != _digest(_python_files()):
        return True
    applied = MigrationRecorder(connection).applied_migrations()
    if any(migration not in applied for migration in _migrations_on_disk()):
        return True
    return settings.CACHES["limits"].get("LOCATION") not in connection.introspection.table_names()


def _migrations_on_disk() -> Iterator[tuple[str, str]]:
    for app in apps.get_app_configs():
        for file in Path(app.path, "migrations").glob("[0-9]*.py"):
            yield app.label, file.stem


def _python_files() -> Iterator[Path]:
    for folder in ("platform", "search"):
        yield from (settings.ROOT / folder).rglob("*.py")


def _write_frame() -> None:
    call_command("seed", frame=True)


def _frame_missing() -> bool:
    """Once there is a home page, editors decide what the site is made of."""
    return not apps.get_model("pages", "HomePage").objects.exists()


def _collect_static() -> None:
    call_command("collectstatic", interactive=False, verbosity=0)
    _mark("static", _digest(_static_sources()))


def _static_changed() -> bool:
    return not settings.STATIC_ROOT.exists() or _marked("static") != _digest(_static_sources())


def _static_sources() -> Iterator[Path]:
    """Files of ours one by one; those of a dependency change with its lock alone."""
    yield from (settings.ROOT / "requirements").glob("*.txt")
    for theme in settings.THEMES_DIR.iterdir():
        yield from (file for file in (theme / "static").rglob("*") if file.is_file())
    for app in apps.get_app_configs():
        if Path(app.path).is_relative_to(settings.ROOT / "platform"):
            yield from (file for file in Path(app.path, "static").rglob("*") if file.is_file())


def _index_missing() -> bool:
    engine = import_string("search.engines.current_engine")()
    return not engine.version()


def _digest(files: Iterable[Path]) -> str:
    """By name, size and time of change: quick, and a false alarm costs only one more run."""
    digest = hashlib.sha256()
    for file in sorted(files):
        facts = file.stat()
        digest.update(f"{file}|{facts.st_size}|{facts.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def _mark(name: str, value: str) -> None:
    file = settings.DATA_DIR / MARKS / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(value, encoding="ascii")


def _marked(name: str) -> str:
    file = settings.DATA_DIR / MARKS / name
    return file.read_text(encoding="ascii") if file.exists() else ""
