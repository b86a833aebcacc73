"""What all writers share during one load."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from wagtail.models import Collection, Locale

from seeding.ledger import Ledger
from taxonomy.models import Concept

COLLECTION = "Demonstration content"


@dataclass(slots=True)
class Load:
    """One run: where files lie, what was made before, and lookups that would else be queries."""

    root: Path
    ledger: Ledger
    say: Callable[[str], None]
    # Pages of a real site's frame carry no such note.
    demonstration: bool = True
    concepts: dict[str, Concept] = field(default_factory=dict)
    locales: dict[str, Locale] = field(default_factory=dict)
    people: dict[str, Any] = field(default_factory=dict)

    def refresh(self) -> None:
        """Read the lookups; call it once languages and vocabularies are there."""
        self.concepts = {concept.slug: concept for concept in Concept.objects.all()}
        self.locales = {locale.language_code: locale for locale in Locale.objects.all()}

    def concept_list(self, slugs: list[str], source: str) -> list[Concept]:
        """The concepts of the slugs; an unknown one is an error of the file."""
        from seeding.reader import FixtureError

        missing = [slug for slug in slugs if slug not in self.concepts]
        if missing:
            raise FixtureError(f"{source}: no such concept: {', '.join(missing)}")
        return [self.concepts[slug] for slug in slugs]

    def collection(self) -> Collection:
        """Where demonstration files lie in the editor."""
        found = Collection.objects.filter(name=COLLECTION).first()
        return found or Collection.get_first_root_node().add_child(name=COLLECTION)
