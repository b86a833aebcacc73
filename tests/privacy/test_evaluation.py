"""The rules reach what they are meant to reach, on sentences they were not written after too."""

import io

import pytest
from django.core.management import call_command

from privacy import Kind
from privacy.evaluation.lists import FAMILY, FIRST
from privacy.evaluation.scoring import STRUCTURED, score
from privacy.evaluation.texts import LANGUAGES, PARTS, _frames, made_texts

RECALL_OF_STRUCTURED = 0.95
RECALL_OF_NAMES = 0.80
ALARMS_IN_TWENTY = 1.0


@pytest.mark.parametrize("part", PARTS)
def test_targets_are_met(part):
    result = score(made_texts(part))
    assert result.total([Kind.NAME]).recall >= RECALL_OF_NAMES
    assert result.alarms_in_twenty <= ALARMS_IN_TWENTY
    for kind in STRUCTURED:
        assert result.total([kind]).recall >= RECALL_OF_STRUCTURED, kind


def test_the_set_is_large_and_always_the_same():
    first, again = made_texts("held_out"), made_texts("held_out")
    assert first == again
    texts = first + made_texts("tuning")
    assert len(texts) >= 1_000
    assert sum(not made.gold for made in texts) >= 300
    assert {made.language for made in texts} == set(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_held_out_is_in_no_other_part(language):
    frames = _frames(language)
    for kind in Kind:
        assert not set(frames["tuning"][kind.value]) & set(frames["held_out"][kind.value])
    assert not set(frames["clean"]["tuning"]) & set(frames["clean"]["held_out"])
    for lists in (FIRST, FAMILY):
        assert not set(lists["tuning"][language]) & set(lists["held_out"][language])


def test_the_command_reports_and_writes_only_when_asked(tmp_path):
    out = io.StringIO()
    call_command("privacy_evaluate", stdout=out)
    assert "false alarms in 20 clean posts" in out.getvalue()
    file = tmp_path / "score.md"
    file.write_text("# Kept\n\nWords above.\n\n<!-- figures -->\n\nold", encoding="utf-8")
    call_command("privacy_evaluate", write=str(file), stdout=out)
    written = file.read_text(encoding="utf-8")
    assert written.startswith("# Kept\n\nWords above.")
    assert "old" not in written
    assert "ms at p95" in written
