"""Every string is translated in every language, and the tools that see to it work."""

import gettext
import io

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from django.core.management import CommandError, call_command

from config import messages


@pytest.fixture(scope="module")
def sources():
    return messages.extract()


@pytest.fixture
def own_folder(tmp_path, monkeypatch):
    monkeypatch.setattr(messages, "FOLDER", tmp_path)
    return tmp_path


def catalog_of(*texts):
    catalog = Catalog(fuzzy=False)
    for text in texts:
        catalog.add(text)
    return catalog


@pytest.mark.parametrize("language", messages.TRANSLATED)
def test_every_string_is_translated(language, sources):
    assert messages.problems(language, sources) == []


def test_strings_of_python_and_templates_are_found(sources):
    places = {place.rsplit(".", 1)[-1] for message in sources for place, _line in message.locations}
    assert {"py", "html"} <= places
    assert len(sources) > 300


def test_template_strings(tmp_path, monkeypatch):
    page = tmp_path / "themes" / "page.html"
    page.parent.mkdir()
    page.write_text(
        '  {% trans "Plain" %}\n{% if x %}\n    {% blocktrans trimmed with n=n %}\n  Joined\n  {{ n }}\n'
        '{% endblocktrans %}\n {% endif %}{% trans "Open" context "verb" %}\n'
        "{% blocktrans count n=n %}one{% plural %}{{ n }} many{% endblocktrans %}"
        '{% card title=_("In a tag") %}',
        encoding="utf-8",
    )
    monkeypatch.setattr(messages, "ROOT", tmp_path)
    found = messages.extract()
    assert found.get("Plain")
    assert found.get("Joined %(n)s")
    assert found.get("Open", "verb")
    assert found.get("In a tag")
    assert found.get("one").id == ("one", "%(n)s many")


def test_update_adds_removes_and_keeps(own_folder):
    messages.update("fr", catalog_of("Yes", "Old"))
    file = messages.file_of("fr")
    file.write_text(file.read_text().replace('msgid "Yes"\nmsgstr ""', 'msgid "Yes"\nmsgstr "Oui"'))
    messages.update("fr", catalog_of("Yes", "New"))
    kept = messages.read("fr")
    assert kept.get("Yes").string == "Oui"
    assert kept.get("New").string == ""
    assert kept.get("Old") is None


def test_problems_are_named(own_folder):
    sources = catalog_of("Whole", "Empty", "Hello %(name)s", "Absent")
    messages.update("es", catalog_of("Whole", "Empty", "Hello %(name)s", "Gone"))
    file = messages.file_of("es")
    file.write_text(
        file.read_text()
        .replace('msgid "Whole"\nmsgstr ""', 'msgid "Whole"\nmsgstr "Entero"')
        .replace('msgid "Hello %(name)s"\nmsgstr ""', 'msgid "Hello %(name)s"\nmsgstr "Hola %(nombre)s"')
    )
    assert sorted(messages.problems("es", sources)) == [
        "es: missing: 'Absent'",
        "es: not in the sources: 'Gone'",
        "es: not translated: 'Empty'",
        "es: not translated: 'Gone'",
        "es: placeholders differ: 'Hello %(name)s'",
    ]


def test_compiling_needs_no_gettext_and_happens_once(own_folder):
    messages.update("fr", catalog_of("Yes"))
    file = messages.file_of("fr")
    file.write_text(file.read_text().replace('msgid "Yes"\nmsgstr ""', 'msgid "Yes"\nmsgstr "Oui"'))
    assert messages.compile_file("fr")
    assert not messages.compile_file("fr")
    with file.with_suffix(".mo").open("rb") as handle:
        assert gettext.GNUTranslations(handle).gettext("Yes") == "Oui"


@pytest.mark.parametrize(("language", "forms"), [("fr", 2), ("es", 2), ("ar", 6)])
def test_plural_forms_of_the_committed_files(language, forms):
    with messages.file_of(language).open("rb") as handle:
        catalog = read_po(handle, locale=language)
    assert all(len(message.string) == forms for message in catalog if message.pluralizable)


def test_the_command_updates_checks_and_compiles(own_folder, monkeypatch):
    out, errors = io.StringIO(), io.StringIO()
    monkeypatch.setattr(messages, "ROOT", own_folder)
    monkeypatch.setattr(messages, "extract", lambda: catalog_of("Yes"))
    call_command("messages", "update", "fr", stdout=out)
    assert "django.po: 1 strings, 1 to translate" in out.getvalue()
    with pytest.raises(CommandError, match="1 strings are out of step"):
        call_command("messages", "check", "fr", stdout=out, stderr=errors)
    assert "fr: not translated: 'Yes'" in errors.getvalue()
    file = messages.file_of("fr")
    file.write_text(file.read_text().replace('msgid "Yes"\nmsgstr ""', 'msgid "Yes"\nmsgstr "Oui"'))
    call_command("messages", "check", "fr", stdout=out)
    assert "in step in fr" in out.getvalue()
    call_command("messages", "compile", "fr", stdout=out)
    call_command("messages", "compile", "fr", stdout=out)
    assert out.getvalue().endswith("fr: compiled\nfr: up to date\n")
