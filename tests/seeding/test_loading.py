"""Demonstration content goes in through the site's own services, once, and comes out again."""

import io

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Locale, Page

from assets.models import Document, Image, Media
from forums import services
from forums.models import Forum, Post, Topic
from library.models import BriefPage, EpisodePage, EventPage, PublicationPage, ShowPage, StoryPage
from pages.models import HomePage, StandardPage
from people.models import User
from seeding.loading import load, load_frame, unload
from seeding.models import SeededObject
from seeding.reader import FixtureError
from training.models import CoursePage, ModulePage, UnitPage

pytestmark = pytest.mark.django_db
KINDS = (BriefPage, PublicationPage, ShowPage, EpisodePage, StoryPage, EventPage, StandardPage)
TRAINING = (CoursePage, ModulePage, UnitPage)


@pytest.fixture
def loaded(small):
    load(small)
    return small


def test_it_works(loaded):
    """One load for all that is only looked at: it takes some seconds."""
    pages_are_published()
    translations_are_one_work()
    files_are_real()
    conversations_have_their_dates_and_marks()
    nobody_can_sign_in_as_a_member()


def pages_are_published():
    for kind in (*KINDS, *TRAINING):
        page = kind.objects.filter(locale__language_code="en").first()
        assert page is not None, kind
        assert page.live
        assert page.is_demonstration
    assert Locale.objects.count() == 4
    assert not Page.objects.filter(slug="welcome").exists()


def translations_are_one_work():
    for brief in BriefPage.objects.exclude(locale__language_code="en"):
        assert BriefPage.objects.get(locale__language_code="en").translation_key == brief.translation_key


def files_are_real():
    document = Document.objects.get()
    assert document.file.read(5) == b"%PDF-"
    assert document.page_count
    assert any(text.strip() for text in document.page_texts)
    recording = Media.objects.get()
    assert recording.duration > 10
    assert recording.synthetic_voice
    assert recording.transcripts.exists()
    assert all(picture.description for picture in Image.objects.all())


def conversations_have_their_dates_and_marks():
    assert Forum.objects.count() == 6
    pinned = Topic.objects.get(pinned=True)
    assert pinned.posts.first().created_at < pinned.posts.last().created_at
    assert Post.objects.filter(hidden=True).exists()


def nobody_can_sign_in_as_a_member():
    members = User.objects.filter(email__endswith="@example.org")
    assert members.count() >= 30
    assert not any(user.has_usable_password() for user in members)


def test_a_second_run_leaves_everything_as_people_have_it(loaded):
    assert load(loaded) == 0
    brief = BriefPage.objects.get(locale__language_code="en")
    brief.title = "Changed by an editor"
    brief.save_revision().publish()
    StoryPage.objects.get(locale__language_code="en").delete()
    before = Page.objects.count(), Topic.objects.count(), SeededObject.objects.count()
    (loaded / "people.toml").write_text((loaded / "people.toml").read_text() + "\n")
    assert load(loaded) == 0
    assert before == (Page.objects.count(), Topic.objects.count(), SeededObject.objects.count())
    brief.refresh_from_db()
    assert brief.title == "Changed by an editor"


def test_it_comes_out_again_and_leaves_what_people_wrote(loaded, cast):
    forum = Forum.objects.get(slug="practice-questions")
    services.start_topic(author=cast.member, forum=forum, title="Ours", source="A question.", language="en")
    unload()
    for kind in (*KINDS, *TRAINING):
        assert not kind.objects.exists(), kind
    assert not User.objects.filter(email__endswith="@example.org").exists()
    assert not Document.objects.exists()
    assert HomePage.objects.count() == 4
    assert Topic.objects.get().title == "Ours"
    assert Forum.objects.get() == forum


def test_a_real_site_begins_with_its_frame_alone(small):
    load_frame(small)
    assert set(HomePage.objects.values_list("locale__language_code", flat=True)) == {"en", "fr", "es", "ar"}
    assert not HomePage.objects.filter(is_demonstration=True).exists()
    assert not BriefPage.objects.exists()
    assert not User.objects.exists()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("no facts", "must begin with facts"),
        ("+++\ntitle = \n+++\n", "briefs/debt-before-business/en.md"),
        (
            '+++\ntitle = "A"\ndate = 2026-01-01\ntopics = ["no-such-word"]\n+++\nText',
            "no such concept: no-such-word",
        ),
    ],
)
def test_a_broken_file_is_named(small, text, said):
    file = small / "library/briefs/debt-before-business/en.md"
    file.write_text(text)
    with pytest.raises(FixtureError, match=said):
        load(small)


def test_commands_say_what_they_do(small, monkeypatch):
    out = io.StringIO()
    call_command("seed", fixtures=small, stdout=out)
    assert "objects made" in out.getvalue()
    monkeypatch.setattr("builtins.input", lambda question: "no")
    call_command("unseed", stdout=out)
    assert "Nothing was removed" in out.getvalue()
    assert BriefPage.objects.exists()
    call_command("unseed", yes=True, stdout=out)
    assert "objects removed" in out.getvalue()
    (small / "people.toml").write_text("[[member")
    with pytest.raises(CommandError, match=r"people\.toml"):
        call_command("seed", fixtures=small)
