"""One table of a vocabulary file, read key by key with errors that say where."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from taxonomy.languages import INTERFACE


class VocabularyError(ValueError):
    """A vocabulary file says something that cannot be loaded; the message names file and entry."""


@dataclass(frozen=True, slots=True)
class Entry:
    values: dict[str, Any]
    where: str

    @classmethod
    def from_file(cls, path: Path) -> "Entry":
        try:
            return cls(tomllib.loads(path.read_text(encoding="utf-8")), path.name)
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise VocabularyError(f"{path.name}: not valid TOML: {error}") from error

    def __contains__(self, key: str) -> bool:
        return key in self.values

    def fault(self, message: str) -> VocabularyError:
        return VocabularyError(f"{self.where}: {message}")

    def only(self, *allowed: str) -> None:
        """Refuse keys that nobody reads: most often they are misspelt ones."""
        for key in sorted(self.values.keys() - set(allowed)):
            raise self.fault(f"unknown key {key!r}")

    def tables(self, key: str, *, named_by: str = "") -> Iterator["Entry"]:
        """Give the tables of a list, each knowing its place by the value that names it."""
        value = self.values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(table, dict) for table in value):
            raise self.fault(f"{key} must be a list of tables, [[{key}]]")
        for position, table in enumerate(value, start=1):
            name = table.get(named_by) or f"{key} {position}"
            yield Entry(table, f"{self.where}: {name}")

    def text(self, key: str) -> str:
        value = self.values.get(key, "")
        if not isinstance(value, str):
            raise self.fault(f"{key} must be text")
        return value

    def required(self, key: str) -> str:
        value = self.text(key)
        if not value:
            raise self.fault(f"{key} is missing")
        return value

    def number(self, key: str) -> int:
        value = self.values.get(key, 0)
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            raise self.fault(f"{key} must be a whole number")
        return value

    def flag(self, key: str) -> bool:
        value = self.values.get(key, False)
        if not isinstance(value, bool):
            raise self.fault(f"{key} must be true or false")
        return value

    def texts(self, key: str) -> dict[str, str]:
        """Give one text per language; once there is any, no interface language may lack it."""
        value = self.values.get(key, {})
        if not isinstance(value, dict) or not all(isinstance(text, str) for text in value.values()):
            raise self.fault(f"{key} must hold one text per language")
        missing = [code for code in INTERFACE if not value.get(code)]
        if value and missing:
            raise self.fault(f"{key} lacks {', '.join(missing)}")
        return value

    def required_texts(self, key: str) -> dict[str, str]:
        if key not in self.values:
            raise self.fault(f"{key} is missing")
        return self.texts(key)

    def strings(self, key: str) -> list[str]:
        value = self.values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(text, str) for text in value):
            raise self.fault(f"{key} must be a list of texts")
        return value

    def text_lists(self, key: str) -> dict[str, list[str]]:
        value = self.values.get(key, {})
        if not isinstance(value, dict):
            raise self.fault(f"{key} must hold one list of texts per language")
        return {code: Entry(value, f"{self.where}: {key}").strings(code) for code in value}
