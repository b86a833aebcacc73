"""What only a browser shows: focus, open groups, the back button and the sheet on phones."""

from typing import Any

import pytest

from tests.browser import hides, needs_chromium, shows

pytestmark = needs_chromium


@pytest.fixture
def address(shelf: Any, live_server: Any) -> str:
    for number in range(12):
        topics = ("health", "housing") if number % 2 else ("health", "gender")
        shelf.put(f"Community {number}", kind="story" if number % 3 else "brief", facets={"topic": topics})
    shelf.build()
    return f"{live_server.url}/en/search/?q=community"


def test_counts_change_while_the_focus_stays(address: str, browser: Any) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(address)
    page.locator("#facet-year summary").first.click()
    page.locator("#f-topic-gender").check()
    page.wait_for_url("**topic=gender**")
    page.get_by_role("heading", name="6 results").wait_for()
    assert page.evaluate("document.activeElement.id") == "f-topic-gender"
    assert page.locator("#facet-year").get_attribute("open") is not None
    assert page.inner_text("#count").startswith("6 results")
    page.go_back()
    page.get_by_role("heading", name="12 results").wait_for()
    assert page.locator("#filters input:checked").count() == 0


def test_the_sheet_on_phones(address: str, browser: Any) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 800})
    page.goto(address)
    hides(page.locator("#filters"))
    page.click('a[href="#filters"]')
    page.locator("#f-kind-brief").check()
    page.get_by_role("button", name="Show 4 results").click()
    page.wait_for_url("**#results")
    hides(page.locator("#filters"))
    assert page.evaluate("document.documentElement.scrollWidth") == 360


def test_all_of_it_without_scripts(address: str, browser: Any) -> None:
    page = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 800}).new_page()
    page.goto(address)
    page.click('a[href="#filters"]')
    page.locator("#f-kind-brief").check()
    page.get_by_role("button", name="Show 12 results").click()
    assert "kind=brief" in page.url
    shows(page.get_by_role("heading", name="4 results"))


def test_a_typed_filter_becomes_a_box(address: str, browser: Any) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(address)
    page.locator("#f-topic-gender").check()
    page.get_by_role("heading", name="6 results").wait_for()
    page.fill("#q", "community kind:brief")
    page.keyboard.press("Enter")
    page.locator("#f-kind-brief:checked").wait_for()
    assert page.input_value("#q") == "community"
    page.locator("#f-kind-brief").uncheck()
    page.get_by_role("heading", name="6 results").wait_for()
    assert page.locator("#f-kind-brief:checked").count() == 0


def test_a_long_list_is_narrowed_by_typing(shelf: Any, address: str, browser: Any) -> None:
    for number in range(20):
        shelf.put(f"Community far {number}", facets={"country": (f"land-{number}",)})
    shelf.build()
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address)
    choices = page.locator("#facet-country .check:visible")
    assert choices.count() == 8
    asked.clear()
    page.fill("#narrow-country", "LÁND-17")
    assert choices.all_inner_texts()[0].startswith("land-17")
    assert choices.count() == 1
    page.press("#narrow-country", "Enter")
    page.fill("#narrow-country", "nowhere")
    assert "Nothing in this list" in page.inner_text("#facet-country")
    assert not [url for url in asked if "/search/?" in url]


def test_long_lists_are_whole_without_script(shelf: Any, address: str, browser: Any) -> None:
    for number in range(20):
        shelf.put(f"Community far {number}", facets={"country": (f"land-{number}",)})
    shelf.build()
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(address)
    hides(page.locator("#narrow-country"))
    page.locator("#more-country summary").click()
    assert page.locator("#facet-country .check:visible").count() == 20


def test_offers_under_the_box(address: str, browser: Any) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 800})
    page.goto(address)
    box = page.get_by_role("combobox")
    box.fill("")
    box.press_sequentially("comm")
    page.locator("#offers [role=option]").first.wait_for()
    assert box.get_attribute("aria-expanded") == "true"
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    box.press("ArrowDown")
    assert box.get_attribute("aria-activedescendant") == "offer-0"
    box.press("ArrowUp")
    assert box.get_attribute("aria-activedescendant") is None
    box.press("Escape")
    hides(page.locator("#offers"))
    assert box.input_value() == "comm"
    box.press_sequentially("u")
    page.locator("#offers [role=option]").first.wait_for()
    box.press("ArrowDown")
    leads_to = page.locator("#offer-0 a").get_attribute("href")
    with page.expect_request(f"**{leads_to}"):
        box.press("Enter")
