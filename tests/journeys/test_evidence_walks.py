"""Evidence: found from the composer, shown as a card, told of on the resource, and an answer that becomes a page."""

import re
from typing import Any

import pytest

from tests.browser import needs_chromium, shows
from tests.journeys.rows import change, rows
from tests.journeys.signed import WAYS, stop, walking_as
from tests.journeys.walker import SOON, Walker, eventually, start_in, topic_of, walking
from tests.served import Served

pytestmark = needs_chromium
NEWER = ".post > .prose .citation .badge--warn"
GONE = ".post > .prose .citation--closed"

# What is looked for, and what the wanted offer is written as: a page, a unit, a place in a file, a post.
SOUGHT = {
    "en": (
        ("due diligence", "library.briefpage:"),
        ("due diligence", "training.unitpage:"),
        ("restraints off at the aircraft", "#page="),
        ("long one or the short one", "#post-"),
    ),
    "fr": (
        ("réintégration", "library.briefpage:"),
        ("devoir de vigilance", "training.unitpage:"),
        ("carte des portes du village", "#page="),
        ("diplômes et attestations", "#post-"),
    ),
    "ar": (
        ("العناية الواجبة", "library.briefpage:"),
        ("العناية الواجبة", "training.unitpage:"),
        ("tuberculosis treatment no file", "#page="),
        ("long one or the short one", "#post-"),
    ),
}
# Near to what stands in the forums already.
ALIKE = {
    "en": "Which referral form do you use, long or short?",
    "fr": "Diplômes et attestations : que rassembler avant le départ ?",
    "ar": "كيف نشرح المساعدة المتاحة دون وعد؟",
}
WORD = {
    ("en", True): "bellflower",
    ("en", False): "cloudberry",
    ("fr", True): "dandelion",
    ("fr", False): "eyebright",
    ("ar", True): "feverfew",
    ("ar", False): "goldenrod",
}


@pytest.mark.parametrize(("language", "scripts"), WAYS)
def test_from_a_citation_to_a_practice_note(
    served: Served, browser: Any, language: str, scripts: bool
) -> None:
    word = WORD[language, scripts]
    with walking_as("practitioner", served, browser, language, scripts) as asker:
        topic, cited = _ask(asker, language, word, scripts)
        _look_at_cards(asker, scripts)
        _another_file(served, asker, topic, scripts)
    kinds = rows(
        served,
        "SELECT DISTINCT t.key FROM citations_citation c JOIN citations_target t ON t.id = c.target_id "
        "JOIN forums_post p ON c.source = 'forums.post:' || p.id WHERE p.topic_id = ?",
        topic,
    )
    assert len(kinds) == 4, kinds
    _told_on_the_resource(served, browser, language, scripts, cited, f"{ALIKE[language]} {word}")
    _answer_and_accept(served, browser, language, scripts, topic, word)
    _propose_and_agree(served, browser, language, scripts, topic, word)
    page = _publish(served, browser, language, topic)
    with walking_as("member", served, browser, language, scripts) as reader:
        reader.go(f"forums/topics/{topic}/")
        reader.page.locator('main .note a[href*="/library/briefs/"]').click()
        reader.page.wait_for_url("**/library/briefs/**")
        assert f"Practice of {word}" in reader.page.inner_text("h1")
        made = reader.page.locator("section[aria-labelledby=discussed] .badge--ok")
        shows(made)
        stop(reader, "note-page", scripts)
        here = reader.page.url
        reader.page.locator(f'section[aria-labelledby=discussed] a[href*="/topics/{topic}/"]').click()
        reader.page.wait_for_url(f"**/topics/{topic}/**")
    with walking(browser, served.address, language, scripts=scripts) as visitor:
        visitor.go(here)
        assert f"Practice of {word}" in visitor.page.inner_text("h1")
        assert visitor.page.locator("#discussed").count() == 0
    assert rows(served, "SELECT state FROM forums_practicenote WHERE page_key = ?", page) == [("published",)]
    _withdraw(served, browser, language, scripts, topic, page)


