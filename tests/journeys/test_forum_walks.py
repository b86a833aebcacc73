"""A member's life in the forums, on a phone in three languages, with scripts and without."""

from typing import Any

import pytest

from tests.browser import needs_chromium
from tests.journeys import answering, asking, leaving
from tests.journeys.codes import demo_signs
from tests.journeys.colleagues import email_of, make_colleagues
from tests.journeys.forum_words import WORDS
from tests.journeys.looks import look, reading
from tests.journeys.signed import WAYS
from tests.journeys.signing import signed_in
from tests.served import Served

pytestmark = needs_chromium


def _name(language: str, scripts: bool) -> str:
    return f"asker-{language}-{'js' if scripts else 'plain'}"


def _prepare(served: Served) -> None:
    """A member for each walk."""
    make_colleagues(served, [_name(*way) for way in WAYS])


@pytest.fixture(scope="module")
def askers(served: Served) -> None:
    _prepare(served)


@pytest.mark.usefixtures("askers")
@pytest.mark.parametrize(("language", "scripts"), WAYS)
def test_from_a_question_to_its_answer_and_away(
    served: Served, browser: Any, language: str, scripts: bool
) -> None:
    words, name = WORDS[language], _name(language, scripts)
    email = email_of(name)
    practitioner = signed_in(browser, served, "practitioner@waymark.example")
    member = signed_in(browser, served, "member@waymark.example")
    with (
        reading(served, browser, language, scripts) as walker,
        reading(served, browser, language, scripts, practitioner) as colleague,
        reading(served, browser, language, False) as visitor,
    ):
        walker.sign_in(email, demo_signs()[0])
        asking.follow_forum(walker, served, email, scripts)
        asking.begin(walker, served, email, words, scripts)
        number = asking.post(walker, served, email, words, scripts)
        asking.follow_topic(walker, served, email, number)
        answering.vote(walker, number, words, 0)
        answering.fetch_files(colleague, visitor, number)
        answering.vote(colleague, number, words, 0)
        answering.answer(colleague, served, number, words, name)
        look(colleague, "quoted", scripts, asking.FOLDER)
        answering.come_back(walker, served, email, number, scripts)
        answering.settle(walker, served, number, scripts)
        answering.keep(walker, served, number, words, scripts)
        answering.change(walker, served, number, words, scripts)
        with reading(served, browser, language, False, member) as third:
            answering.vote(third, number, words, 2)
            assert third.page.locator("#poll progress[value='2']").count() == 1
        assert answering.votes(served, number) == 3
        answering.print_and_subscribe(walker, visitor, number, words, scripts)
        answering.meet(colleague, number, name, words, scripts)
        leaving.take_along(walker, words, scripts)
        leaving.go_for_good(walker, colleague, served, email, name, number, scripts)
