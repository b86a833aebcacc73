"""Loads and removes the demonstration content."""

from __future__ import annotations

from collections.abc import Callable
from io import StringIO
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import transaction
from django_tasks_db.models import DBTaskResult

from search.indexing import queue
from seeding.context import COLLECTION, Load
from seeding.ledger import Ledger, seeded
from seeding.models import SeededObject, SeedRun
from seeding.reader import digest_of
from seeding.writers import forums, library, people, podcasts, site, training
from seeding.writers.tree import Twins
from taxonomy.loading import load_vocabularies

FIXTURES: Path = settings.ROOT / "fixtures"
Say = Callable[[str], None]


def load(root: Path = FIXTURES, *, say: Say = lambda text: None) -> int:
    """Load what is not there yet and return how many objects were made; nothing a person changed is touched."""
    digest = digest_of(root)
    if SeedRun.objects.filter(digest=digest).exists():
        say("Demonstration content is in place.")
        return 0
    run = Load(root, Ledger(), say)
    homes, frame = _frame(run)
    site.write_standard_pages(run, homes)
    say("Briefs …")
    library.write_briefs(run, frame["brief"])
    say("Publications and their files …")
    library.write_publications(run, frame["publication"])
    say("Podcasts …")
    podcasts.write_podcasts(run, frame["podcast"])
    say("Stories and their pictures …")
    library.write_stories(run, frame["story"])
    say("Events …")
    library.write_events(run, frame["event"])
    say("Courses …")
    training.write_courses(run, frame["training"])
    say("Members and forums …")
    people.write_people(run)
    forums.write_forums(run)
    say("References between pages and files …")
    _settle()
    SeedRun.objects.create(digest=digest)
    return run.ledger.made


# One task an object would keep the worker busy for minutes, and files stay closed until it is through.
SETTLED_AT_ONCE = (
    "wagtail.tasks.update_reference_index_task",
    "modelsearch.tasks.insert_or_update_object_task",
)


def _settle() -> None:
    """Bring what hangs on references and the editor's own search up to date in one go."""
    call_command("rebuild_references_index", verbosity=0, stdout=StringIO())
    call_command("wagtail_update_index", verbosity=0, stdout=StringIO())
    DBTaskResult.objects.ready().filter(task_path__in=SETTLED_AT_ONCE).delete()


def load_frame(root: Path = FIXTURES, *, say: Say = lambda text: None) -> int:
    """What a real site begins with: vocabularies, languages, home pages and empty sections."""
    run = Load(root, Ledger(), say, demonstration=False)
    _frame(run)
    return run.ledger.made


def _frame(run: Load) -> tuple[Twins, dict[str, Twins]]:
    run.say("Vocabularies, countries and languages …")
    load_vocabularies(run.root / "taxonomy", overwrite=False)
    site.write_locales(run)
    run.say("Home pages and sections …")
    homes = site.write_home(run)
    return homes, site.write_frame(run, homes)


# Deepest first: what refers to another goes before it.
REMOVED_FIRST = (
    "forums.topic",
    "forums.forum",
    "forums.category",
    "training.unitpage",
    "training.modulepage",
    "training.coursepage",
    "library.episodepage",
    "library.showpage",
    "library.briefpage",
    "library.publicationpage",
    "library.storypage",
    "library.eventpage",
    "pages.standardpage",
    "assets.media",
    "assets.document",
    "assets.image",
    "people.user",
)


def unload(*, say: Say = lambda text: None) -> int:
    """Remove what was loaded and still exists; the frame of the site and the vocabularies stay."""
    removed = 0
    for model in REMOVED_FIRST:
        for found in seeded(model):
            with transaction.atomic():
                removed += _remove(model, found)
        SeededObject.objects.filter(model=model).delete()
        say(f"{model} …")
    SeedRun.objects.all().delete()
    return removed


def _remove(model: str, found: object) -> int:
    """A forum or folder that people have used since stays."""
    from wagtail.models import Page

    if model in {"forums.forum", "forums.category"} and _in_use(model, found):
        return 0
    if isinstance(found, Page):
        fresh = Page.objects.filter(pk=found.pk).first()
        if fresh is None or fresh.get_children().exists():
            return 0
        queue(fresh.specific, "delete")
        fresh.delete()
        return 1
    found.delete()  # type: ignore[attr-defined]
    return 1


def _in_use(model: str, found: object) -> bool:
    related = "topics" if model == "forums.forum" else "forums"
    return bool(getattr(found, related).exists())


__all__ = ["COLLECTION", "FIXTURES", "load", "load_frame", "unload"]
