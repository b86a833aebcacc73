"""Looks at one page in a real browser: accessibility, overflow, complaints, and a picture of it."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

from tests.audit.kinds_of_page import Kind, Step
from tests.journeys.codes import demo_signs, next_code
from tests.seeded import ROOT
from tests.served import Served

AXE = Path(__file__).parent / "vendor" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SHOTS = ROOT / "shots"
NARROWEST = 320
DIRECTIONS = {"en": "ltr", "fr": "ltr", "es": "ltr", "ar": "rtl"}


@dataclass
class Eye:
    """A browser that keeps each reader signed in."""

    browser: Any
    site: Served
    states: dict[str, Any] = field(default_factory=dict)

    @contextmanager
    def page(self, reader: str, language: str, scheme: str, width: int) -> Iterator[tuple[Any, list[str]]]:
        """A fresh page of this reader, and what the browser complains about while it is open."""
        context = self.browser.new_context(
            storage_state=self._state(reader),
            viewport={"width": width, "height": 800},
            color_scheme=scheme,
            locale={"en": "en-GB"}.get(language, language),
        )
        page, complaints = context.new_page(), []
        page.on("console", lambda message: _complain(message, complaints))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda request: self._watch(request, complaints))
        yield page, complaints
        context.close()

    def _watch(self, request: Any, complaints: list[str]) -> None:
        address = urlsplit(request.url)
        if address.scheme.startswith(("http", "ws")) and address.netloc != urlsplit(self.site.address).netloc:
            complaints.append(f"asked {request.url}")

    def _state(self, reader: str) -> Any:
        if reader == "visitor":
            return None
        if reader not in self.states:
            self.states[reader] = self._signed_in(reader)
        return self.states[reader]

    def _signed_in(self, reader: str) -> Any:
        context = self.browser.new_context(java_script_enabled=False)
        page = context.new_page()
        page.goto(f"{self.site.address}/en/account/login/")
        page.fill("main [name=login]", f"{reader}@waymark.example")
        page.fill("main [name=password]", demo_signs()[0])
        _press(page, 'main form[action*="login"] button[type=submit]')
        if "/2fa/authenticate/" in page.url:
            page.fill("main [name=code]", next_code(f"{reader}@waymark.example"))
            _press(page, 'main form[action*="2fa"] button[type=submit]')
        assert "/account/" not in urlsplit(page.url).path, f"{reader} could not sign in: {page.url}"
        state = context.storage_state()
        context.close()
        return state


def _press(page: Any, button: str) -> None:
    with page.expect_navigation():
        page.locator(button).first.click()


def _complain(message: Any, complaints: list[str]) -> None:
    # A page that answers so on purpose is reported by the browser as a failed load.
    if message.type == "error" and not re.search("status of (404|422)", message.text):
        complaints.append(message.text)


def faults_of(
    eye: Eye, kind: Kind, language: str, scheme: str, width: int, shot: Path | None = None
) -> list[str]:
    """Everything that is wrong with this page in this dress; nothing is a good page."""
    with eye.page(kind.reader, language, scheme, width) as (page, complaints):
        answer = page.goto(kind.address(eye.site.address, language))
        for step in kind.steps:
            answer = _take(page, step) or answer
        wrong = [] if answer.status == kind.status else [f"answered {answer.status}"]
        if shot:
            shot.parent.mkdir(parents=True, exist_ok=True)
            page.screenshot(path=shot)
        wrong += _shape(page, language) + axe_faults(page)
        wrong += too_wide(page, width)
        page.set_viewport_size({"width": NARROWEST, "height": 800})
        wrong += too_wide(page, NARROWEST)
        return wrong + complaints


def _take(page: Any, step: Step) -> Any:
    """The answer that the step led to; none where the page stays."""
    found = page.locator(step.named).first
    if step.words:
        return found.fill(step.words)
    if step.instead:
        return page.goto(urljoin(page.url, found.get_attribute("href").replace(*step.instead)))
    if found.get_attribute("data-keys") is not None:
        found.click()
        return page.locator("dialog[open]").wait_for()
    with page.expect_navigation() as went:
        found.click()
    return went.value


def _shape(page: Any, language: str) -> list[str]:
    html = page.locator("html")
    wrong = [] if html.get_attribute("lang") == language else ["wrong lang"]
    wrong += [] if html.get_attribute("dir") == DIRECTIONS[language] else ["wrong dir"]
    headings = page.locator("h1").count()
    return wrong + ([] if headings == 1 else [f"{headings} h1"])


def too_wide(page: Any, width: int) -> list[str]:
    """What sticks out of a window this wide, in pixels."""
    wide = page.evaluate("document.documentElement.scrollWidth")
    return [f"{wide} px wide at {width}"] if wide > width else []


def axe_faults(page: Any) -> list[str]:
    """What breaks the accessibility rules in the page as it stands now."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("rules => axe.run(document, {runOnly: rules, resultTypes: ['violations']})", RULES)
    return [
        f"{violation['id']}: {node['target']} {node['html'][:160]}"
        for violation in found["violations"]
        for node in violation["nodes"][:4]
    ]
