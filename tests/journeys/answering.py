"""The steps around an answer: a colleague gives it, the person who asked comes back to it."""

import re

from assets.sanitiser import has_metadata
from tests.factories.assets import PDF
from tests.journeys.asking import FOLDER, FORUM
from tests.journeys.forum_words import Words
from tests.journeys.looks import look
from tests.journeys.rows import row
from tests.journeys.walker import SOON, Walker, eventually
from tests.served import Served

VOTES = "SELECT COUNT(*) FROM forums_ballot v JOIN forums_poll p ON p.id = v.poll_id WHERE p.topic_id = ?"
CALLED = """SELECT COUNT(*) FROM forums_mention m JOIN people_user u ON u.id = m.user_id
    JOIN forums_post p ON p.id = m.post_id WHERE u.email = ? AND p.topic_id = ? AND p.position = 2"""
THANKS = "SELECT COUNT(*) FROM forums_thanks t JOIN forums_post p ON p.id = t.post_id WHERE p.topic_id = ? AND p.position = ?"
REMINDER = "SELECT remind_at IS NOT NULL FROM forums_bookmark WHERE topic_id = ? AND post_id IS NOT NULL"


def fetch_files(walker: Walker, visitor: Walker, number: str) -> None:
    """Who reads the post gets its files as they should be; who may not read it gets nothing."""
    walker.go(f"forums/topics/{number}/")
    listed = walker.page.locator("main .attachments a").evaluate_all("links => links.map(link => link.href)")
    sheet, picture = sorted(listed, key=lambda address: ".jpg" in address)
    assert walker.context.request.get(sheet).body() == PDF
    shown = walker.context.request.get(picture)
    assert shown.headers["content-type"] == "image/jpeg"
    assert not has_metadata(shown.body())
    for address in (sheet, picture, f"{picture}?size=small"):
        assert visitor.context.request.get(address, max_redirects=0).status == 404


def vote(walker: Walker, number: str, words: Words, choice: int) -> None:
    walker.go(f"forums/topics/{number}/")
    form = f'main form[action$="/topics/{number}/vote/"]'
    walker.page.locator(f'{form} [value="{choice}"]').check()
    walker.press(f"{form} button")
    assert walker.page.locator(f'{form} [value="{choice}"]').is_checked()
    assert words.choices[choice] in walker.text()


def answer(walker: Walker, served: Served, number: str, words: Words, handle: str) -> None:
    """Thanks for the question, then a reply that quotes it and calls who asked."""
    walker.go(f"forums/topics/{number}/")
    walker.press("#post-1 button.do-thank")
    assert walker.page.locator("#post-1 button[aria-pressed=true]").count() == 1
    assert row(served, THANKS, number, 1) == 1
    walker.press('#post-1 a[href*="quote=1"]')
    quoted = walker.page.input_value("main [name=source]")
    assert f"> {words.question}" in quoted
    walker.fill(source=f"{quoted}\n@{handle} {words.answer}")
    walker.press('main button[name="act"][value="preview"]')
    assert walker.page.locator("#preview-heading + .prose blockquote").count() == 1
    walker.press('main button[name="act"][value="post"]')
    assert walker.page.url.endswith("#post-2")
    assert words.question in walker.page.inner_text("#post-2 blockquote")
    walker.press('#post-2 a[href$="#post-1"]')


def come_back(walker: Walker, served: Served, email: str, number: str, scripts: bool) -> None:
    """One new post is counted, the title leads to it, and then nothing is new; the notice came too."""
    assert row(served, CALLED, email, number) == 1
    walker.go(f"forums/{FORUM}/")
    entry = walker.page.locator("main li", has=walker.page.locator(f'h3 a[href*="/topics/{number}/"]'))
    assert re.search(r"\d|واحد", entry.locator(".badge--info").inner_text())
    look(walker, "unread", scripts, FOLDER)
    walker.press(entry.locator("h3 a"))
    assert walker.page.url.endswith("#post-2")
    walker.go(f"forums/{FORUM}/")
    assert entry.locator(".badge--info").count() == 0
    walker.go("notifications/")
    notice = walker.page.locator('main a.notification[href*="/notifications/"]')
    assert eventually(SOON, lambda: walker.page.reload() and notice.count() >= 1), "no notice of the mention"
    look(walker, "notices", scripts, FOLDER)
    walker.press(notice)
    assert f"/topics/{number}/" in walker.page.url