def _ask(asker: Walker, language: str, word: str, scripts: bool) -> tuple[int, str]:
    """A question with four citations; the number of the topic, and the address of the cited page."""
    start_in(asker, "virtual-counselling")
    asker.fill(title=f"{ALIKE[language]} {word}", source=f"Does anybody know more of {word} than this:")
    asker.page.select_option("[name=language]", "en")
    if not scripts:
        asker.press("main button[value=preview]")
    shows(asker.page.locator("#similar a"))
    assert asker.page.locator('#similar a[href*="/forums/topics/"]').count() >= 1
    stop(asker, "evidence-similar", scripts)
    find = _find_in_the_box if scripts else _find_on_the_page
    for words, written in SOUGHT[language]:
        find(asker, words, written)
    text = asker.page.input_value("[name=source]")
    assert text.startswith("Does anybody know more")
    assert len(re.findall(r"\[\[[\w.:#=-]+\]\]", text)) == 4, text
    asker.send("main form[data-draft-url]")
    topic = topic_of(asker)
    cited = asker.page.locator('.citation a[href*="/library/"]').first.get_attribute("href") or ""
    return topic, cited


def _find_in_the_box(asker: Walker, words: str, written: str) -> None:
    asker.page.locator("[name=source]").press("Control+End")
    asker.page.keyboard.type(" [[")
    asker.page.locator("#finder-box").press_sequentially(words)
    offer = asker.page.locator(f'#finder-list [role=option][data-written*="{written}"]').first
    shows(offer)
    if written == "#page=":
        stop(asker, "evidence-box", True)
    offer.click()
    assert asker.page.locator("#finder-box").count() == 0


def _find_on_the_page(asker: Walker, words: str, written: str) -> None:
    asker.press("main button[value=cite]")
    asker.page.fill("main [name=sought]", words)
    asker.press("main button[value=cite]")
    offer = f'main button[name=insert][value*="{written}"]'
    shows(asker.page.locator(offer))
    if written == "#page=":
        stop(asker, "evidence-page", False)
    asker.press(offer)


def _look_at_cards(asker: Walker, scripts: bool) -> None:
    cards = asker.page.locator(".post > .prose .citation")
    assert cards.count() == 4
    assert cards.locator("a").count() == 4
    assert re.search(r"#page-\d+$", cards.nth(2).locator("a").get_attribute("href") or "")
    stop(asker, "evidence-cards", scripts)


def _another_file(served: Served, reader: Walker, topic: int, scripts: bool) -> None:
    """Where the cited file is no longer the one that the writer had before them, the card says so."""
    assert reader.page.locator(NEWER).count() == 0
    change(
        served,
        "UPDATE citations_citation SET version = 'an earlier file' WHERE anchor LIKE 'page=%' "
        "AND source IN (SELECT 'forums.post:' || id FROM forums_post WHERE topic_id = ?)",
        topic,
    )
    _until_shown(reader, topic, NEWER)
    stop(reader, "evidence-newer", scripts)


def _withdraw(served: Served, browser: Any, language: str, scripts: bool, topic: int, page: str) -> None:
    """A page that goes is marked where it was cited, and leads nowhere."""
    number = page.partition(":")[2]
    with walking_as("practitioner", served, browser, language, scripts) as writer:
        writer.go(f"forums/topics/{topic}/")
        writer.fill(source=f"It is a page now: [[{page}]].")
        writer.press("main button[value=post]")
        last = "main article.post:last-of-type .citation"
        shows(writer.page.locator(f"{last} a").last)
        with walking_as("editor", served, browser, language, True, width=1280) as editor:
            editor.go(f"{served.address}/admin/pages/{number}/unpublish/")
            editor.press("main form [type=submit]")
        assert rows(served, "SELECT live FROM wagtailcore_page WHERE id = ?", number) == [(0,)]
        _until_shown(writer, topic, GONE)
        assert writer.page.locator(f"{GONE} a").count() == 0
        stop(writer, "evidence-withdrawn", scripts)


