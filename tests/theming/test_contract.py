"""What every folder under themes/ must keep: run for the base, for ours and for a partner's."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.template import engines

from theming.finders import joined_styles
from theming.themes import files_of_sheets, installed_themes, sheet_names, static_path, theme_chain, wearing

THEMES = sorted(installed_themes())
ALL_TEMPLATES = sorted(
    str(path.relative_to(theme.templates))
    for theme in installed_themes().values()
    for path in theme.templates.rglob("*")
    if path.suffix in {".html", ".txt"}
)
HEX = re.compile(r"#[0-9a-fA-F]{3,8}\b")
# Pairs of tokens that carry text, and the least contrast they must have (WCAG 2.2 AA; most of ours are AAA).
TEXT_PAIRS = [
    *[(ink, ground, 4.5) for ink in ("ink", "ink-2", "link") for ground in ("bg", "surface", "raised")],
    ("visited", "bg", 4.5),
    ("on-brand", "brand", 4.5),
    ("on-brand", "brand-2", 4.5),
    ("on-brand-2", "brand", 4.5),
    ("on-brand-2", "brand-2", 4.5),
    ("brand-2", "accent", 4.5),
    ("focus-ink", "accent", 4.5),
    *[(tone, f"{tone}-bg", 4.5) for tone in ("ok", "warn", "err", "info")],
    ("ink", "ok-bg", 4.5),
    ("ink", "tint", 4.5),
    ("t-forum", "tint", 4.5),
    *[
        (f"t-{kind}", ground, 4.5)
        for kind in ("brief", "podcast", "story", "course", "forum", "event", "tool", "publication")
        for ground in ("bg", "raised")
    ],
    *[
        ("on-brand", f"k-{kind}", 4.5)
        for kind in ("brief", "podcast", "story", "course", "forum", "event", "tool", "publication")
    ],
    ("line-strong", "bg", 3),
    ("focus", "focus-ink", 3),
]


def luminance(colour: str) -> float:
    digits = colour.lstrip("#")
    digits = "".join(c * 2 for c in digits) if len(digits) == 3 else digits
    channels = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def tokens(theme: str, scheme: str) -> dict[str, str]:
    """The colours in force once the theme and its parents are laid over each other."""
    light: dict[str, str] = {}
    dark: dict[str, str] = {}
    for member, sheet in files_of_sheets(theme):
        text = (member.static / sheet).read_text(encoding="utf-8")
        for selector, body in re.findall(r"(:root[^{,]*)\{([^}]*)\}", text):
            found = dict(re.findall(r"--([\w-]+):\s*(#[0-9a-fA-F]{3,6})\b", body))
            if selector.strip() == ":root":
                light |= found
            elif "dark" in selector:
                dark |= found
    return light if scheme == "light" else light | dark


@pytest.mark.parametrize("theme", THEMES)
def test_every_template_compiles(theme: str) -> None:
    engine = engines["django"]
    with wearing(theme):
        for name in ALL_TEMPLATES:
            if any((member.templates / name).is_file() for member in theme_chain(theme)):
                engine.get_template(name)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_keeps_its_contrast(theme: str, scheme: str) -> None:
    colours = tokens(theme, scheme)
    poor = [
        f"{ink} on {ground}: {contrast(colours[ink], colours[ground]):.1f}"
        for ink, ground, least in TEXT_PAIRS
        if contrast(colours[ink], colours[ground]) < least
    ]
    assert poor == []


@pytest.mark.parametrize("theme", THEMES)
def test_both_ways_to_the_dark_scheme_give_the_same_colours(theme: str) -> None:
    """The media query and the reader's own choice are two blocks; nobody may change only one."""
    for member, sheet in files_of_sheets(theme):
        text = (member.static / sheet).read_text(encoding="utf-8")
        by_device = re.search(r":root:not\(\[data-scheme=light\]\)\s*\{([^}]*)\}", text)
        by_choice = re.search(r":root\[data-scheme=dark\]\s*\{([^}]*)\}", text)
        if by_device or by_choice:
            assert by_device
            assert by_choice
            assert by_device[1].split() == by_choice[1].split()


@pytest.mark.parametrize("theme", THEMES)
def test_colours_live_in_tokens_alone(theme: str) -> None:
    folder = installed_themes()[theme].static
    strays = [
        f"{sheet.name}: {HEX.findall(sheet.read_text(encoding='utf-8'))[:3]}"
        for sheet in folder.rglob("*.css")
        if sheet.name != "tokens.css" and HEX.search(sheet.read_text(encoding="utf-8"))
    ]
    assert strays == []


@pytest.mark.parametrize("theme", THEMES)
def test_rules_name_no_left_or_right(theme: str) -> None:
    physical = re.compile(
        r"(?:margin|padding|border|inset)-(?:left|right)\b|(?<![\w-])(?:left|right|float)\s*:|text-align:\s*(?:left|right)"
    )
    for sheet in installed_themes()[theme].static.rglob("*.css"):
        assert not physical.findall(sheet.read_text(encoding="utf-8")), sheet


@pytest.mark.parametrize("theme", THEMES)
def test_styles_ask_nobody_else(theme: str) -> None:
    text = "".join(joined_styles(theme, sheet) for sheet in sheet_names(theme))
    assert "//" not in text
    assert "@import" not in text
    for address in re.findall(r'url\("([^"]+)"\)', text):
        theme_name, _slash, path = (
            address[3:] if address.startswith("../") else f"{theme}/{address}"
        ).partition("/")
        assert (Path(settings.THEMES_DIR) / theme_name / "static" / path).is_file(), address


@pytest.mark.parametrize("name", ALL_TEMPLATES)
def test_templates_hold_nothing_inline(name: str) -> None:
    """The policy of the site forbids inline styles and scripts, so they would silently do nothing."""
    for theme in installed_themes().values():
        file = theme.templates / name
        if not file.is_file() or name.startswith("emails/"):
            continue
        text = file.read_text(encoding="utf-8")
        assert not re.search(r"<[^>]*\sstyle=", text), file
        assert not re.search(r"<[^>]*\son[a-z]+=\"", text), file
        assert not re.search(r"<script(?![^>]*\ssrc=)(?![^>]*type=\"application/(?:ld\+)?json\")", text), file


def test_every_icon_named_in_a_template_is_in_the_sprite() -> None:
    sprite = (installed_themes()["base"].static / "icons/sprite.svg").read_text(encoding="utf-8")
    known = set(re.findall(r'<symbol id="([\w-]+)"', sprite))
    roots = [theme.templates for theme in installed_themes().values()]
    roots += list(Path(settings.ROOT / "platform").glob("*/templates"))
    missing = {
        f"{file.name}: {icon}"
        for root in roots
        for file in root.rglob("*.html")
        for icon in re.findall(r"{%\s*icon\s+\"([\w-]+)\"", file.read_text(encoding="utf-8"))
        if icon not in known
    }
    assert missing == set()


def test_kinds_have_an_icon_and_a_pattern() -> None:
    from theming.covers import PATTERNS
    from theming.kinds import KINDS
    from theming.tags.pictures import sprite_names

    for kind in KINDS.values():
        assert kind.icon in sprite_names("base")
        assert kind.pattern in PATTERNS


def test_the_chain_of_coast_ends_at_the_base() -> None:
    assert [theme.name for theme in theme_chain("coast")] == ["coast", "harbour", "base"]
    assert static_path("coast", "icons/sprite.svg") == "themes/base/icons/sprite.svg"
