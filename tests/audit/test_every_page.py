"""Accessibility, in every language and dress: a sample in the suite, the whole of it by `make audit`."""

import hashlib
import itertools
import tomllib

import pytest

from tests.audit.kinds_of_page import LANGUAGES, SCHEMES, WIDTHS, kinds
from tests.audit.looking import SHOTS, Eye, faults_of
from tests.seeded import ROOT

KINDS = {kind.name: kind for kind in kinds()}
MATRIX = list(itertools.product(KINDS, LANGUAGES, SCHEMES, WIDTHS))
SAMPLE = [
    ("home", "en", "light", 360),
    ("brief", "ar", "dark", 360),
    ("episode", "fr", "light", 1280),
    ("story", "es", "dark", 360),
    ("unit", "ar", "light", 1280),
    ("results", "ar", "light", 360),
    ("results", "en", "dark", 1280),
    ("forums", "fr", "dark", 1280),
    ("topic", "ar", "dark", 1280),
    ("topic-as-member", "en", "light", 360),
    ("start-topic", "es", "light", 360),
    ("profile", "ar", "light", 360),
    ("sign-up", "fr", "dark", 360),
]


@pytest.mark.browser
@pytest.mark.parametrize(("name", "language", "scheme", "width"), SAMPLE)
def test_sample(eye: Eye, name, language, scheme, width):
    faults = faults_of(eye, KINDS[name], language, scheme, width)
    assert not faults, "\n".join(faults)


@pytest.mark.audit
@pytest.mark.browser
@pytest.mark.parametrize(("name", "language", "scheme", "width"), MATRIX)
def test_everything(eye: Eye, name, language, scheme, width):
    shot = SHOTS / "audit" / f"{name}-{language}-{scheme}-{width}.png"
    faults = faults_of(eye, KINDS[name], language, scheme, width, shot)
    assert not faults, "\n".join(faults)


def test_the_engine_is_what_its_makers_published():
    for file in tomllib.loads((ROOT / "tests/audit/vendor/vendor.toml").read_text())["file"]:
        assert hashlib.sha256((ROOT / file["path"]).read_bytes()).hexdigest() == file["sha256"], file["path"]
