"""What a first visit weighs: HTML, styles and scripts as they go over the line."""

import gzip
import re
from urllib.request import Request, urlopen

import pytest

from tests.audit.kinds_of_page import kinds
from tests.served import Served

WEIGHED = [kind for kind in kinds() if kind.most_bytes]
LINKED = re.compile(r'<(?:link[^>]*rel="(?:stylesheet|modulepreload)"[^>]*href|script[^>]*src)="([^"]+)"')


def fetched(address: str) -> bytes:
    with urlopen(Request(address, headers={"Accept-Encoding": "br"})) as answer:
        body = answer.read()
        return body if answer.headers.get("Content-Encoding") == "br" else gzip.compress(body, 6)


# It is served by a process of its own, but needs no browser.
@pytest.mark.browser
@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("kind", WEIGHED, ids=lambda kind: kind.name)
def test_page_is_light(served: Served, kind, language):
    address = kind.address(served.address, language)
    with urlopen(address) as answer:
        page = answer.read()
    parts = {"the page": len(gzip.compress(page, 6))}
    for link in dict.fromkeys(LINKED.findall(page.decode())):
        parts[link] = len(fetched(f"{served.address}{link}"))
    assert sum(parts.values()) <= kind.most_bytes, parts
