"""The steps of set-up: done once, skipped when nothing changed, in words when they cannot be."""

import io
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError

from background import steps as module
from background.readiness import NotReady
from background.steps import Step, steps

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    settings.STATIC_ROOT = tmp_path / "static"


def only(monkeypatch, *chosen):
    monkeypatch.setattr("background.management.commands.setup.steps", lambda *, demo: list(chosen))


def set_up(**options):
    out = io.StringIO()
    call_command("setup", stdout=out, **options)
    return out.getvalue()


def test_a_deployment_gets_no_demonstration():
    names = [step.name for step in steps(demo=False)]
    assert "Frame of the site" in names
    assert not [name for name in names if "emonstration" in name]
    assert [name for name in (step.name for step in steps(demo=True)) if "emonstration" in name]


def test_each_step_says_its_name_and_time(monkeypatch):
    done = []
    only(
        monkeypatch, Step("One", lambda: done.append(1), lambda: True), Step("Two", done.clear, lambda: False)
    )
    said = set_up()
    assert done == [1]
    assert "[1/2] One: done in 0.0 s" in said
    assert "[2/2] Two: nothing to do" in said


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (NotReady("The disk is full."), "The disk is full."),
        (OperationalError("no\nserver"), "The database says: no"),
    ],
)
def test_what_is_missing_is_said_in_one_line(monkeypatch, error, said):
    def fail():
        raise error

    only(monkeypatch, Step("One", fail, lambda: True))
    with pytest.raises(CommandError) as raised:
        set_up()
    assert said in str(raised.value)
    assert "\n" not in str(raised.value)


def test_it_can_go_on_to_serve(monkeypatch):
    served = []
    only(monkeypatch)
    monkeypatch.setattr(
        "background.management.commands.setup.call_command",
        lambda name, **options: served.append((name, options)),
    )
    set_up(serve=True, demo=True)
    assert served == [("serve", {"sign_ins": True})]


def test_the_database_is_looked_at_again_only_after_a_change(monkeypatch):
    called = []
    monkeypatch.setattr(module, "call_command", lambda name, **options: called.append(name))
    assert module._database_behind()
    module._migrate()
    assert called == ["migrate", "createcachetable"]
    assert not module._database_behind()
    monkeypatch.setattr(module, "_migrations_on_disk", lambda: [("pages", "9999_new")])
    assert module._database_behind()


def test_changed_code_counts_as_a_change(monkeypatch, tmp_path):
    monkeypatch.setattr(module, "call_command", lambda name, **options: None)
    code = tmp_path / "roles.py"
    code.write_text("1")
    monkeypatch.setattr(module, "_python_files", lambda: [code])
    module._migrate()
    assert not module._database_behind()
    code.write_text("22")
    assert module._database_behind()


def test_static_files_are_collected_again_only_after_a_change(monkeypatch, settings, tmp_path):
    monkeypatch.setattr(module, "call_command", lambda name, **options: Path(settings.STATIC_ROOT).mkdir())
    sheet = tmp_path / "a.css"
    sheet.write_text("a{}")
    monkeypatch.setattr(module, "_static_sources", lambda: [sheet])
    assert module._static_changed()
    module._collect_static()
    assert not module._static_changed()
    sheet.write_text("b{color:red}")
    assert module._static_changed()


def test_static_sources_are_those_of_the_looks_and_the_lock():
    found = {path.suffix for path in module._static_sources()}
    assert {".css", ".txt"} <= found


def test_the_frame_is_written_into_an_empty_database_alone():
    assert module._frame_missing()
    module._write_frame()
    assert not module._frame_missing()


def test_messages_are_compiled(monkeypatch):
    compiled = []
    monkeypatch.setattr(module.messages, "compile_file", compiled.append)
    module._compile_messages()
    assert compiled == ["fr", "es", "ar"]


def test_an_index_is_built_where_there_is_none(settings, tmp_path):
    settings.SEARCH_DIR = tmp_path / "search"
    assert module._index_missing() in (True, False)


def test_sign_ins_are_made_while_one_is_missing(settings, tmp_path, cast):
    settings.DEMO_SIGN_INS = tmp_path / "accounts.toml"
    settings.DEMO_SIGN_INS.write_text(f'[[account]]\nemail = "{cast.member.email}"\n')
    assert not module._sign_ins_missing()
    settings.DEMO_SIGN_INS.write_text('[[account]]\nemail = "nobody@waymark.example"\n')
    assert module._sign_ins_missing()


def test_disk_is_measured_the_first_time_alone():
    assert module._first_time()
    module._mark("database", "x")
    assert not module._first_time()


def test_it_can_be_stopped_and_begun_again(monkeypatch):
    def stop():
        raise KeyboardInterrupt

    only(monkeypatch, Step("One", stop, lambda: True))
    with pytest.raises(CommandError, match="goes on from here"):
        set_up()
