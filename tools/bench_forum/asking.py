"""Asks systems over kept connections: pages in turns, then replies and the same form three times."""

import http.client
from dataclasses import dataclass
from http.cookies import SimpleCookie
from urllib.parse import urlencode, urljoin

from bench_forum.loading import Loaded
from bench_forum.pages import PageForm, form_with
from bench_forum.probe import ASKED, CPU, QUERIES, WALL
from bench_forum.systems import SystemFailed


@dataclass(frozen=True, slots=True)
class Answer:
    """What one request cost, as the system itself says, and what came of it."""

    queries: int
    wall_ms: float
    cpu_ms: float
    status: int
    body: bytes
    location: str


class Asker:
    """A reader of one system: without a session a visitor, with one a member."""

    def __init__(self, name: str, port: int, loaded: Loaded, session: str = "") -> None:
        self.name, self.loaded = name, loaded
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=180)
        self.cookies = {loaded["cookie"]: session} if session else {}

    def page(self, row: str, encoding: str = "identity") -> Answer:
        answer = self.get(self.loaded["pages"][row], encoding)
        if answer.status != 200 or (encoding == "identity" and b"</html>" not in answer.body):
            raise SystemFailed(f"{self.name}: {row} answered {answer.status}")
        return answer

    def get(self, path: str, encoding: str = "identity") -> Answer:
        return self._ask("GET", path, {"Accept-Encoding": encoding})

    def send(self, path: str, form: PageForm) -> Answer:
        headers = {
            "Accept-Encoding": "identity",
            "Content-Type": "application/x-www-form-urlencoded",
            "Referer": f"http://127.0.0.1:{self.connection.port}{path}",
        }
        return self._ask("POST", urljoin(path, form.action), headers, urlencode(form.values))

    def reply_form(self, text: str) -> PageForm:
        """The form of the reply's own page, filled in."""
        page = self.get(self.loaded["reply"])
        form = form_with(page.body.decode(), self.loaded["field"])
        if form is None:
            raise SystemFailed(f"{self.name}: no form to reply with (status {page.status})")
        form.values[self.loaded["field"]] = text
        return form

    def _ask(self, method: str, path: str, headers: dict[str, str], body: str | None = None) -> Answer:
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        sent = {**headers, ASKED: "1", **({"Cookie": cookies} if cookies else {})}
        self.connection.request(method, path, body=body, headers=sent)
        response = self.connection.getresponse()
        content = response.read()
        for line in response.headers.get_all("Set-Cookie") or ():
            self.cookies |= {name: morsel.value for name, morsel in SimpleCookie(line).items()}
        if response.headers.get(QUERIES) is None:
            raise SystemFailed(f"{self.name}: {path} answered {response.status} without figures")
        return Answer(
            queries=int(response.headers[QUERIES]),
            wall_ms=float(response.headers[WALL]),
            cpu_ms=float(response.headers[CPU]),
            status=response.status,
            body=content,
            location=response.headers.get("Location", ""),
        )
