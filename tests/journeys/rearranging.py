"""The steps of a moderator who puts topics in order, and what a reader finds at the old places."""

from datetime import date, timedelta

from tests.journeys.forum_words import Words
from tests.journeys.looks import look
from tests.journeys.moderating import FOLDER, FORUM, act_of, post_of
from tests.journeys.rows import change, row
from tests.journeys.walker import Walker
from tests.served import Served

ELSEWHERE = "practice-questions"
STATE = "SELECT pinned, locked FROM forums_topic WHERE id = ?"
PLACE = "SELECT f.slug FROM forums_topic t JOIN forums_forum f ON f.id = t.forum_id WHERE t.id = ?"


def pin_and_lock(
    moderator: Walker, reader: Walker, served: Served, topic: str, words: Words, scripts: bool
) -> None:
    """A pinned topic stands above the others; a closed one is read and not answered."""
    _act(moderator, served, topic, "pin", words.note)
    reader.go(f"forums/{FORUM}/")
    assert reader.page.locator(f'section[aria-labelledby=pinned-heading] a[href*="/topics/{topic}/"]').count()
    _act(moderator, served, topic, "lock", words.note)
    assert row(served, STATE, topic) == (1, 1)
    reader.go(f"forums/topics/{topic}/")
    assert reader.page.locator("#reply").count() == 0
    look(reader, "locked", scripts, FOLDER)
    reader.go(f"forums/topics/{topic}/reply/")
    assert reader.page.locator("main [name=source]").count() == 0
    _act(moderator, served, topic, "unlock", words.note)
    _act(moderator, served, topic, "unpin", words.note)
    assert row(served, STATE, topic) == (0, 0)


def close_later(moderator: Walker, reader: Walker, served: Served, topic: str, words: Words) -> None:
    """The day is named to readers; here the calendar is moved, so that it has come."""
    day = date.today() + timedelta(days=5)
    _act(moderator, served, topic, "close-on", words.note, closes_on=day)
    reader.go(f"forums/topics/{topic}/")
    assert reader.page.locator("main p.hint", has=reader.page.locator("svg")).count() >= 1
    assert str(row(served, "SELECT closes_at FROM forums_topic WHERE id = ?", topic)).startswith(str(day))
    change(served, "UPDATE forums_topic SET closes_at = '2020-01-01 00:00:00' WHERE id = ?", topic)


def is_closed(reader: Walker, served: Served, topic: str) -> None:
    assert row(served, STATE, topic)[1] == 1
    reader.go(f"forums/topics/{topic}/")
    assert reader.page.locator("#reply").count() == 0


def move(moderator: Walker, reader: Walker, served: Served, topic: str, words: Words) -> None:
    """To another forum; its address stays."""
    _act(moderator, served, topic, "move", words.note, forum=ELSEWHERE)
    assert row(served, PLACE, topic) == ELSEWHERE
    reader.go(f"forums/topics/{topic}/")
    assert reader.page.locator(f'nav a[href$="/forums/{ELSEWHERE}/"]').count() >= 1


def split(moderator: Walker, reader: Walker, served: Served, topic: str, words: Words, scripts: bool) -> str:
    """A reply becomes a topic; its old place leads there. The number of the new topic."""
    moderator.go(f"forums/topics/{topic}/moderate/")
    moderator.press(f'main a[href$="/topics/{topic}/split/"]')
    moderator.page.locator('main [name=positions][value="2"]').check()
    moderator.fill(title=words.poll + " " + words.second, reason=words.note)
    look(moderator, "split", scripts, FOLDER)
    moderator.press("main form button")
    made = moderator.path().split("/topics/")[1].split("/")[0]
    assert made != topic
    assert row(served, "SELECT held FROM forums_post WHERE topic_id = ? AND position = 2", topic) == "moved"
    reader.go(f"forums/topics/{topic}/")
    reader.press("#post-2 a")
    assert f"/topics/{made}/" in reader.path()
    assert words.answer in reader.text()
    return made


def merge(
    moderator: Walker, reader: Walker, served: Served, topic: str, into: str, words: Words, scripts: bool
) -> None:
    """A topic goes to the end of another, and its own address leads there."""
    moderator.go(f"forums/topics/{into}/")
    address = moderator.page.url
    moderator.go(f"forums/topics/{topic}/moderate/")
    moderator.press(f'main a[href$="/topics/{topic}/merge/"]')
    moderator.fill(into=f"{moderator.address}/en/forums/topics/999999999/", reason=words.note)
    moderator.press("main form button")
    look(moderator, "merge-refused", scripts, FOLDER)
    moderator.fill(into=address)
    moderator.press("main form button")
    assert row(served, "SELECT merged_into_id FROM forums_topic WHERE id = ?", topic) == int(into)
    reader.go(f"forums/topics/{topic}/")
    look(reader, "merged", scripts, FOLDER)
    if f"/topics/{into}/" not in reader.path():
        reader.press(f'main .note a[href*="/topics/{into}/"]')
    assert words.second in reader.text() or words.question in reader.text()


def warn_and_suspend(
    moderator: Walker, walker: Walker, served: Served, topic: str, words: Words, scripts: bool
) -> None:
    """A warning is read and put away; a suspension takes the form away until it is lifted."""
    post = post_of(served, topic, 1)
    measure = "SELECT id FROM forums_measure WHERE post_id = ? AND kind = ?"
    moderator.go(f"forums/posts/{post}/case/")
    moderator.press('main a[href*="/warn/"]')
    moderator.fill(reason=words.reason)
    moderator.press("main form button")
    number = row(served, measure, post, "warning")
    walker.go("forums/")
    assert words.reason in walker.text()
    look(walker, "warned", scripts, FOLDER)
    walker.press(f'main form[action$="/measures/{number}/acknowledge/"] button')
    assert words.reason not in walker.text()
    moderator.go(f"forums/posts/{post}/case/")
    moderator.press('main a[href*="/suspend/"]')
    moderator.fill(until=str(date.today() + timedelta(days=9)), reason=words.reason)
    look(moderator, "suspend", scripts, FOLDER)
    moderator.press("main form button")
    number = row(served, measure, post, "suspension")
    _reads_only(walker, topic, words, scripts)
    moderator.go("forums/desk/measures/")
    look(moderator, "measures", scripts, FOLDER)
    moderator.press(f'main a[href$="/measures/{number}/lift/"]')
    moderator.fill(reason=words.plea)
    moderator.press("main form button")
    walker.go(f"forums/topics/{topic}/")
    assert walker.page.locator("#reply [name=source]").count() == 1


def _reads_only(walker: Walker, topic: str, words: Words, scripts: bool) -> None:
    walker.go(f"forums/topics/{topic}/")
    assert words.reason in walker.text()
    assert walker.page.locator("#post-1 .prose").count() == 1
    assert walker.page.locator("#reply").count() == 0
    look(walker, "suspended", scripts, FOLDER)
    walker.go(f"forums/{FORUM}/start/")
    assert walker.page.locator("main [name=source]").count() == 0


def _act(moderator: Walker, served: Served, topic: str, act: str, why: str, **more: object) -> None:
    moderator.go(f"forums/topics/{topic}/")
    moderator.press(f'a[href$="/topics/{topic}/moderate/"]')
    moderator.page.locator(f'main [name=act][value="{act}"]').check()
    for name, value in more.items():
        field = moderator.page.locator(f"main [name={name}]")
        field.fill(str(value)) if name != "forum" else field.select_option(str(value))
    moderator.fill(reason=why)
    moderator.press("main form button")
    assert f"/topics/{topic}/" in moderator.path()
    assert act_of(served, f"forums.topic:{topic}") == act
