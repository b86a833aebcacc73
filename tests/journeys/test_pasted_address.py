"""An address of the site that is pasted into a post: offered as a citation, and one when it was posted."""

import re
from typing import Any

import pytest

from tests.browser import hides, needs_chromium, shows
from tests.journeys.codes import demo_signs
from tests.journeys.walker import Walker, last_topic, walking
from tests.served import Served

pytestmark = needs_chromium
AREA = "main [name=source]"
# As a browser does it: the event first, then the text.
PASTED = """(area, text) => {
    const carried = new DataTransfer();
    carried.setData("text/plain", text);
    area.focus();
    area.dispatchEvent(new ClipboardEvent("paste", { clipboardData: carried, bubbles: true }));
    area.setRangeText(text, area.selectionStart, area.selectionEnd, "end");
}"""


@pytest.mark.parametrize(("language", "scripts"), [("en", True), ("ar", True), ("fr", False)])
def test_it_works(served: Served, browser: Any, language: str, scripts: bool) -> None:
    with walking(browser, served.address, language, scripts=scripts, width=360) as walker:
        walker.sign_in("practitioner@waymark.example", demo_signs()[0])
        walker.go("library/briefs/")
        brief = walker.page.locator('main h3 a[href*="/library/briefs/"]').first
        address, title = f"{served.address}{brief.get_attribute('href')}", brief.inner_text().strip()
        walker.go(last_topic(walker, "practice-questions"))
        walker.page.wait_for_url(re.compile(r"/topics/\d+/"))
        if scripts:
            _paste(walker, address, title)
        else:
            # Words of which the language is plain, whatever that of the topic: no question comes in between.
            words = "Notre bureau fait cela autrement depuis deux ans, voyez aussi cette page de la bibliothèque :"
            walker.page.fill(AREA, f"{words} {address}")
            walker.page.locator("main button[value=preview]").click()
            walker.page.wait_for_url(re.compile("/reply/"))
            shows(walker.page.locator("main .citation a", has_text=title))


def _paste(walker: Walker, address: str, title: str) -> None:
    area, offer = (
        walker.page.locator(AREA),
        walker.page.locator(".finder", has=walker.page.locator("[data-take]")),
    )
    area.evaluate(PASTED, "https://example.org/elsewhere/")
    area.fill("Compare ")
    area.evaluate(PASTED, address)
    shows(offer)
    assert title in offer.inner_text()
    offer.locator("[data-take]").click()
    hides(offer)
    assert re.fullmatch(r"Compare \[\[library\.briefpage:\d+\]\]", area.input_value())
    area.evaluate(PASTED, address)
    shows(offer)
    offer.locator("button").last.click()
    assert area.input_value().endswith(address)
    assert walker.page.evaluate("document.activeElement.name") == "source"
