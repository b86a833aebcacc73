"""What is being written outlives the page, the line and the device; when it is posted it is kept nowhere."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from tests.browser import PATIENCE, needs_chromium, shows
from tests.journeys.codes import demo_signs
from tests.journeys.walker import Walker, eventually, last_topic, walking
from tests.served import Served

pytestmark = needs_chromium
AREA, TITLE = "main [name=source]", "main [name=title]"
SAVE = "**/forums/drafts/save/"
# As the script says it: when the server has to have it, and a little more.
SOON = 5_100
KEPT = "Object.entries(localStorage).filter(([key, text]) => /^(draft|sent):/.test(key) && text)"


@pytest.fixture(scope="module")
def signed_in(chromium: Any, served: Served) -> Any:
    """What a browser holds in which somebody signed in."""
    context = chromium.new_context(java_script_enabled=False)
    Walker(context, served.address, "en").sign_in("practitioner@waymark.example", demo_signs()[0])
    state = context.storage_state()
    context.close()
    return state


@pytest.fixture(autouse=True)
def nothing_begun(browser: Any, served: Served, signed_in: Any) -> None:
    """Whatever another test of the same person left unposted is thrown away first."""
    context = browser.new_context(storage_state=signed_in)
    asked, place = context.request, f"{served.address}/en/forums/drafts/"
    page = asked.get(place).text()
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    for discard in re.findall(r'action="([^"]+/drafts/\d+/discard/)"', page):
        assert token
        sent = {"csrfmiddlewaretoken": token[1]}
        assert asked.post(served.address + discard, form=sent, headers={"Referer": place}).ok
    context.close()


@contextmanager
def device(browser: Any, served: Served, state: Any = None, language: str = "en") -> Iterator[Walker]:
    """A device of its own, whose clock goes on only when it is told to."""
    # The worker of saved pages has no part in this, and complains when it is fetched without a line.
    context = browser.new_context(storage_state=state, service_workers="block")
    walker = Walker(context, served.address, language)
    walker.page.clock.install()
    yield walker
    context.close()
    assert walker.complaints == []


def write(walker: Walker, text: str, field: str = AREA) -> None:
    walker.page.locator(field).press("Control+End")
    walker.page.keyboard.type(text)


def saved(walker: Walker, after: int = SOON) -> dict[str, Any]:
    """What the server answers once this much time went by."""
    with walker.page.expect_response(SAVE) as answer:
        walker.page.clock.run_for(after)
    assert answer.value.ok
    told: dict[str, Any] = answer.value.json()
    return told


def on_the_server(walker: Walker) -> str:
    """What the form holds for a browser that kept nothing itself."""
    page = walker.context.request.get(walker.page.url).text()
    found = re.search(r"<textarea[^>]*name=\"source\"[^>]*>([^<]*)<", page)
    return found[1] if found else ""


def on_device(walker: Walker) -> dict[str, str]:
    return dict(walker.page.evaluate(KEPT))


def test_words_are_in_the_browser_at_once_and_on_the_server_soon(
    served: Served, browser: Any, signed_in: Any
) -> None:
    with device(browser, served, signed_in) as walker:
        walker.go("forums/practice-questions/start/")
        write(walker, "Who takes calls at night?", TITLE)
        write(walker, "We were asked twice")
        assert sorted(on_device(walker).values()) == ["We were asked twice", "Who takes calls at night?"]
        # Typing without a pause puts nothing off.
        for word in (" this", " very", " week."):
            walker.page.clock.run_for(1_500)
            write(walker, word)
        walker.page.clock.run_for(700)
        assert eventually(PATIENCE / 1000, lambda: "We were asked twice" in on_the_server(walker))
        walker.page.clock.run_for(SOON)
        assert eventually(PATIENCE / 1000, lambda: "this very week." in on_the_server(walker))
        write(walker, " And again.")
        _crash(walker)
        walker.go("forums/practice-questions/start/")
        assert walker.page.input_value(TITLE) == "Who takes calls at night?"
        assert walker.page.input_value(AREA) == "We were asked twice this very week. And again."
    with device(browser, served, signed_in, "ar") as elsewhere:
        elsewhere.go("forums/practice-questions/start/")
        assert elsewhere.page.input_value(AREA).startswith("We were asked twice this very week.")
        assert elsewhere.page.input_value(TITLE) == "Who takes calls at night?"


def test_what_was_written_last_goes_to_the_server_as_the_page_is_left(
    served: Served, browser: Any, signed_in: Any
) -> None:
    with walking(browser, served.address, "en", scripts=True, state=signed_in) as walker:
        # With the worker of saved pages at work, which takes over what is sent as a page goes.
        walker.go("forums/reintegration-support/start/")
        walker.page.wait_for_function("() => navigator.serviceWorker.controller")
        write(walker, " Left in a hurry.")
        place = walker.page.url
        walker.go("forums/")
        asked = walker.context.request
        assert eventually(PATIENCE / 1000, lambda: "Left in a hurry." in asked.get(place).text())


def _crash(walker: Walker) -> None:
    """The page dies without a word; the browser lives."""
    with pytest.raises(Exception, match="crash"):
        walker.page.goto("chrome://crash")
    walker.page.close()
    walker.page = walker.context.new_page()


def test_a_page_that_is_left_too_early_has_its_words_again(
    served: Served, browser: Any, signed_in: Any
) -> None:
    with device(browser, served, signed_in) as walker:
        walker.go("forums/events-opportunities/start/")
        write(walker, "Half a")
        walker.page.reload()
        assert walker.page.input_value(AREA) == "Half a"
        write(walker, " thought")
        assert saved(walker)["other"] == ""
        walker.page.evaluate("localStorage.clear()")
        walker.page.reload()
        assert walker.page.input_value(AREA) == "Half a thought"


@pytest.mark.parametrize("brief", [False, True])
def test_two_devices_lose_nothing(served: Served, browser: Any, signed_in: Any, brief: bool) -> None:
    with device(browser, served, signed_in) as phone, device(browser, served, signed_in) as desk:
        start = "forums/virtual-counselling/start/"
        place = last_topic(phone, "virtual-counselling") if brief else start
        phone.go(place)
        desk.go(place)
        assert desk.page.locator("[data-draft-other]").count() == (not brief)
        write(phone, "Written on the phone.")
        assert saved(phone)["other"] == ""
        write(desk, "Written at the desk.")
        assert saved(desk)["other"] == "Written on the phone."
        shows(desk.page.get_by_text("Written on the phone."))
        write(phone, " More.")
        assert "Written at the desk." in saved(phone)["other"]
        phone.page.locator("[data-draft-other-add]").click()
        both = phone.page.input_value(AREA)
        assert "Written on the phone. More." in both
        assert "Written at the desk." in both
        # The other text is let go of only after this one was told to hold it.
        asked = phone.context.request
        assert eventually(10, lambda: _holds(asked.get(phone.page.url).text()))
        assert not phone.page.locator("[data-draft-other]").is_visible()
        desk.page.evaluate("localStorage.clear()")
        desk.page.reload()
        assert "Written on the phone. More." in desk.page.input_value(AREA)
        assert "Written at the desk." in desk.page.input_value(AREA)


def test_a_second_text_that_cannot_be_shown_beside_goes_below(
    served: Served, browser: Any, signed_in: Any
) -> None:
    with device(browser, served, signed_in) as phone, device(browser, served, signed_in) as desk:
        place = last_topic(phone, "events-opportunities")
        phone.go(place)
        desk.go(place)
        write(phone, "Asked on the road.")
        saved(phone)
        desk.page.route("**/reply/", lambda route: route.abort())
        write(desk, "Asked again inside.")
        saved(desk)
        desk.page.wait_for_function("() => document.querySelector('[name=source]').value.includes('road')")
        assert desk.page.input_value(AREA) == "Asked again inside.\n\nAsked on the road."
        assert desk.page.input_value(AREA) in on_device(desk).values()


def _holds(page: str) -> bool:
    """Are both texts in the form, and nothing beside it?"""
    form = re.search(r"<textarea[^>]*name=\"source\"[^>]*>([^<]*)<", page)
    beside = re.search(r"data-draft-other-text>([^<]*)<", page)
    assert form
    assert beside
    return "Written at the desk." in form[1] and not beside[1].strip()


def test_without_a_line_the_browser_keeps_and_sends_later(
    served: Served, browser: Any, signed_in: Any
) -> None:
    with device(browser, served, signed_in) as walker:
        walker.go("forums/reintegration-support/start/")
        walker.context.set_offline(True)
        write(walker, "From the road")
        with walker.page.expect_event("requestfailed"):
            walker.page.clock.run_for(SOON)
        assert "From the road" in on_device(walker).values()
        shows(walker.page.get_by_text("Draft kept on this device"))
        walker.context.set_offline(False)
        assert saved(walker)["version"] >= 1
        shows(walker.page.get_by_text("Draft saved"))
    with device(browser, served, signed_in) as elsewhere:
        elsewhere.go("forums/reintegration-support/start/")
        assert elsewhere.page.input_value(AREA) == "From the road"


def test_what_is_posted_is_kept_nowhere(served: Served, browser: Any, signed_in: Any) -> None:
    with device(browser, served, signed_in) as walker:
        walker.go(last_topic(walker, "practice-questions"))
        walker.page.wait_for_url(re.compile(r"/topics/\d+/"))
        topic = walker.page.url.split("#")[0]
        before = on_device(walker)
        write(walker, "A reply that is on its way for good.")
        saved(walker)
        assert len(on_device(walker)) == len(before) + 1
        walker.page.locator("main button[name=act][value=post]").click()
        walker.page.wait_for_url(re.compile(r"#post-\d+$"))
        assert "A reply that is on its way for good." in walker.text()
        assert walker.page.input_value(AREA) == ""
        assert on_device(walker) == before
        # Whatever the page that was left had still to say, no draft comes of it.
        walker.go("forums/drafts/")
        assert "A reply that is on its way" not in walker.text()
        walker.go(topic)
        assert walker.page.input_value(AREA) == ""


def test_a_title_that_was_not_stored_is_kept(served: Served, browser: Any, signed_in: Any) -> None:
    with device(browser, served, signed_in) as walker:
        walker.go("forums/protection-practice/start/")
        walker.page.fill(TITLE, "A title without a line")
        walker.page.fill(AREA, "Sent into the void.")
        walker.context.set_offline(True)
        walker.page.locator("main button[name=act][value=post]").click(no_wait_after=True)
        walker.page.wait_for_url(re.compile("chrome-error|/start/"))
        walker.context.set_offline(False)
        walker.go("forums/protection-practice/start/")
        assert walker.page.input_value(TITLE) == "A title without a line"
        assert walker.page.input_value(AREA) == "Sent into the void."


def test_signing_out_wipes_the_browser_and_nobody_else_sees_it(served: Served, browser: Any) -> None:
    place = "forums/practice-questions/start/"
    with device(browser, served) as walker:
        walker.sign_in("member@waymark.example", demo_signs()[0])
        walker.go(place)
        write(walker, "For my eyes only")
        saved(walker)
        # A session that ran out wipes nothing; the next person at this device is not shown it.
        walker.context.clear_cookies()
        walker.sign_in("practitioner@waymark.example", demo_signs()[0])
        walker.go(place)
        assert "For my eyes only" not in walker.page.input_value(AREA)
        assert "For my eyes only" in on_device(walker).values()
        walker.go("people/")
        walker.page.locator("main form[action$='/logout/'] button").click()
        walker.page.wait_for_load_state()
        assert on_device(walker) == {}
