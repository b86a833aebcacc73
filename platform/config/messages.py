"""Message files without GNU gettext: strings are found, merged, checked and compiled by Babel."""

import io
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from babel import Locale
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

ROOT: Final[Path] = settings.ROOT
FOLDER: Final = ROOT / "platform" / "config" / "locale"
# English is the language of the sources.
TRANSLATED: Final = tuple(code for code, _name in settings.LANGUAGES if code != "en")
SOURCES: Final = ("platform", "search", "themes")
PLURAL, CONTEXT = (1, 2), ((1, "c"), 2)
KEYWORDS: Final = {
    **dict.fromkeys(("_", "gettext", "gettext_lazy", "gettext_noop"), None),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), PLURAL),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), CONTEXT),
    **dict.fromkeys(("npgettext", "npgettext_lazy"), ((1, "c"), 2, 3)),
}
PLACEHOLDER: Final = re.compile(r"%(?:\(\w+\))?[-+ #0-9.]*[a-zA-Z]|\{\w*\}")
COMMENT_TAGS: Final = ["Translators"]
PROJECT: Final = "Waymark"
VERSION: Final = str(tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"])
MAKERS: Final = "The contributors of Waymark"


def file_of(language: str) -> Path:
    return FOLDER / language / "LC_MESSAGES" / "django.po"


def extract() -> Catalog:
    """Every string of the sources, in the order of their files."""
    catalog = Catalog(project=PROJECT, charset="utf-8", fuzzy=False)
    for path in _source_files():
        for line, keyword, found, comments in _strings_in(path):
            _add(catalog, f"{path.relative_to(ROOT)}", line, keyword, found, comments)
    return catalog


def _source_files() -> Iterator[Path]:
    for source in SOURCES:
        for path in sorted((ROOT / source).rglob("*")):
            if path.suffix in {".py", ".html", ".txt"} and "static" not in path.parts and path.is_file():
                yield path


def _strings_in(path: Path) -> Iterator[tuple[int, str, str | tuple[str | None, ...], list[str]]]:
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        # Indentation means something to the Python reader and nothing in a template.
        text = "\n".join(line.lstrip() for line in templatize(text, origin=str(path)).split("\n"))
    yield from extract_python(io.BytesIO(text.encode()), KEYWORDS.keys(), COMMENT_TAGS, {"encoding": "utf-8"})


def _add(
    catalog: Catalog,
    file: str,
    line: int,
    keyword: str,
    found: str | tuple[str | None, ...],
    comments: list[str],
) -> None:
    values = found if isinstance(found, tuple) else (found,)
    context = None
    if KEYWORDS[keyword] not in (None, PLURAL):
        context, *rest = values
        values = tuple(rest)
    wanted = values[:2] if "ngettext" in keyword or "npgettext" in keyword else values[:1]
    if not wanted or not all(isinstance(value, str) and value for value in wanted):
        return
    identity = wanted if len(wanted) == 2 else wanted[0]
    catalog.add(identity, context=context, locations=[(file, line)], auto_comments=comments)


def read(language: str) -> Catalog:
    """The file of a language; an empty catalogue where there is none yet."""
    file = file_of(language)
    if not file.exists():
        return Catalog(locale=language, project=PROJECT, fuzzy=False)
    with file.open("rb") as handle:
        return read_po(handle, locale=language)


def update(language: str, sources: Catalog) -> Path:
    """Bring a file in step with the sources: new strings come in empty, old ones go, none is guessed."""
    catalog = read(language)
    catalog.update(sources, no_fuzzy_matching=True, update_header_comment=False, keep_user_comments=True)
    catalog.obsolete.clear()
    _head(catalog, language)
    file = file_of(language)
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("wb") as handle:
        write_po(handle, catalog, width=100, include_lineno=False, sort_by_file=True)
    return file


def _head(catalog: Catalog, language: str) -> None:
    """The words a translator's editor shows first, in place of the library's samples."""
    name = str(Locale.parse(language).english_name)
    catalog.header_comment = f"# {name} texts of {PROJECT}, under the licence of the project."
    catalog.version = VERSION
    catalog.revision_date = catalog.creation_date
    catalog.last_translator = catalog.language_team = MAKERS
    catalog.msgid_bugs_address = "CONTRIBUTING.md"


def problems(language: str, sources: Catalog) -> list[str]:
    """What keeps a language from being whole, one line each."""
    catalog = read(language)
    found = [
        *(
            f"missing: {_shown(message)}"
            for message in sources
            if message.id and _twin(catalog, message) is None
        ),
        *(f"not in the sources: {_shown(message)}" for message in catalog if _twin(sources, message) is None),
    ]
    for message in catalog:
        if not message.id:
            continue
        texts = [message.string] if isinstance(message.string, str) else list(message.string)
        if message.fuzzy:
            found.append(f"uncertain (fuzzy): {_shown(message)}")
        if not all(texts):
            found.append(f"not translated: {_shown(message)}")
        elif not _same_placeholders(message, texts):
            found.append(f"placeholders differ: {_shown(message)}")
    return [f"{language}: {line}" for line in found]


def _twin(catalog: Catalog, message: Message) -> Message | None:
    return catalog.get(message.id, message.context) if message.id else message


def _shown(message: Message) -> str:
    text = message.id if isinstance(message.id, str) else message.id[0]
    return repr(text if len(text) <= 80 else text[:79] + "…")


def _same_placeholders(message: Message, texts: list[str]) -> bool:
    """A plural form may leave the number out ("one reply"), but must not bring in a name of its own."""
    sources = [message.id] if isinstance(message.id, str) else list(message.id)
    wanted = Counter(PLACEHOLDER.findall(sources[-1]))
    for text in texts:
        given = Counter(PLACEHOLDER.findall(text))
        if given - wanted or (len(sources) == 1 and given != wanted):
            return False
    return True


def compile_file(language: str) -> bool:
    """Write the compiled form unless it is newer than its source; says whether it did."""
    source = file_of(language)
    target = source.with_suffix(".mo")
    if not source.exists() or (target.exists() and target.stat().st_mtime >= source.stat().st_mtime):
        return False
    with source.open("rb") as handle:
        catalog = read_po(handle, locale=language)
    fresh = target.with_suffix(".mo.new")
    with fresh.open("wb") as handle:
        write_mo(handle, catalog)
    fresh.replace(target)
    return True
