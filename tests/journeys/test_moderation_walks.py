"""Moderation between four people: the writer on a phone, a reader, and two moderators."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.browser import needs_chromium
from tests.journeys import moderating, rearranging
from tests.journeys.codes import demo_signs
from tests.journeys.colleagues import email_of, make_colleagues
from tests.journeys.forum_words import WORDS, Words
from tests.journeys.looks import look, reading
from tests.journeys.rows import change, row
from tests.journeys.signed import WAYS
from tests.journeys.signing import signed_in
from tests.journeys.walker import Walker
from tests.seeded import environment_of, manage
from tests.served import Served

pytestmark = needs_chromium
WAITING = "UPDATE forums_forum SET approve_first = ? WHERE slug = ?"
CLOSE_AND_VERIFY = """
from django.core.management import call_command
call_command("forums_close")
call_command("audit_verify")
"""
DONE = {"approve", "assign", "decide", "appeal", "pin", "unpin", "lock", "unlock"}
DONE |= {"close-on", "move", "split", "merge", "warn", "suspend", "lift", "hide-post"}


def _name(language: str, scripts: bool) -> str:
    return f"writer-{language}-{'js' if scripts else 'plain'}"


def _prepare(served: Served) -> None:
    """A writer for each walk, a second moderator for all, a forum that reads first posts before they appear."""
    make_colleagues(served, [_name(*way) for way in WAYS], ["second-moderator"])
    change(served, WAITING, 1, moderating.FORUM)


@pytest.fixture(scope="module")
def desk(served: Served) -> Iterator[None]:
    _prepare(served)
    yield
    change(served, WAITING, 0, moderating.FORUM)


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize(("language", "scripts"), WAYS)
def test_from_a_first_post_to_the_record(served: Served, browser: Any, language: str, scripts: bool) -> None:
    words, name = WORDS[language], _name(language, scripts)
    people = ("moderator@waymark.example", email_of("second-moderator"), "member@waymark.example")
    first, second, member = (signed_in(browser, served, email) for email in people)
    colleague = signed_in(browser, served, "practitioner@waymark.example")
    with (
        reading(served, browser, language, scripts) as walker,
        reading(served, browser, language, scripts, first) as moderator,
        reading(served, browser, language, scripts, second) as other,
        reading(served, browser, language, scripts, member) as reader,
    ):
        walker.sign_in(email_of(name), demo_signs()[0])
        topic = moderating.wait_and_appear(walker, moderator, reader, served, words, scripts)
        moderating.reply(walker, topic, words.answer)
        question = moderating.post_of(served, topic, 1)
        moderating.report(reader, served, topic, 1, "other", words.plea)
        moderating.hand_on_and_dismiss(moderator, other, reader, served, question, words, scripts)
        with reading(served, browser, language, False, colleague) as third:
            moderating.report(third, served, topic, 1, "harmful", words.plea)
        moderating.find_it_done(moderator, served, question, words)
        moderating.report(reader, served, topic, 2, "abuse", words.plea)
        moderating.hide(moderator, reader, served, topic, words)
        moderating.appeal(walker, moderator, other, reader, served, topic, words, scripts)
        rearranging.pin_and_lock(moderator, reader, served, topic, words, scripts)
        rearranging.move(moderator, reader, served, topic, words)
        later = moderating.start(walker, words.second, words.question)
        made = rearranging.split(moderator, reader, served, topic, words, scripts)
        rearranging.merge(moderator, reader, served, later, made, words, scripts)
        rearranging.close_later(moderator, reader, served, made, words)
        rearranging.warn_and_suspend(moderator, walker, served, topic, words, scripts)
        manage(
            "shell", "--no-imports", "-v0", "-c", CLOSE_AND_VERIFY, environment=environment_of(served.folder)
        )
        rearranging.is_closed(reader, served, made)
        _read_the_record(moderator, served, words, scripts)


def _read_the_record(moderator: Walker, served: Served, words: Words, scripts: bool) -> None:
    """Every act has its line; the lines of one kind can be asked for."""
    kinds = row(served, "SELECT GROUP_CONCAT(DISTINCT act) FROM forums_auditentry")
    assert set(kinds.split(",")) >= DONE
    moderator.go("forums/desk/")
    moderator.press('main a[href$="/desk/record/"]')
    look(moderator, "record", scripts, moderating.FOLDER)
    assert words.reason in moderator.text()
    moderator.page.locator("main details", has=moderator.page.locator("[name=act]")).locator(
        "summary"
    ).click()
    moderator.page.select_option("main [name=act]", "lift")
    moderator.press("main form[method=get] button")
    shown = moderator.page.locator("main tbody tr")
    assert words.plea in shown.first.inner_text()
    assert words.reason not in shown.first.inner_text()
