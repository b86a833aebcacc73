"""The last steps of a member: what the site keeps of them is taken along, then the account ends."""

import json
from pathlib import Path

from tests.journeys.asking import FOLDER
from tests.journeys.codes import demo_signs
from tests.journeys.colleagues import called
from tests.journeys.forum_words import Words
from tests.journeys.looks import look
from tests.journeys.rows import row
from tests.journeys.walker import Walker
from tests.served import Served

AUTHORS = "SELECT COUNT(*), COUNT(author_id) FROM forums_post WHERE topic_id = ?"


def take_along(walker: Walker, words: Words, scripts: bool) -> None:
    """One file with what the member wrote, after the password was given again."""
    walker.go("people/data/")
    look(walker, "data", scripts, FOLDER)
    link = walker.page.locator('main a[href$="/data/download/"]')
    walker.go("account/reauthenticate/")
    walker.fill(password=demo_signs()[0])
    walker.press('main form[action*="reauthenticate"] button')
    walker.go("people/data/")
    with walker.page.expect_download() as waiting:
        link.click()
    told = json.loads(Path(waiting.value.path()).read_text(encoding="utf-8"))
    texts = json.dumps(told["forums"], ensure_ascii=False)
    assert words.changed in texts
    assert words.question in texts, "earlier texts belong to the member as well"


def go_for_good(
    walker: Walker, reader: Walker, served: Served, email: str, name: str, number: str, scripts: bool
) -> None:
    """The box must be ticked; then the person is gone and the question stays without a name."""
    walker.go("people/data/")
    walker.press('main a[href$="/data/delete/"]')
    walker.press("main form.form button")
    assert row(served, "SELECT COUNT(*) FROM people_user WHERE email = ?", email) == 1
    look(walker, "delete", scripts, FOLDER)
    walker.page.locator("main [name=sure]").check()
    walker.press("main form.form button")
    assert row(served, "SELECT COUNT(*) FROM people_user WHERE email = ?", email) == 0
    assert row(served, AUTHORS, number) == (2, 1)
    walker.go(f"forums/topics/{number}/")
    assert walker.page.locator("#post-1").count() == 0
    reader.go(f"forums/topics/{number}/")
    assert reader.page.locator("#post-1").count() == 1
    assert called(name) not in reader.page.content()
    assert f"@{name}" not in reader.page.content(), "nor by the short name in the answer"
    look(reader, "without-name", scripts, FOLDER)