def _until_shown(reader: Walker, topic: int, mark: str) -> None:
    """What is cited is looked up anew some seconds after it changed."""

    def shown() -> bool:
        reader.go(f"forums/topics/{topic}/")
        return reader.page.locator(mark).count() > 0

    assert eventually(SOON, shown), mark


def _told_on_the_resource(
    served: Served, browser: Any, language: str, scripts: bool, cited: str, title: str
) -> None:
    """Members' rooms are no business of visitors, so neither is what is said there."""
    with walking_as("member", served, browser, language, scripts) as member:
        member.go(served.address + cited)
        discussed = member.page.locator("section[aria-labelledby=discussed]")
        shows(discussed)
        for more in discussed.locator("summary").all():
            more.click()
        assert title in discussed.inner_text()
        stop(member, "evidence-discussed", scripts)
    with walking(browser, served.address, language, scripts=scripts) as visitor:
        visitor.go(served.address + cited)
        assert title not in visitor.page.content()


def _answer_and_accept(
    served: Served, browser: Any, language: str, scripts: bool, topic: int, word: str
) -> None:
    with walking_as("focal-point", served, browser, language, scripts) as colleague:
        colleague.go(f"forums/topics/{topic}/")
        colleague.fill(source=f"We write {word} on one card and read it out at the end of each call.")
        colleague.press("main button[value=post]")
    with walking_as("practitioner", served, browser, language, scripts) as asker:
        asker.go(f"forums/topics/{topic}/")
        asker.press('main button[formaction$="/accept/"]')
        shows(asker.page.locator("article.post--answer"))


def _propose_and_agree(
    served: Served, browser: Any, language: str, scripts: bool, topic: int, word: str
) -> None:
    """Words leave a closed room only with their writer's leave."""
    with walking_as("practitioner", served, browser, language, scripts) as asker:
        asker.go(f"forums/topics/{topic}/")
        asker.page.locator(f'main a[href$="/topics/{topic}/note/"]').first.click()
        asker.page.wait_for_url("**/note/")
        asker.fill(title=f"Practice of {word}", review_on="2020-01-01")
        asker.send("main form:has([name=review_on])")
        shows(asker.page.locator(".field--err [name=review_on]"))
        stop(asker, "note-proposed", scripts)
        asker.fill(review_on="2099-01-01")
        asker.send("main form:has([name=review_on])")
    assert rows(served, "SELECT note_state FROM forums_topic WHERE id = ?", topic) == [("asked",)]
    with walking_as("focal-point", served, browser, language, scripts) as colleague:
        colleague.go(f"forums/topics/{topic}/")
        colleague.page.locator(f'main .note a[href$="/topics/{topic}/note/answer/"]').click()
        colleague.page.wait_for_url("**/answer/")
        colleague.page.locator("[name=named]").check()
        stop(colleague, "note-agreed", scripts)
        colleague.press("main button[name=answer][value=yes]")
        colleague.page.wait_for_url(f"**/topics/{topic}/**")


def _publish(served: Served, browser: Any, language: str, topic: int) -> str:
    """An editor finds the draft among what waits for review; the desk of editors needs scripts."""
    ((page,),) = rows(served, "SELECT page_key FROM forums_practicenote WHERE topic_id = ?", topic)
    number = page.partition(":")[2]
    with walking_as("editor", served, browser, language, True, width=1280) as editor:
        editor.go(f"{served.address}/admin/reports/workflow_tasks/")
        editor.page.locator(f'a[href*="/admin/pages/{number}/"]').first.wait_for()
        editor.go(f"{served.address}/admin/pages/{number}/edit/")
        approve = editor.page.locator('[data-workflow-action-name="approve"]').first
        if not approve.is_visible():
            editor.page.locator("footer [data-w-dropdown-target=toggle]").first.click()
        approve.click()
        live = "SELECT id FROM wagtailcore_page WHERE live AND id = ?"
        assert eventually(SOON, lambda: rows(served, live, number))
    return str(page)