def settle(walker: Walker, served: Served, number: str, scripts: bool) -> None:
    """The answer is accepted and thanked for."""
    walker.go(f"forums/topics/{number}/")
    walker.press("#post-2 button.do-thank")
    walker.press("#post-2 button[formaction$='/accept/']")
    assert walker.page.locator('main .badge--ok[href$="#post-2"]').count() == 1
    assert row(served, "SELECT accepted_position FROM forums_topic WHERE id = ?", number) == 2
    assert row(served, THANKS, number, 2) == 1
    look(walker, "answered", scripts, FOLDER)


def keep(walker: Walker, served: Served, number: str, words: Words, scripts: bool) -> None:
    """A bookmark with a reminder, found on its page."""
    walker.go(f"forums/topics/{number}/")
    walker.press('#post-2 a[href$="/bookmark/"]')
    walker.page.fill("main [name=note]", words.note)
    walker.page.locator('main [name=remind][value="week"]').check()
    look(walker, "bookmark", scripts, FOLDER)
    walker.press("main form button")
    assert row(served, REMINDER, number) == 1
    walker.go("forums/bookmarks/")
    assert words.note in walker.text()
    look(walker, "bookmarks", scripts, FOLDER)
    walker.press(f'main h3 a[href*="/topics/{number}/"]')
    assert walker.page.url.endswith("#post-2")


def change(walker: Walker, served: Served, number: str, words: Words, scripts: bool) -> None:
    """The question is put better; what it said before is kept and compared."""
    walker.go(f"forums/topics/{number}/")
    walker.press('#post-1 a[href$="/edit/"]')
    walker.fill(source=words.changed)
    walker.press('main button[name="act"][value="save"]')
    assert words.changed in walker.page.inner_text("#post-1")
    walker.press('#post-1 a[href$="/history/"]')
    added = set(walker.page.locator("main ins").all_inner_texts())
    assert {piece.strip() for piece in added} & set(words.changed.split()) - set(words.question.split())
    asked = "SELECT COUNT(*) FROM forums_postrevision r JOIN forums_post p ON p.id = r.post_id WHERE p.topic_id = ?"
    assert row(served, asked, number) >= 1
    look(walker, "history", scripts, FOLDER)


def print_and_subscribe(walker: Walker, visitor: Walker, number: str, words: Words, scripts: bool) -> None:
    """A page for paper, and an address for a news reader that needs no sign-in."""
    walker.go(f"forums/topics/{number}/")
    walker.press(f'main ~ * a[href$="/topics/{number}/print/"], main a[href$="/topics/{number}/print/"]')
    paper = walker.page.inner_text("main")
    assert words.changed in paper
    assert words.poll in paper
    look(walker, "print", scripts, FOLDER)
    walker.go(f"forums/my-feeds/?topic={number}")
    walker.press('main button[name="act"][value="make"]')
    look(walker, "feeds", scripts, FOLDER)
    address = walker.page.locator("main dl code").first.inner_text()
    feed = visitor.context.request.get(address)
    assert feed.status == 200
    assert words.title in feed.text()
    assert visitor.context.request.get(address.split("?")[0]).status == 404


def votes(served: Served, number: str) -> int:
    return int(row(served, VOTES, number))


def meet(walker: Walker, number: str, handle: str, words: Words, scripts: bool) -> None:
    """From the name beside a post to the member's own page, which lists what they asked."""
    walker.go(f"forums/topics/{number}/")
    walker.press("#post-1 header a, #post-1 a[href*='/people/'], #post-1 a[href*='/members/']")
    if "/members/" not in walker.path():
        walker.press('main a[href*="/forums/members/"]')
    assert words.title in walker.text()
    look(walker, "member", scripts, FOLDER)
