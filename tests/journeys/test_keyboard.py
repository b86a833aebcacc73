"""The forums by the keyboard alone: single keys on lists and topics, their list, and the switch that ends them."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from tests.browser import hides, needs_chromium, shows
from tests.journeys.codes import demo_signs
from tests.journeys.rows import change, row, rows
from tests.journeys.walker import Walker, walking
from tests.served import Served

pytestmark = needs_chromium
LIST = "forums/practice-questions/"
FOCUSED = "document.activeElement"
WORDS = {"en": "Keyboard shortcuts", "ar": "اختصارات لوحة المفاتيح"}


def row_of_focus(walker: Walker) -> int:
    return int(
        walker.page.evaluate(
            f"[...document.querySelectorAll('main .list > li, main .post')].findIndex(row => row.contains({FOCUSED}))"
        )
    )


def press(walker: Walker, *keys: str) -> None:
    """As somebody does who sees the page: its script has come."""
    walker.page.wait_for_selector("[data-keys][aria-keyshortcuts]", state="attached")
    for key in keys:
        walker.page.keyboard.press(key)


def lands(walker: Walker, pattern: str) -> None:
    walker.page.wait_for_url(re.compile(pattern))
    walker.page.wait_for_load_state()


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_topic_is_found_read_and_answered(served: Served, browser: Any, language: str) -> None:
    with walking(browser, served.address, language, scripts=True) as walker:
        walker.sign_in("practitioner@waymark.example", demo_signs()[0])
        _walk_the_list(walker)
        _walk_the_topic(walker)
        _act_on_a_post(walker)


def _walk_the_list(walker: Walker) -> None:
    walker.go(LIST)
    press(walker, "j", "j", "j", "k")
    assert row_of_focus(walker) == 1
    assert walker.page.evaluate(f"getComputedStyle({FOCUSED}).outlineStyle") == "solid"
    press(walker, "k", "k", "k")
    assert row_of_focus(walker) == 0
    address = walker.page.evaluate(f"{FOCUSED}.href")
    press(walker, "o")
    walker.page.wait_for_url(re.compile(r"/forums/topics/\d+/"))
    assert walker.page.url.split("#")[0] == address.split("#")[0]
    press(walker, "u")
    lands(walker, f"/{LIST}$")
    # The first ones may be closed; the last one takes replies.
    press(walker, *["j"] * walker.page.locator("main .list > li").count(), "Enter")
    lands(walker, r"/forums/topics/\d+/")


def _walk_the_topic(walker: Walker) -> None:
    walker.page.emulate_media(reduced_motion="reduce")
    last = walker.page.locator("main .post").count() - 1
    press(walker, *["j"] * (last + 3))
    assert row_of_focus(walker) == last >= 1
    top = f"document.querySelectorAll('main .post')[{last}].getBoundingClientRect()"
    # Nothing glides for those who asked for stillness: the post is where it ends up.
    assert walker.page.evaluate(f"{top}.top < innerHeight && {top}.bottom > 0")
    assert walker.page.evaluate(f"{FOCUSED}.matches('.post:focus-visible')")
    # A keyboard of another alphabet has the same keys in the same places.
    walker.page.evaluate(
        f"{FOCUSED}.dispatchEvent(new KeyboardEvent('keydown', {{key: 'ن', code: 'KeyK', bubbles: true}}))"
    )
    assert row_of_focus(walker) == last - 1
    press(walker, "Control+j", "Alt+j", "Shift+j")
    assert row_of_focus(walker) == last - 1
    address = walker.page.url
    # Another walk may have left a draft here.
    walker.page.locator("[name=source]").evaluate("area => { area.value = '' }")
    press(walker, "r")
    walker.page.keyboard.type("jokes about /q? and unboxing")
    assert walker.page.input_value("[name=source]") == "jokes about /q? and unboxing"
    assert walker.page.url == address
    walker.page.fill("[name=source]", "")
    walker.page.locator("h1").click()
    press(walker, "/")
    assert walker.page.evaluate(f"{FOCUSED}.name") == "q"


def _act_on_a_post(walker: Walker) -> None:
    address = walker.page.url
    thanked = walker.page.locator("button.do-thank[aria-pressed=true]")
    number = walker.page.locator("main .post:has(button.do-thank)").first.get_attribute("id")
    walker.go(f"{address.split('#')[0]}#{number}")
    before = thanked.count()
    # The post that the address names is the one that keys are about.
    with walker.page.expect_navigation():
        press(walker, "t")
    assert abs(thanked.count() - before) == 1
    walker.go(f"{address.split('#')[0]}#{number}")
    press(walker, "q")
    lands(walker, r"/reply/\?quote=\d+")
    assert walker.page.input_value("[name=source]").startswith("> ")
    walker.go(f"{address.split('#')[0]}#{number}")
    press(walker, "b")
    lands(walker, r"/posts/\d+/bookmark/")
    walker.go(address.split("#")[0])
    press(walker, "b")
    lands(walker, r"/topics/\d+/bookmark/")


@pytest.fixture
def many_topics(served: Served) -> Iterator[None]:
    """More topics than one page of a list holds, under all others; they go again."""
    names = [name for _cid, name, *_more in rows(served, "PRAGMA table_info(forums_topic)") if name != "id"]
    kept, first = ", ".join(names), row(served, "SELECT MAX(id) FROM forums_topic")
    taken = ", ".join("'2001-01-01 00:00:00'" if name == "last_at" else name for name in names)
    ours = f"SELECT {taken} FROM forums_topic WHERE id = (SELECT MIN(id) FROM forums_topic WHERE NOT hidden)"
    for _copy in range(25):
        change(served, f"INSERT INTO forums_topic ({kept}) {ours}")
    yield
    change(served, "DELETE FROM forums_topic WHERE id > ? AND last_at < '2001-01-02'", first)


@pytest.mark.usefixtures("many_topics")
@pytest.mark.parametrize("language", ["en", "ar"])
def test_next_and_previous_go_by_meaning(served: Served, browser: Any, language: str) -> None:
    with walking(browser, served.address, language, scripts=True) as walker:
        walker.go("forums/latest/")
        older = walker.page.locator("main a[rel=next]").get_attribute("href")
        press(walker, "n")
        lands(walker, r"before=")
        assert walker.page.url.endswith(older)
        press(walker, "p")
        lands(walker, r"/latest/\??$")
        assert walker.page.locator("main a[data-newest]").count() == 0


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_list_of_keys_and_its_switch(served: Served, browser: Any, language: str) -> None:
    with walking(browser, served.address, language, scripts=True, width=360) as walker:
        walker.go(LIST)
        asked = walker.page.locator("dialog.keys-help")
        press(walker, "j", "Shift+?")
        shows(asked)
        assert WORDS[language] in asked.inner_text()
        press(walker, "j", "u")
        assert asked.is_visible()
        press(walker, "Escape")
        hides(asked)
        assert row_of_focus(walker) == 0
        _switched_off(walker, asked)
        press(walker, "j")
        assert row_of_focus(walker) == 0


def _switched_off(walker: Walker, asked: Any) -> None:
    press(walker, "Shift+?")
    asked.locator("input").uncheck()
    press(walker, "Escape")
    for _visit in range(2):
        press(walker, "j", "j", "Shift+?")
        assert row_of_focus(walker) <= 0
        assert walker.page.locator("dialog[open]").count() == 0
        walker.go(LIST)
    walker.page.locator("main a[data-keys]").click()
    shows(asked)
    assert not asked.locator("input").is_checked()
    asked.locator("input").check()
    asked.locator("button").click()
    hides(asked)
    walker.go(LIST)


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_without_scripts_the_list_is_a_page(served: Served, browser: Any, language: str) -> None:
    with walking(browser, served.address, language, scripts=False, width=360) as walker:
        walker.go(LIST)
        walker.page.locator("main a[data-keys]").click()
        lands(walker, "/forums/keyboard/")
        assert walker.page.locator("main kbd").count() >= 12
        # The switch would do nothing here.
        assert not walker.page.locator("[data-keys-switch]").is_visible()
