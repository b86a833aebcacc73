"""Our small scripts at work, the policy in force, and the same page without any script."""

from typing import Any

import pytest

from tests.browser import hides, needs_chromium, shows

pytestmark = needs_chromium


@pytest.fixture
def visit(browser: Any, live_server: Any, admin_client: Any) -> Any:
    """The pattern library as staff see it; what breaks the policy or fails to load is written down."""

    def visit(**how: Any) -> tuple[Any, list[str]]:
        context = browser.new_context(**how)
        context.add_cookies(
            [{"name": "sessionid", "value": admin_client.cookies["sessionid"].value, "url": live_server.url}]
        )
        page, complaints = context.new_page(), []
        page.on(
            "console", lambda message: complaints.append(message.text) if message.type == "error" else None
        )
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(f"{live_server.url}/look/patterns/")
        return page, complaints

    return visit


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_overflows_and_the_policy_holds(visit: Any, width: int, scheme: str) -> None:
    page, complaints = visit(viewport={"width": width, "height": 800}, color_scheme=scheme)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert complaints == []


def test_the_menu_of_the_display(visit: Any) -> None:
    page, _complaints = visit(viewport={"width": 1280, "height": 800})
    page.locator(".menu summary").click()
    page.keyboard.press("Escape")
    hides(page.locator(".menu-body"))
    page.locator(".menu summary").click()
    page.get_by_role("button", name="Dark").click()
    page.locator("html[data-scheme=dark]").wait_for()
    # The answer is there before its styles are.
    page.wait_for_load_state("load")
    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "dark"


def test_a_draft_outlives_the_page(visit: Any) -> None:
    page, _complaints = visit()
    page.locator("[data-draft] textarea").fill("Half a thought")
    page.get_by_text("Draft kept on this device").wait_for()
    page.reload()
    assert page.locator("[data-draft] textarea").input_value() == "Half a thought"
    page.get_by_role("button", name="Post reply").click()
    page.wait_for_load_state()
    assert page.evaluate("Object.keys(localStorage).filter(k => k.startsWith('draft:')).length") == 0


def test_the_player_shows_its_tools_and_remembers_the_speed(visit: Any) -> None:
    page, _complaints = visit()
    shows(page.locator("[data-tools]"))
    page.locator("[data-speed]").select_option("1.5")
    page.reload()
    assert page.locator("[data-speed]").input_value() == "1.5"
    assert page.evaluate("document.querySelector('audio').playbackRate") == 1.5


def test_a_saved_page_is_read_without_a_line(visit: Any, settings: Any) -> None:
    settings.DEBUG = True  # opens the pattern library to visitors: only public pages can be saved
    page, _complaints = visit()
    page.evaluate("navigator.serviceWorker.ready")
    page.get_by_role("button", name="Save for offline").click()
    page.locator("[data-offline] button[aria-pressed=true]").wait_for()
    page.reload()
    page.context.set_offline(True)
    page.reload()
    assert page.locator("h1").last.inner_text() == "Pattern library"
    page.goto(page.url.replace("patterns", "saved"))
    page.get_by_role("link", name="What helps people").wait_for()
    page.goto(page.url.replace("look/saved/", "en/search/"))
    shows(page.get_by_role("heading", name="There is no connection"))
    page.goto(page.url.replace("en/search/", "look/saved/"))
    page.get_by_role("button", name="Clear everything").click()
    page.get_by_text("Nothing is saved yet").wait_for()
    assert page.evaluate("caches.open('saved').then(c => c.match('/look/patterns/')).then(Boolean)") is False


def test_a_page_for_members_is_not_kept(visit: Any) -> None:
    page, _complaints = visit()
    page.get_by_role("button", name="Save for offline").click()
    page.get_by_text("only pages open to everyone").wait_for()


def test_without_scripts_nothing_is_missing(visit: Any) -> None:
    page, _complaints = visit(java_script_enabled=False, viewport={"width": 360, "height": 800})
    shows(page.locator("audio"))
    hides(page.locator("[data-tools]"))
    hides(page.locator("[data-copy-button]").first)
    page.locator(".menu summary").click()
    page.get_by_role("button", name="Low data").click()
    assert page.locator("html").get_attribute("data-low") is not None
    assert page.locator(".cover").count() == 0
