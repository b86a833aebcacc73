"""A site of nothing but groups, with a database and an index of its own, for processes that are to be killed.

python rebuilder.py <folder> <server> <prefix> <what to do>
"""

import os
import signal
import sys
from collections.abc import Collection
from pathlib import Path
from typing import Any

from django.conf import settings

FOLDER, SERVER, PREFIX, TASK = Path(sys.argv[1]), *sys.argv[2:5]
GROUPS = 400
# Whoever started the tests in the background made them deaf to it, and their children too.
signal.signal(signal.SIGINT, signal.default_int_handler)

settings.configure(
    DATA_DIR=FOLDER,
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": FOLDER / "db.sqlite3"}},
    INSTALLED_APPS=["django.contrib.contenttypes", "django.contrib.auth", "search"],
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    ELASTICSEARCH_URL=SERVER,
    ELASTICSEARCH_PREFIX=PREFIX,
    USE_TZ=True,
)

import django  # noqa: E402

django.setup()

from django.contrib.auth.models import Group  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db.models import QuerySet  # noqa: E402

from search import Access, Entry, Kind, Passage, Source, rebuilding, register  # noqa: E402
from search.checking import compare  # noqa: E402
from search.engines import current_engine  # noqa: E402
from search.engines.base import Request  # noqa: E402
from search.indexing import drain, queue  # noqa: E402
from search.signals import connect  # noqa: E402

rebuilding.CHUNK = 20
rebuilding.NOTE_EVERY_SECONDS = float(os.environ.get("NOTE_EVERY", "0"))


@register
class Groups(Source[Group]):
    model = Group
    kinds = {"brief": Kind("Brief", "file-text")}
    title_field = "name"

    def queryset(self) -> QuerySet[Group]:
        return Group.objects.all()

    def entry(self, obj: Group) -> Entry:
        access = Access.members() if "closed" in obj.name else Access.public()
        parts = tuple(Passage(f"part {obj.name}", f"p={number}") for number in range(1 + obj.pk % 3))
        return Entry(
            self.key(obj), "brief", "en", obj.name, "/x/", access, body=f"word {obj.name}", passages=parts
        )

    def visible(self, ids: Collection[str], user: Any) -> Collection[str]:
        return ids


def say(*words: object) -> None:
    sys.stdout.write(" ".join(map(str, words)) + "\n")
    sys.stdout.flush()


def make() -> None:
    call_command("migrate", verbosity=0)
    Group.objects.bulk_create(Group(name=f"g{number}") for number in range(GROUPS))
    rebuilding.rebuild()


def rebuild() -> None:
    done = rebuilding.rebuild(lambda progress: say(progress.seen))
    say("done", done.found_done, done.documents, done.seen)


def change() -> None:
    """As on a site that goes on: some objects on either side of where the build stopped."""
    connect()
    for number, group in enumerate(Group.objects.order_by("pk")[::9]):
        if number % 3 == 0:
            group.delete()
        else:
            group.name = f"{group.name}{'closed' if number % 3 == 1 else 'renamed'}"
            group.save()
    Group.objects.create(name=f"new{Group.objects.count()}")
    drain()
    # One that nobody takes in before the build goes on.
    queue(Group.objects.order_by("pk")[5])


def check() -> None:
    compared = compare()
    say(len(compared.missing), len(compared.ghosts), compared.right - Group.objects.count())
    engine = current_engine()
    for classes in (frozenset({"public"}), frozenset({"public", "member"})):
        answer = engine.search(Request(classes=classes, limit=GROUPS * 2, snippets=False))
        readable = {group.name for group in Group.objects.all()}
        if len(classes) == 1:
            readable = {name for name in readable if "closed" not in name}
        titles = [hit.title for hit in answer.hits]
        say(answer.total - len(readable), len(titles) - len(set(titles)), len(set(titles) ^ readable))
    # Those of its own and the body.
    parts = sum(2 + pk % 3 for pk in Group.objects.values_list("pk", flat=True))
    say(engine.info().passages - parts)


{"make": make, "rebuild": rebuild, "change": change, "check": check}[TASK]()
