"""A person with a browser; everything the browser complains about is written down."""

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

from tests.browser import PATIENCE

# Seconds until a worker has done what waits for it, perhaps after the rounds of its first minute.
SOON = 120


class Walker:
    """One browser context: its own cookies, one language, with or without scripts."""

    def __init__(self, context: Any, address: str, language: str) -> None:
        self.context, self.address, self.language = context, address, language
        self.page = context.new_page()
        self.page.set_default_timeout(PATIENCE)
        self.complaints: list[str] = []
        self.strangers: list[str] = []
        context.on("request", self._note_request)
        context.on("response", self._note_answer)
        self.page.on("console", self._note_console)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _note_request(self, request: Any) -> None:
        address = urlsplit(request.url)
        if (
            address.scheme in {"http", "https", "ws", "wss"}
            and address.netloc != urlsplit(self.address).netloc
        ):
            self.strangers.append(request.url)

    def _note_answer(self, response: Any) -> None:
        if response.status >= 500:
            self.complaints.append(f"{response.status} {response.url}")

    def _note_console(self, message: Any) -> None:
        if message.type == "error" and "Failed to load resource" not in message.text:
            self.complaints.append(message.text)

    def go(self, path: str) -> None:
        """Open an address below the language's prefix, or a whole one."""
        self.page.goto(path if path.startswith("http") else f"{self.address}/{self.language}/{path}")

    def fill(self, **values: str) -> None:
        """Type into fields by their names."""
        for name, value in values.items():
            self.page.fill(f"main [name={name}]", value)

    def send(self, form: str = "main form.form") -> None:
        """Press the first button of a form."""
        self.page.locator(
            f"{form} button:not([type=button]):not([formnovalidate]):not([value=preview])"
        ).first.click()
        self.page.wait_for_load_state()

    def press(self, found: Any) -> None:
        """Press something that leads to another page."""
        found = self.page.locator(found) if isinstance(found, str) else found
        with self.page.expect_navigation():
            found.first.click()

    def path(self) -> str:
        return urlsplit(self.page.url).path

    def text(self) -> str:
        return str(self.page.inner_text("main"))

    def sign_in(self, email: str, password: str) -> None:
        self.go("account/login/")
        self.fill(login=email, password=password)
        self.send('main form[action*="login"]')


@contextmanager
def walking(
    browser: Any, address: str, language: str, *, scripts: bool, width: int = 1280, state: Any = None
) -> Iterator[Walker]:
    """A walker who must end without a complaint and without a request to anyone else; `state` holds their cookies."""
    context = browser.new_context(
        java_script_enabled=scripts,
        viewport={"width": width, "height": 800},
        locale={"en": "en-GB"}.get(language, language),
        storage_state=state,
    )
    walker = Walker(context, address, language)
    yield walker
    context.close()
    assert walker.complaints == []
    assert walker.strangers == []


def last_topic(walker: Walker, forum: str) -> str:
    """The page of a topic that takes replies; its form is a brief one as long as nothing was begun."""
    walker.go(f"forums/{forum}/")
    found = walker.page.locator('main .list > li:not(:has([href$="#lock"])) h3 a').last
    return str(found.evaluate("link => link.href"))


def start_in(walker: Walker, forum: str, path: str = "start/") -> None:
    """From the forum's page to a form."""
    walker.go(f"forums/{forum}/")
    walker.page.locator(f'main a[href$="/forums/{forum}/{path}"]').click()
    walker.page.wait_for_url(f"**/{forum}/{path}")


def topic_of(walker: Walker) -> int:
    """The number of the topic whose page is open."""
    walker.page.wait_for_url(re.compile(r"/forums/topics/\d+/"))
    return int(re.findall(r"/topics/(\d+)/", walker.page.url)[0])


def link_in(letter: str) -> str:
    """The first address in a mail."""
    found = re.search(r"https?://\S+", letter)
    assert found, letter
    return found.group(0)


def eventually(seconds: float, holds: Any) -> Any:
    """The first true answer within so many seconds; the last answer otherwise."""
    until = time.monotonic() + seconds
    while True:
        answer = holds()
        if answer or time.monotonic() > until:
            return answer
        time.sleep(0.1)
