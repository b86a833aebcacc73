"""Rows that are rendered once and filled in look like rows that were rendered each by itself."""

import re
from typing import Any

import pytest
from django.template import Context, Template
from django.utils import translation

from search.facets import FacetValue
from search.stamping import stamp_of, without_gaps


def rows(values: tuple[FacetValue, ...], *, headed: bool = False, language: str = "en") -> str:
    template = Template("{% load choices %}{% choices name values headed=headed %}")
    with translation.override(language):
        return template.render(Context({"name": "topic", "values": values, "headed": headed}))


def test_a_row_has_what_its_value_has() -> None:
    html = rows((FacetValue("cash-grants", "Cash & grants", 1_234, selected=True), FacetValue("x", "X", 0)))
    first, second = re.findall(r"<label.*?</label>", html)
    assert 'id="f-topic-cash-grants" name="topic" value="cash-grants" checked' in first
    assert "<span>Cash &amp; grants</span>" in first
    assert 'class="check check--none"' in second
    assert "checked" not in second


def test_nothing_in_a_value_becomes_markup_or_a_blank() -> None:
    html = rows((FacetValue('"><b>', "<script>\ue000label\ue001</script>", 1),))
    assert "<script>" not in html
    assert "<b>" not in html
    assert "&lt;script&gt;\ue000label\ue001&lt;/script&gt;" in html


def test_narrower_choices_stand_inside() -> None:
    leaf = FacetValue("sn", "Senegal", 2, selected=True)
    html = rows((FacetValue("africa", "Africa", 3, children=(leaf,)),))
    assert re.search(r'<details class="more narrower" id="below-topic-africa" open>.*f-topic-sn', html, re.S)
    assert '<span class="vh">Africa:</span>' in html


def test_headings_stand_once_above_their_values() -> None:
    values = tuple(FacetValue(str(n), str(n), 1, heading="A" if n < 2 else "B") for n in range(4))
    assert re.findall(r'facet-heading">(\w)<', rows(values, headed=True)) == ["A", "B"]
    assert "facet-heading" not in rows(values)


@pytest.mark.parametrize(("language", "words"), [("en", "narrower choices"), ("fr", "choix")])
def test_each_language_has_its_own(language: str, words: str) -> None:
    value = FacetValue("africa", "Africa", 1, children=(FacetValue("sn", "Senegal", 1),))
    assert words in rows((value,), language=language)


def test_a_template_is_rendered_once(monkeypatch: pytest.MonkeyPatch) -> None:
    template, rendered = Template("<i>{{ label }}</i>{% if on %}!{% endif %}"), []
    render = template.render

    def counted(context: Any) -> Any:
        rendered.append(context)
        return render(context)

    monkeypatch.setattr(template, "render", counted)
    flags = {"on": True, "off": False}
    texts = [stamp_of(template, "en", ("label",), flags).pressed({"label": n}) for n in "abc"]
    assert texts == ["<i>a</i>!", "<i>b</i>!", "<i>c</i>!"]
    assert len(rendered) == 1


@pytest.mark.parametrize(
    ("written", "sent"),
    [
        ("<div>\n<p>One</p>\n<p>Two</p>\n</div>\n", "<div><p>One</p><p>Two</p></div>"),
        ("<a>One</a>\n<a>Two</a>", "<a>One</a>\n<a>Two</a>"),
        ("word\n<li>One\n<b>two</b>\n</li>", "word<li>One\n<b>two</b></li>"),
        ("<pre>a\nb</pre>\n<textarea>\n\nc</textarea>", "<pre>a\nb</pre>\n<textarea>\n\nc</textarea>"),
        ("<link-like>\n<divider>", "<link-like>\n<divider>"),
    ],
)
def test_only_line_ends_that_nobody_sees_go(written: str, sent: str) -> None:
    assert without_gaps(written) == sent
