"""Numbers, times, initials and outlines."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django import forms
from django.template import Context, Template
from django.utils import timezone, translation

from theming.covers import PATTERNS, SIZES, cover_svg
from theming.kinds import KINDS
from theming.outlines import fitted_rings, known_countries, outline, project
from theming.tags.fields import avatar_parts, form_field
from theming.tags.words import ago, day, direction, duration, filesize
from theming.worldmap import map_points


@pytest.mark.parametrize(
    ("size", "words"),
    [
        (None, ""),
        (0, ""),
        (900, "900 bytes"),
        (240_000, "240 KB"),
        (7_400_000, "7.4 MB"),
        (12_000_000, "12 MB"),
    ],
)
def test_filesize(size: int | None, words: str) -> None:
    assert filesize(size) == words


def test_duration() -> None:
    assert [duration(s) for s in (0, 754, 3723)] == ["0:00", "12:34", "1:02:03"]


def test_ago_keeps_the_exact_time() -> None:
    text = ago(timezone.now() - timedelta(hours=5))
    assert ">5\xa0hours ago</time>" in text
    assert "datetime=" in text
    assert "title=" in text


def test_old_moments_are_dates() -> None:
    assert "title" not in ago(datetime(2024, 3, 1, 12, tzinfo=UTC))


def test_days_speak_the_language() -> None:
    with translation.override("fr"):
        assert "1 mars 2024" in day(date(2024, 3, 1))


def test_direction() -> None:
    assert (direction("ar"), direction("fr"), direction("")) == ("rtl", "ltr", "ltr")


@pytest.mark.parametrize(
    ("name", "initials"), [("Awa Diop", "AD"), ("يوسف ح.", "ي ح"), ("Miriam", "M"), ("", "?")]
)
def test_initials(name: str, initials: str) -> None:
    assert avatar_parts(name)["initials"] == initials


def test_covers_are_the_same_every_time_and_differ_by_seed() -> None:
    assert cover_svg("story", "a") == cover_svg("story", "a")
    for kind in KINDS:
        drawn = {cover_svg(kind, str(seed)) for seed in range(20)}
        assert len(drawn) > 8, kind


def test_kinds_that_stand_together_differ() -> None:
    drawn = {
        kind: cover_svg(kind, "same")
        for kind in ("brief", "publication", "episode", "story", "event", "course", "forum")
    }
    assert len(set(drawn.values())) == len(drawn)


def test_a_cover_holds_nothing_of_its_seed() -> None:
    text = cover_svg("brief", '"><script>')
    assert "script" not in text
    assert "style=" not in text
    assert all(len(cover_svg(kind, "x", size)) < 5_000 for kind in KINDS for size in SIZES)
    assert {look.pattern for look in KINDS.values()} <= set(PATTERNS)


def test_outlines_know_small_and_large_countries() -> None:
    for code in ("SN", "CV", "SV", "RU", "FJ", "DE"):
        shape = outline(code)
        assert shape is not None
        assert shape.path.startswith("M")
        left, top, width, height = shape.box
        assert left >= 0
        assert width > 0
        x, y = shape.centre
        assert left <= x <= left + width
        assert top <= y <= top + height
    assert len(known_countries()) > 190
    assert outline("ZZ") is None


def test_a_place_is_inside_its_country() -> None:
    x, y = project(-14.5, 14.5)
    left, top, width, height = outline("SN").box
    assert left < x < left + width
    assert top < y < top + height


def test_outlines_fit_into_a_picture() -> None:
    points = [point for ring in fitted_rings("ET", 10, 10, 200, 100) for point in ring]
    assert min(x for x, _ in points) >= 9.9
    assert max(y for _, y in points) <= 110.1


def test_map_points_scale_and_keep_what_cannot_be_drawn() -> None:
    big, small, elsewhere = map_points(
        [
            {"code": "sn", "label": "Senegal", "value": 100},
            {"code": "DE", "value": 1},
            {"code": "ZZ", "label": "Elsewhere"},
        ]
    )
    assert big.radius > small.radius
    assert small.label == "DE"
    assert elsewhere.x is None


class QuestionForm(forms.Form):
    text = forms.CharField(help_text="Short.", widget=forms.Textarea)
    agree = forms.BooleanField()
    pick = forms.ChoiceField(choices=[("a", "A")], widget=forms.RadioSelect)


def test_fields_say_what_describes_them() -> None:
    form = QuestionForm({"text": ""})
    part = form_field(form["text"])
    assert part.described_by == "id_text_hint id_text_error"
    assert 'aria-describedby="id_text_hint id_text_error"' in part.control
    assert 'aria-invalid="true"' in part.control
    assert [form_field(form[name]).shape for name in ("text", "agree", "pick")] == ["line", "check", "set"]


def test_a_refused_field_keeps_what_was_typed() -> None:
    form = QuestionForm({"text": "half a <thought>"})
    html = Template('{% include "components/fields.html" with form=form only %}').render(
        Context({"form": form})
    )
    assert "half a &lt;thought&gt;" in html
    assert 'href="#id_agree"' in html
    assert 'id="id_agree"' in html


@pytest.mark.parametrize(
    "tag", ["note", "panel title='T'", "disclosure summary='S'", "table_region label='L'"]
)
def test_slots_escape_only_what_is_not_theirs(tag: str) -> None:
    name = tag.split()[0]
    html = Template(f"{{% {tag} %}}<p>{{{{ words }}}}</p>{{% end{name} %}}").render(Context({"words": "<b>"}))
    assert "<p>&lt;b&gt;</p>" in html
