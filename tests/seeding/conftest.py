"""A small set of fixtures: one item of each kind, taken from the real ones."""

import shutil
from pathlib import Path

import pytest

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
UNIT = "training/due-diligence/01-what-it-asks"
CHOSEN = (
    "taxonomy",
    "people.toml",
    "library/briefs/debt-before-business",
    "library/publications/carnet-du-mentor",
    "library/podcasts/two-minute-practice/the-second-question",
    "library/stories/two-phones",
    "library/events/first-call-clinic",
    "library/pages/about",
    f"{UNIT}/01-a-talk-before-the-meeting",
    "forums/forums.toml",
    "forums/protection-practice/08-reception-of-a-large-group.toml",
    "forums/practice-questions/01-read-before-you-post.toml",
)
# Folders whose own files are wanted, without what lies below them.
SHALLOW = ("library/podcasts/two-minute-practice", "training/due-diligence", UNIT)
RECORDING = "the-second-question"


@pytest.fixture
def small(tmp_path):
    root = tmp_path / "fixtures"
    for name in CHOSEN:
        source, target = FIXTURES / name, root / name
        if source.is_dir():
            shutil.copytree(source, target)
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, target)
    for name in SHALLOW:
        for file in (FIXTURES / name).glob("*.md"):
            shutil.copy(file, root / name)
    (root / "media").mkdir()
    for file in (FIXTURES / "media").glob(f"{RECORDING}.*"):
        shutil.copy(file, root / "media")
    return root


@pytest.fixture(autouse=True)
def _own_media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
