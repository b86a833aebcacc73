"""Two sites in one process, each in its own theme."""

from django.template.loader import get_template
from django.test import override_settings

from theming.themes import bar_colour, wearing

COAST_HULL = "M5 22h24"


def mark() -> str:
    return get_template("components/mark.html").render()


def test_a_childs_template_wins() -> None:
    with wearing("coast"):
        assert COAST_HULL in mark()


def test_one_theme_never_leaks_into_another() -> None:
    with wearing("coast"):
        mark()
    with wearing("harbour"):
        assert COAST_HULL not in mark()
    with wearing("coast"):
        assert COAST_HULL in mark()


def test_a_grandchild_reaches_its_grandparents() -> None:
    with wearing("coast"):
        assert "hero-bridge" in get_template("components/hero.html").render({"title": "A"})
        assert get_template("components/badge.html").render({"text": "B"})


def test_a_browsers_bar_follows_the_theme() -> None:
    assert (bar_colour("harbour"), bar_colour("coast")) == ("#073f42", "#43184a")


@override_settings(THEME="coast")
def test_the_setting_is_the_default() -> None:
    assert COAST_HULL in mark()


def test_a_theme_that_was_removed_wears_the_default() -> None:
    with wearing("gone-since-monday"):
        assert COAST_HULL not in mark()
