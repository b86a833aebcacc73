import html
import re

import pytest

from forums.rendering import MAX_CHARACTERS, is_off_site, plain_text, quote, render, tidy
from tests.effort import calls_of
from tests.forums.payloads import PAYLOADS

ALIVE = re.compile(
    r"<(?!/?(?:p|br|strong|em|s|code|pre|blockquote|ul|ol|li|a|hr|h[3-6]|table|thead|tbody|tr|th|td)\b)\w"
    r"|<[^>]*\son\w+\s*="
    r"|<[^>]*\s(?:style|src|srcset|srcdoc|formaction|xlink:href|data|id|class|name)\s*=",
    re.IGNORECASE,
)
SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):")
HREF = re.compile(r'<a [^>]*href="([^"]*)"', re.IGNORECASE)
# The parser looks at each bracket again at each of its levels, of which there are twenty.
CALLS_A_CHARACTER = 150


def is_alive(rendered: str) -> bool:
    """Would a browser find anything in it beyond harmless text?"""
    if ALIVE.search(rendered):
        return True
    for href in HREF.findall(rendered):
        target = re.sub(r"[\x00-\x20]", "", html.unescape(href)).lower()
        scheme = SCHEME.match(target)
        if scheme and scheme.group(1) not in {"http", "https", "mailto", "tel"}:
            return True
    return False


def test_it_works():
    rendered = render("# Big\n\n**bold** and *soft*\nnext line\n\n> said\n\n- one\n- two\n\n`code`")
    assert "<h3>Big</h3>" in rendered
    assert "<strong>bold</strong> and <em>soft</em><br>" in rendered
    for tag in ("blockquote", "ul", "li", "code"):
        assert f"<{tag}>" in rendered


def test_there_are_enough_payloads():
    assert len(set(PAYLOADS)) == len(PAYLOADS) >= 300


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_payload_lives(payload):
    assert not is_alive(render(payload)), render(payload)
    assert not is_alive(render(f"> {payload}\n\n- {payload}\n\n**{payload}**"))


def test_the_judge_sees_what_is_alive():
    for bad in (
        "<script>x</script>",
        '<p onclick="x">',
        '<a href="java&#115;cript:x">',
        "<img src=x>",
        "<svg>",
    ):
        assert is_alive(bad)


def test_pictures_from_elsewhere_are_not_loaded():
    rendered = render("![a map](https://tracker.example/x.png)")
    assert "<img" not in rendered
    assert 'href="https://tracker.example/x.png"' in rendered


@pytest.mark.parametrize(
    ("text", "off_site"),
    [
        ("[x](https://example.org/)", True),
        ("https://example.org/a", True),
        ("[x](//example.org/)", True),
        ("[x](/en/library/)", False),
        ("[x](mailto:desk@example.org)", True),
    ],
)
def test_only_our_own_links_pass_on_credit(text, off_site):
    assert ('rel="nofollow ugc noopener"' in render(text)) == off_site


@pytest.mark.parametrize(
    "href", ["//example.org", "/\\example.org", "page", "http://[", "https://localhost.example.org"]
)
def test_what_a_browser_may_take_for_another_host_is_off_site(href):
    assert is_off_site(href)


@pytest.mark.parametrize(
    "hard",
    [
        ">" * 20000,
        "[" * 20000,
        "*a " * 6600,
        "![" * 10000,
        "[a](" * 5000,
        "- " * 10000,
        "`" * 20000,
        "<" * 20000,
    ],
    ids=lambda text: text[:3],
)
def test_a_text_twice_as_long_takes_twice_the_work(hard):
    half, whole = (calls_of(render, hard[:length]) for length in (MAX_CHARACTERS // 2, MAX_CHARACTERS))
    assert whole < 2.3 * half
    assert whole < CALLS_A_CHARACTER * MAX_CHARACTERS


def test_tidy_makes_one_text_of_many():
    assert tidy("a\r\nb\rc\n\n ") == "a\nb\nc"
    assert tidy("a\x00b\u202ec\ufeff") == "abc"
    assert tidy("سلام\u200cعلیکم") == "سلام\u200cعلیکم"


def test_plain_text_keeps_words_apart():
    assert plain_text(render("# One\n\ntwo\n- three\n- four & <five>")) == "One two three four & <five>"


def test_a_quote_is_the_beginning_of_a_text():
    assert quote("one\n\ntwo") == "> one\n>\n> two\n\n"
    long = quote("word " * 300)
    assert long.endswith("word …\n\n")
    assert len(long) < 420
