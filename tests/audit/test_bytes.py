"""What a first visit weighs: HTML, styles and scripts as they go over the line."""

import gzip
import re
from urllib.request import Request, urlopen

import brotli
import pytest

from tests.audit.kinds_of_page import kinds
from tests.served import Served

WEIGHED = [kind for kind in kinds() if kind.most_bytes]
LINKED = re.compile(r'<(?:link[^>]*rel="(?:stylesheet|modulepreload)"[^>]*href|script[^>]*src)="([^"]+)"')


def weighed(address: str) -> tuple[int, bytes]:
    """Bytes on the line, as a browser asks for them, and what they say."""
    with urlopen(Request(address, headers={"Accept-Encoding": "br"})) as answer:
        body = answer.read()
        if answer.headers.get("Content-Encoding") == "br":
            return len(body), brotli.decompress(body)
    return len(gzip.compress(body, 6)), body


# It is served by a process of its own, but needs no browser.
@pytest.mark.browser
@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("kind", WEIGHED, ids=lambda kind: kind.name)
def test_page_is_light(served: Served, kind, language):
    weight, page = weighed(kind.address(served.address, language))
    parts = {"the page": weight}
    for link in dict.fromkeys(LINKED.findall(page.decode())):
        parts[link] = weighed(f"{served.address}{link}")[0]
    assert min(parts.values()) > 100, f"one is empty: {parts}"
    assert sum(parts.values()) <= kind.most_bytes, parts
