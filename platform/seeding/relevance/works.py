"""Names of works, as people write them in the lists, and the search entries they stand for."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from pathlib import PurePosixPath

from search.registry import source_of
from seeding.models import SeededObject
from seeding.reader import FixtureError

NUMBER = re.compile(r"^\d+-")


class Works:
    """A work is called by its folder, or a topic by its file, without the number before it.

    "debt-before-business" is the work in any language, "debt-before-business.fr" its French version.
    """

    def __init__(self, versions: Mapping[str, Mapping[str, str]]) -> None:
        self._versions = versions
        self._names = {
            key: (name, language)
            for name, by_language in versions.items()
            for language, key in by_language.items()
        }

    @classmethod
    def loaded(cls) -> Works:
        """What the demonstration content put into this database and the search knows of."""
        versions: dict[str, dict[str, str]] = defaultdict(dict)
        for row in SeededObject.objects.all():
            key = f"{row.model}:{row.object_id}"
            named = _named(row.source)
            if named is None or source_of(key) is None:
                continue
            name, language = named
            if language in versions[name]:
                raise FixtureError(f"{row.source}: another work is called {name}")
            versions[name][language] = key
        return cls(versions)

    def __len__(self) -> int:
        return len(self._versions)

    def keys(self, name: str) -> frozenset[str]:
        """Keys of all versions, or of the one that is named; an unknown name is an error of the list."""
        work, _dot, language = name.partition(".")
        versions = self._versions.get(work, {})
        keys = {key for code, key in versions.items() if not language or code == language}
        if not keys:
            raise FixtureError(f"no such work: {name}")
        return frozenset(keys)

    def key(self, name: str) -> str:
        """The only version."""
        (key,) = self.keys(name)
        return key

    def name(self, key: str) -> str:
        """As the lists would have it; things that are no demonstration content keep their key."""
        if key not in self._names:
            return key
        work, language = self._names[key]
        return f"{work}.{language}" if language else work

    def work(self, key: str) -> str:
        return self.name(key).partition(".")[0]

    def is_in(self, name: str, language: str) -> bool:
        return language in self._versions.get(name, {})


def _named(source: str) -> tuple[str, str] | None:
    """Name and language of what a file holds; topics have a language of their own and need none in the name."""
    path = PurePosixPath(source)
    if path.suffix == ".md":
        return NUMBER.sub("", path.parent.name), path.stem
    if path.suffix == ".toml" and path.parts[0] == "forums":
        return NUMBER.sub("", path.stem), ""
    return None
