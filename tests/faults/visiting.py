"""A person without a browser: cookies, forms and their hidden fields, over a real connection."""

import re
from dataclasses import dataclass, field
from http.cookiejar import CookieJar
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, Request, build_opener

HIDDEN = re.compile(r'<input[^>]*type="hidden"[^>]*>')
ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')


@dataclass
class Visitor:
    """One person's cookies at one site."""

    site: str
    opener: OpenerDirector = field(default_factory=lambda: build_opener(HTTPCookieProcessor(CookieJar())))

    def get(self, path: str) -> str:
        return self._send(Request(self.site + path))[1]

    def post(self, path: str, token: str, **fields: Any) -> tuple[int, str, str]:
        """Status, page and the address one ends at."""
        body = urlencode({"csrfmiddlewaretoken": token, **fields}).encode()
        return self._send(Request(self.site + path, data=body, headers={"Referer": self.site + path}))

    def token(self, page: str) -> str:
        """The form's proof that it came from here."""
        return self.hidden(page)["csrfmiddlewaretoken"]

    @staticmethod
    def hidden(page: str) -> dict[str, str]:
        fields = [dict(ATTRIBUTE.findall(tag)) for tag in HIDDEN.findall(page)]
        return {found["name"]: found.get("value", "") for found in fields if "name" in found}

    def sign_in(self, email: str, password: str) -> None:
        page = self.get("/en/account/login/")
        status, _page, address = self.post(
            "/en/account/login/", self.token(page), login=email, password=password
        )
        assert status == 200, status
        assert "/account/login/" not in address, f"{email} could not sign in"

    def _send(self, request: Request) -> tuple[int, str, str]:
        try:
            with self.opener.open(request, timeout=20) as answer:
                return answer.status, answer.read().decode(), answer.url
        except HTTPError as refusal:
            return refusal.code, refusal.read().decode(), request.full_url
