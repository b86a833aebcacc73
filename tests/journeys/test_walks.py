"""The three walks the site exists for, in two directions of writing, with scripts and without."""

import re
from typing import Any

import pytest

from tests.browser import needs_chromium
from tests.journeys.codes import demo_signs
from tests.journeys.signing import second_factor
from tests.journeys.walker import SOON, Walker, eventually, link_in, walking
from tests.served import Served

pytestmark = needs_chromium

WAYS = [("en", True), ("en", False), ("ar", True), ("ar", False)]
WORD = {"en": "reintegration", "ar": "إعادة الإدماج"}
# Search forgives a typing error or two, so the words that walks write are unlike each other.
UNLIKE = {
    ("en", True): "saxifrage",
    ("en", False): "liverwort",
    ("ar", True): "tormentil",
    ("ar", False): "pimpernel",
}
IN_BRIEF = {"en": "quillwort", "ar": "marabunta"}
FOUND_WITHIN = 2.0


@pytest.mark.parametrize(("language", "scripts"), WAYS)
def test_a_practitioner_finds_reads_listens_and_learns(
    served: Served, browser: Any, language: str, scripts: bool
) -> None:
    with walking(browser, served.address, language, scripts=scripts) as walker:
        _search_and_narrow(walker, scripts)
        _read_and_go_on(walker)
        _listen(walker, scripts)
        _learn_and_come_back(walker)


def _search_and_narrow(walker: Walker, scripts: bool) -> None:
    walker.go("")
    walker.page.fill("main input[name=q]", WORD[walker.language])
    walker.page.press("main input[name=q]", "Enter")
    walker.page.wait_for_url("**/search/?*")
    assert walker.page.locator("#results h3 a, #results h2 a").count() >= 1
    for name, value in (("kind", "brief"), ("topic", "reintegration")):
        _narrow(walker, name, value, scripts)


def _narrow(walker: Walker, name: str, value: str, scripts: bool) -> None:
    """Tick a box; the results follow by themselves where scripts run."""
    box = walker.page.locator(f'#filters input[name="{name}"][value="{value}"]').first
    if not box.is_visible():
        walker.page.locator("#filters details", has=box).first.locator("summary").first.click()
    box.check()
    if not scripts:
        walker.page.locator("#filters .drawer-foot button").first.click()
    walker.page.wait_for_url(re.compile(rf"[?&]{name}={value}\b"))
    assert walker.page.locator(f'#filters input[name="{name}"][value="{value}"]').first.is_checked()


def _read_and_go_on(walker: Walker) -> None:
    hit = walker.page.locator('#results a[href*="/library/briefs/"]').first
    title = hit.inner_text()
    hit.click()
    walker.page.wait_for_load_state()
    assert walker.page.inner_text("h1").strip() == title.strip()
    related = walker.page.locator("[aria-labelledby=related] a").first
    related.click()
    walker.page.wait_for_load_state()
    assert walker.page.inner_text("h1").strip() != title.strip()


def _listen(walker: Walker, scripts: bool) -> None:
    walker.go("library/podcasts/")
    walker.page.locator("main h3 a, main h2 a").first.click()
    walker.page.wait_for_load_state()
    walker.page.locator("main li h3 a, main li h2 a").first.click()
    walker.page.wait_for_load_state()
    audio = walker.page.locator("audio").first
    place = audio.get_attribute("src") or walker.page.locator("audio source").first.get_attribute("src")
    source = f"{walker.address}{place}"
    part = walker.context.request.get(source, headers={"Range": "bytes=0-99"})
    assert (part.status, len(part.body())) == (206, 100)
    assert walker.page.locator("[id^='t']").count() >= 5
    if scripts:
        played = "async node => { await node.play(); await new Promise(r => setTimeout(r, 700)); return node.currentTime }"
        assert audio.evaluate(played) > 0


def _learn_and_come_back(walker: Walker) -> None:
    password, _key = demo_signs()
    walker.sign_in("member@waymark.example", password)
    walker.go("learn/due-diligence/")
    walker.page.locator('main a[href*="/learn/due-diligence/"][href*="/what-it-asks/"]').last.click()
    walker.page.wait_for_load_state()
    walker.page.locator('main a[rel="next"]').click()
    walker.page.wait_for_load_state()
    walker.page.locator('main form[action*="/complete/"] button').first.click()
    walker.page.wait_for_load_state()
    walker.go("")
    resumed = walker.page.locator('main a[href*="/learn/due-diligence/"]')
    assert resumed.count() >= 1
    walker.go("people/")
    assert "/learn/due-diligence/" in walker.page.content()


@pytest.mark.parametrize(("language", "scripts"), WAYS)
def test_a_new_counsellor_is_vetted_and_answers(
    served: Served, browser: Any, language: str, scripts: bool
) -> None:
    name = f"walker-{language}-{'js' if scripts else 'plain'}"
    email, password = f"{name}@example.org", "quiet lamp over water"
    with walking(browser, served.address, language, scripts=scripts) as walker:
        _sign_up(walker, served, email, password, name)
        walker.go("forums/counsellors/")
        assert "lanternfish" not in walker.page.content()
        _ask_for_the_role(walker)
    with walking(browser, served.address, language, scripts=scripts) as moderator:
        _approve(moderator, name)
    with walking(browser, served.address, language, scripts=scripts) as walker:
        walker.sign_in(email, password)
        phrase = UNLIKE[language, scripts]
        _answer(walker, phrase)
        assert eventually(FOUND_WITHIN, lambda: _finds(walker, phrase))
    with walking(browser, served.address, language, scripts=scripts) as visitor:
        assert not _finds(visitor, phrase)


