"""The steps between a writer, readers and moderators: a first post, reports, a hiding and the appeal against it."""

from typing import Any

from tests.journeys.colleagues import called
from tests.journeys.forum_words import Words
from tests.journeys.looks import look
from tests.journeys.rows import row
from tests.journeys.walker import Walker
from tests.served import Served

FORUM = "events-opportunities"
FOLDER = "moderation"
REPORT = "SELECT state FROM forums_report WHERE post_id = ? ORDER BY id DESC"
HAND = "SELECT u.email FROM forums_report r JOIN people_user u ON u.id = r.assignee_id WHERE r.post_id = ?"
HIDDEN = "SELECT hidden FROM forums_post WHERE id = ?"


def post_of(served: Served, topic: str, position: int) -> int:
    return int(row(served, "SELECT id FROM forums_post WHERE topic_id = ? AND position = ?", topic, position))


def act_of(served: Served, target: str) -> str:
    """The newest line of the moderation record about it."""
    asked = "SELECT act FROM forums_auditentry WHERE target = ? ORDER BY number DESC"
    return str(row(served, asked, target))


def start(walker: Walker, title: str, text: str) -> str:
    """The number of a new topic."""
    walker.go(f"forums/{FORUM}/start/")
    walker.fill(title=title, source=text)
    walker.press('main button[name="act"][value="post"]')
    return walker.path().split("/topics/")[1].split("/")[0]


def reply(walker: Walker, topic: str, text: str) -> None:
    walker.go(f"forums/topics/{topic}/")
    walker.fill(source=text)
    walker.press('main button[name="act"][value="post"]')
    assert text in walker.text()


def sees(walker: Walker, topic: str, position: int) -> bool:
    """Are the words of this post on the page?"""
    walker.go(f"forums/topics/{topic}/")
    return bool(walker.page.locator(f"#post-{position} .prose").count())


def wait_and_appear(
    walker: Walker, moderator: Walker, reader: Walker, served: Served, words: Words, scripts: bool
) -> str:
    """A newcomer's first topic is theirs alone until a moderator lets it appear."""
    topic = start(walker, words.title, words.question)
    first = post_of(served, topic, 1)
    assert row(served, "SELECT held FROM forums_post WHERE id = ?", first) == "waiting"
    assert sees(walker, topic, 1)
    look(walker, "waits", scripts, FOLDER)
    assert not sees(reader, topic, 1)
    moderator.go("forums/desk/")
    moderator.press('main a[href$="/desk/approvals/"]')
    look(moderator, "approvals", scripts, FOLDER)
    moderator.press(f'main form[action$="/posts/{first}/approval/"] button[value="approve"]')
    assert moderator.page.locator(f'main form[action$="/posts/{first}/approval/"]').count() == 0
    assert row(served, "SELECT held, hidden FROM forums_post WHERE id = ?", first) == ("", 0)
    assert sees(reader, topic, 1)
    assert act_of(served, f"forums.post:{first}") == "approve"
    return topic


def report(walker: Walker, served: Served, topic: str, position: int, reason: str, details: str) -> None:
    """A reader says what is wrong, and finds it on the page of their reports."""
    walker.go(f"forums/topics/{topic}/")
    walker.press(f'#post-{position} a[href$="/report/"]')
    walker.page.locator(f'main [name=reason][value="{reason}"]').check()
    walker.fill(details=details)
    walker.press("main form button")
    assert row(served, REPORT, post_of(served, topic, position)) == "open"
    walker.go("forums/reports/")
    assert details in walker.text()


def hand_on_and_dismiss(
    moderator: Walker, other: Walker, reader: Walker, served: Served, post: int, words: Words, scripts: bool
) -> None:
    """One moderator takes the case, gives it to another, who finds nothing to do; the reader is told."""
    moderator.go("forums/desk/")
    look(moderator, "desk", scripts, FOLDER)
    moderator.press(f'main form[action$="/posts/{post}/assign/"] button[value="take"]')
    assert row(served, REPORT, post) == "in-hand"
    assert row(served, HAND, post) == "moderator@waymark.example"
    moderator.press(f'main a[href$="/posts/{post}/case/"]')
    moderator.page.select_option("main [name=to]", label=called("second-moderator"))
    look(moderator, "case", scripts, FOLDER)
    moderator.press('main button[value="assign"]')
    assert row(served, HAND, post) == "second-moderator@walks.example"
    _decide(other, post, "dismiss", words.note)
    assert row(served, REPORT, post) == "dismissed"
    assert act_of(served, f"forums.post:{post}") == "decide"
    reader.go("forums/reports/")
    assert words.note in reader.text()


def find_it_done(moderator: Walker, served: Served, post: int, words: Words) -> None:
    """A later report on what was dealt with."""
    _decide(moderator, post, "duplicate", words.note)
    assert row(served, REPORT, post) == "duplicate"


def hide(moderator: Walker, reader: Walker, served: Served, topic: str, words: Words) -> None:
    """A report is upheld: the post goes out of sight, the reader reads why."""
    post = post_of(served, topic, 2)
    _decide(moderator, post, "hide", words.reason)
    assert row(served, REPORT, post) == "upheld"
    assert row(served, HIDDEN, post) == 1
    assert not sees(reader, topic, 2)
    reader.go("forums/reports/")
    assert words.reason in reader.text()


def appeal(
    walker: Walker,
    moderator: Walker,
    other: Walker,
    reader: Walker,
    served: Served,
    topic: str,
    words: Words,
    scripts: bool,
) -> None:
    """The writer asks once for another look; who hid the post does not answer, another moderator does."""
    post = post_of(served, topic, 2)
    walker.go(f"forums/topics/{topic}/")
    assert words.reason in walker.text()
    look(walker, "hidden", scripts, FOLDER)
    walker.press(f'main a[href$="/posts/{post}/appeal/"]')
    walker.fill(text=words.plea)
    walker.press("main form button")
    assert words.plea in walker.text()
    number = row(served, "SELECT id FROM forums_appeal WHERE post_id = ?", post)
    form = f'main form[action$="/appeals/{number}/decide/"]'
    moderator.go("forums/desk/appeals/")
    assert words.plea in moderator.text()
    assert moderator.page.locator(form).count() == 0
    other.go("forums/desk/appeals/")
    look(other, "appeals", scripts, FOLDER)
    _say_why(other, form, words.note)
    other.press(f'{form} button[value="show"]')
    assert row(served, HIDDEN, post) == 0
    assert sees(reader, topic, 2)
    assert act_of(served, f"forums.post:{post}") in {"appeal", "show-post"}


def _decide(moderator: Walker, post: int, outcome: str, why: str) -> None:
    """On the desk, in the box of this post."""
    moderator.go(f"forums/posts/{post}/case/")
    form = 'main form[action$="/decide/"]'
    _say_why(moderator, form, why)
    moderator.press(f'{form} button[value="{outcome}"]')


def _say_why(moderator: Walker, form: Any, why: str) -> None:
    moderator.page.fill(f"{form} [name=reason]", why)
