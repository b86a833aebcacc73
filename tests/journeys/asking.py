"""The steps of a member who asks: from an empty form to a topic with a poll and files."""

from typing import Any

from tests.browser import shows
from tests.factories.assets import PDF, gps_picture
from tests.journeys.forum_words import Words
from tests.journeys.looks import PHONE, look
from tests.journeys.rows import row
from tests.journeys.walker import Walker
from tests.served import Served

FORUM = "reintegration-support"
FOLDER = "forums"
FOR_FORUM = ("tracking", "first", "normal", "muted", "watching")
FOR_TOPIC = ("tracking", "normal", "muted", "forum", "watching")
DRAFTS = "SELECT COUNT(*) FROM forums_draft d JOIN people_user u ON u.id = d.user_id WHERE u.email = ?"
CHOICE = """SELECT m.level FROM forums_{table} m JOIN people_user u ON u.id = m.user_id
    JOIN forums_{place} p ON p.id = m.{place}_id WHERE u.email = ? AND p.{key} = ?"""


def follow_forum(walker: Walker, served: Served, email: str, scripts: bool) -> None:
    """Each of the five levels is chosen, and stands there when the page comes again."""
    walker.go("forums/")
    walker.press(f'main h3 a[href$="/forums/{FORUM}/"]')
    asked = CHOICE.format(table="forummember", place="forum", key="slug")
    form = f'form[action$="/{FORUM}/follow/"]'
    for level in FOR_FORUM:
        walker.page.locator(f"{form} select[name=level]").select_option(level)
        walker.press(f"{form} button:not([formaction])")
        assert walker.page.locator(f"{form} select[name=level]").input_value() == level
        assert row(served, asked, email, FORUM) == level
    look(walker, "forum-followed", scripts, FOLDER)
    walker.go("forums/following/")
    assert walker.page.locator(f'main a[href$="/forums/{FORUM}/"]').count() >= 1


def follow_topic(walker: Walker, served: Served, email: str, number: str) -> None:
    """The same for a topic, where "as for the forum" takes the choice back."""
    asked = CHOICE.format(table="topicmember", place="topic", key="id")
    form = f'form[action$="/topics/{number}/follow/"]'
    walker.go(f"forums/topics/{number}/")
    for level in FOR_TOPIC:
        walker.page.locator(f"{form} select[name=level]").select_option(level)
        walker.press(f"{form} button")
        assert walker.page.locator(f"{form} select[name=level]").input_value() == level
        assert row(served, asked, email, number) == ("" if level == "forum" else level)


def begin(walker: Walker, served: Served, email: str, words: Words, scripts: bool) -> None:
    """A text that is left is found again; it needs no button where scripts run."""
    walker.go(f"forums/{FORUM}/")
    walker.press(f'main a[href$="/{FORUM}/start/"]')
    walker.fill(title=words.title, source=words.question)
    if scripts:
        walker.page.wait_for_function(
            "() => { const said = document.querySelector('[data-draft-state]');"
            " return said.textContent === said.dataset.saved; }"
        )
    else:
        walker.press('main button[name="act"][value="draft"]')
    assert row(served, DRAFTS, email) == 1
    walker.go("forums/drafts/")
    assert words.title in walker.text()
    look(walker, "drafts", scripts, FOLDER)
    walker.press(f'main a[href$="/{FORUM}/start/"]')
    assert walker.page.input_value("main [name=title]") == words.title
    assert walker.page.input_value("main [name=source]") == words.question


def post(walker: Walker, served: Served, email: str, words: Words, scripts: bool) -> str:
    """Tags, a file, a picture that is described, a poll; the number of the topic."""
    _attach(walker, words)
    _open(walker, "[name=concepts]")
    walker.page.locator('[name=concepts][value="reintegration"]').check()
    walker.page.select_option("[name=host]", "DE")
    walker.page.select_option("[name=origin]", "GE")
    look(walker, "form-full", scripts, FOLDER)
    walker.press('main button[name="act"][value="poll"]')
    assert walker.path().endswith("/poll/"), walker.text()
    assert row(served, DRAFTS, email) == 0
    walker.fill(question=words.poll, options="\n".join(words.choices))
    look(walker, "poll-form", scripts, FOLDER)
    walker.press("main form button")
    number = walker.path().split("/topics/")[1].split("/")[0]
    text = walker.text()
    assert all(word in text for word in (words.title, words.question, words.poll, *words.choices))
    assert walker.page.locator('main header a[href*="reintegration"]').count() >= 1
    shows(walker.page.locator(f'main .attachments img[alt="{words.picture}"]'))
    box = walker.page.locator("#post-1 .attachments").bounding_box()
    assert box
    assert box["width"] > PHONE * 0.8, "files have the width of the post"
    look(walker, "asked", scripts, FOLDER)
    kept = (
        "SELECT COUNT(*) FROM forums_attachment a JOIN forums_post p ON p.id = a.post_id WHERE p.topic_id = ?"
    )
    assert row(served, kept, number) == 2
    walker.go("forums/drafts/")
    assert words.title not in walker.text()
    walker.go(f"forums/{FORUM}/start/")
    assert walker.page.input_value("main [name=source]") == ""
    return number


def _attach(walker: Walker, words: Words) -> None:
    _open(walker, "[name=attachments]")
    files: list[Any] = [
        {"name": "checklist.pdf", "mimeType": "application/pdf", "buffer": PDF},
        {"name": "folder.jpg", "mimeType": "image/jpeg", "buffer": gps_picture()},
    ]
    walker.page.set_input_files("[name=attachments]", files)
    walker.press('main button[name="act"][value="attach"]')
    walker.page.locator('main [name^="alt-"]').fill(words.picture)
    walker.page.locator('main [name="nobody"]').check()
    assert walker.page.input_value("main [name=source]") == words.question


def _open(walker: Walker, inner: str) -> None:
    """Open what hides a part of the page."""
    part = walker.page.locator(inner).first
    if not part.is_visible():
        walker.page.locator("main details", has=walker.page.locator(inner)).last.locator(
            "summary"
        ).first.click()
