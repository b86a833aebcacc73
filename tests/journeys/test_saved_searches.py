"""From a saved search to a letter and out of it, as a member walks it on a served site."""

import re
from typing import Any

import pytest

from tests.browser import needs_chromium
from tests.journeys.codes import demo_signs
from tests.journeys.rows import change, row
from tests.journeys.walker import SOON, Walker, eventually, walking
from tests.seeded import environment_of, manage
from tests.served import Served

pytestmark = needs_chromium
WAYS = [("en", True), ("en", False), ("ar", False)]
WORD = {("en", True): "celandine", ("en", False): "bracken", ("ar", False): "hornbeam"}


@pytest.mark.parametrize(("language", "scripts"), WAYS)
def test_a_member_hears_of_what_is_new_and_stops_it(
    served: Served, browser: Any, language: str, scripts: bool
) -> None:
    word = WORD[language, scripts]
    password, _key = demo_signs()
    with walking(browser, served.address, language, scripts=scripts, width=360) as walker:
        walker.sign_in("member@waymark.example", password)
        _save(walker, word)
        _ask(browser, served, language, word, password)
        assert eventually(5, lambda: _finds(walker, word))
        _let_the_day_pass(served)
        manage("saved_search_letters", environment=environment_of(served.folder))
        letters = eventually(SOON, lambda: [text for text in served.letters() if f"About {word}" in text])
        assert letters, "no letter came"
        assert f"{served.address}/{language}/" in letters[-1]
    with walking(browser, served.address, language, scripts=scripts) as stranger:
        ways_out = re.findall(rf"{served.address}/\S+/unsubscribe/\S+/", letters[-1])
        stranger.go(ways_out[-1])
        stranger.page.locator("main form button").first.click()
        stranger.page.wait_for_load_state()
    assert _asked_letters(served) == 0


def _save(walker: Walker, word: str) -> None:
    walker.go(f"search/?q={word}")
    walker.page.locator("main details", has=walker.page.locator("#save_name")).locator("summary").click()
    walker.page.fill("#save_name", f"About {word}")
    walker.page.select_option("#save_mail", "daily")
    walker.page.locator('main form[action*="/saved/save/"] button').click()
    walker.page.wait_for_url("**/find/saved/")
    assert f"About {word}" in walker.text()


def _ask(browser: Any, served: Served, language: str, word: str, password: str) -> None:
    with walking(browser, served.address, language, scripts=False) as colleague:
        colleague.sign_in("practitioner@waymark.example", password)
        colleague.go("forums/practice-questions/start/")
        colleague.fill(title=f"Who has worked with {word} before?", source=f"Tell me about {word}.")
        # So short a text does not say what it is written in, and the form would ask.
        colleague.page.select_option("[name=language]", "en")
        colleague.send("main form[data-draft-url]")


def _finds(walker: Walker, word: str) -> bool:
    walker.go(f"search/?q={word}")
    return walker.page.locator("#results h3 a").count() > 0


def _let_the_day_pass(served: Served) -> None:
    due = "UPDATE discovery_savedsearch SET due_at = '2020-01-01 06:00:00' WHERE due_at IS NOT NULL"
    change(served, due)


def _asked_letters(served: Served) -> int:
    return int(row(served, "SELECT COUNT(*) FROM discovery_savedsearch WHERE mail <> 'none'"))