def _sign_up(walker: Walker, served: Served, email: str, password: str, name: str) -> None:
    walker.go("account/signup/")
    walker.fill(email=email, password1=password, password2=password, display_name=name)
    walker.send('main form[action*="signup"]')
    letters = eventually(SOON, lambda: [text for text in served.letters() if email in text])
    assert letters, f"no letter came; the page says: {walker.text()}"
    walker.go(link_in(letters[-1]))
    walker.page.locator('main form[action*="confirm-email"] button').first.click()
    walker.page.wait_for_load_state()
    walker.sign_in(email, password)
    walker.go("people/")
    assert name in walker.page.content()


def _ask_for_the_role(walker: Walker) -> None:
    walker.go("people/role/")
    choice = walker.page.locator('main [name="role"]').first
    if choice.evaluate("node => node.tagName") == "SELECT":
        choice.select_option("counsellor")
    else:
        walker.page.locator('main [name="role"][value="counsellor"]').check()
    walker.fill(reason="I take calls for a return advice office.")
    walker.send()
    assert "I take calls" in walker.text()


def _approve(moderator: Walker, name: str) -> None:
    password, _key = demo_signs()
    moderator.sign_in("moderator@waymark.example", password)
    second_factor(moderator, "moderator@waymark.example")
    moderator.go("people/requests/")
    moderator.page.locator("main a", has_text=re.compile(re.escape(name))).first.click()
    moderator.page.wait_for_load_state()
    moderator.fill(reason="Known to the office.")
    moderator.page.locator('main button[name="decision"][value="approve"]').click()
    moderator.page.wait_for_load_state()


def _answer(walker: Walker, phrase: str) -> None:
    walker.go("forums/counsellors/")
    walker.page.locator(
        'main a[href*="/forums/topics/"]', has_text=re.compile("call-back|routine", re.I)
    ).first.click()
    walker.page.wait_for_load_state()
    assert "lanternfish" in walker.page.content()
    walker.page.locator('main [name="source"]').fill(f"We keep the same routine and call it {phrase}.")
    walker.page.locator('main button[name="act"][value="post"]').click()
    walker.page.wait_for_load_state()
    assert phrase in walker.text()


def _finds(walker: Walker, word: str) -> bool:
    """The word itself stands in a hit: search also brings what is spelt nearly like it."""
    walker.go(f"search/?q={word}")
    hits = walker.page.locator("#results article")
    return any(word in text.lower() for text in hits.all_inner_texts())


@pytest.mark.parametrize("language", ["en", "ar"])
def test_an_editor_writes_reviews_and_publishes(served: Served, browser: Any, language: str) -> None:
    word = IN_BRIEF[language]
    with walking(browser, served.address, language, scripts=True) as editor:
        password, _key = demo_signs()
        editor.sign_in("editor@waymark.example", password)
        second_factor(editor, "editor@waymark.example")
        _write_brief(editor, word)
        assert not _finds(editor, word)
        _publish(editor, word)
        assert eventually(FOUND_WITHIN, lambda: _finds(editor, word))
    with walking(browser, served.address, language, scripts=False) as visitor:
        assert _finds(visitor, word)


def _number_of(editor: Walker, kind: str, **asked: str) -> str:
    """The number of a page, as the editors' own lists know it."""
    question = "&".join(f"{name}={value}" for name, value in asked.items())
    answer = editor.context.request.get(
        f"{editor.address}/admin/api/main/pages/?type={kind}&fields=locale&limit=20&{question}"
    )
    for row in answer.json()["items"]:
        if row["meta"]["locale"] == editor.language:
            return str(row["id"])
    raise AssertionError(f"no {kind} {question}")


def _write_brief(editor: Walker, word: str) -> None:
    parent = _number_of(editor, "library.SectionPage", slug="briefs")
    editor.go(f"{editor.address}/admin/pages/add/library/briefpage/{parent}/")
    editor.page.fill("#id_title", f"A brief on {word}")
    editor.page.fill("#id_summary", f"What offices say of {word}.")
    editor.page.locator("#id_use_this_when").fill("Use this when somebody asks.")
    _menu(editor, "action-submit")
    assert word in editor.page.content()


def _publish(editor: Walker, word: str) -> None:
    """The review is approved by an editor; then the page is live."""
    number = _number_of(editor, "library.BriefPage", slug=f"a-brief-on-{word}")
    editor.go(f"{editor.address}/admin/pages/{number}/edit/")
    approve = editor.page.locator('[data-workflow-action-name="approve"]').first
    if not approve.is_visible():
        editor.page.locator("footer [data-w-dropdown-target=toggle]").first.click()
    approve.click()
    confirm = editor.page.locator("[role=dialog] button[type=submit], .modal form button[type=submit]")
    if confirm.count() and confirm.first.is_visible():
        confirm.first.click()
    editor.page.wait_for_load_state()


def _menu(editor: Walker, name: str) -> None:
    """Press an action of the editor's footer, in its menu where it is not the first."""
    button = editor.page.locator(f'[name="{name}"]').first
    if not button.is_visible():
        editor.page.locator("footer [data-w-dropdown-target=toggle]").first.click()
    button.click()
    editor.page.wait_for_load_state()
