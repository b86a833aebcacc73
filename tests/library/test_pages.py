from datetime import date, timedelta

import pytest
from django.utils import timezone

from library.models import EventPage, PublicationPage
from tests.factories import assets
from tests.factories.library import brief, episode, event, one_of_each, person, publication, show, story
from tests.factories.pages import rich, translate

pytestmark = pytest.mark.django_db


class TestBrief:
    def test_it_shows_what_a_practitioner_needs(self, tree, client):
        text = client.get(brief(tree).get_url()).text
        for words in (
            "Use this when somebody with an illness",
            "Ring the clinic first.",
            "Model list",
            "Second edition",
            "Nino Beridze",
            'datetime="2026-03-01"',
            'datetime="2027-03-01"',
            "Last reviewed",
        ):
            assert words in text, words

    def test_it_says_how_to_cite_it(self, tree, client, settings):
        answer = client.get(brief(tree).get_url())
        assert answer.context["citation"] == "Nino Beridze (2026). Medical handover. Waymark. March 1, 2026."
        assert f"{settings.SITE_ADDRESS}/en/library/briefs/medical-handover/" in answer.text

    def test_tags_lead_to_everything_else_with_the_same_word(self, tree, client):
        text = client.get(brief(tree).get_url()).text
        assert 'href="/en/search/?topic=health"' in text
        assert 'href="/en/search/?country=SN"' in text
        assert "Origin" in text

    def test_it_opens_with_nothing_but_a_title(self, tree, client):
        bare = {
            "body": [],
            "key_messages": [],
            "sources": [],
            "credits": [],
            "use_this_when": "",
            "topics": (),
        }
        made = brief(tree, published_on=None, review_date=None, summary="", countries=(), **bare)
        assert client.get(made.get_url()).status_code == 200


class TestPublication:
    def test_the_file_is_offered_with_its_size_format_and_language(self, tree, client):
        from assets.services import add_version

        made = publication(tree, file_language="fr", rights="bundle")
        add_version(document=made.document, number="0.9", on=date(2025, 1, 1), note="First draft")
        add_version(document=made.document, number="1.0", on=date(2025, 9, 1))
        text = client.get(made.get_url()).text
        for words in (
            made.document.url,
            "PDF",
            "French",
            "Version 1.0",
            "First draft",
            "as part of a collection",
        ):
            assert words in text, words
        assert text.index("Version 1.0") < text.index("Version 0.9")

    def test_link_only_has_no_file_and_says_why(self, tree, client):
        made = publication(tree, rights="link", external_url="https://example.org/paper")
        text = client.get(made.get_url()).text
        assert 'href="https://example.org/paper"' in text
        assert "Its rights do not allow a copy here." in text

    def test_a_search_hit_on_a_page_of_the_file_lands_on_it(self, tree, client, indexed):
        from django.contrib.auth.models import AnonymousUser

        from assets.models import Document
        from search import Query, find

        made = publication(tree)
        texts = ["The cover", "", "Ask the mayor about the riverbank before the rain " * 3]
        Document.objects.filter(pk=made.document_id).update(page_texts=texts, page_count=3)
        indexed()
        hit = find(Query(text="mayor riverbank"), AnonymousUser()).hits[0]
        assert hit.passage_url == f"{made.get_url()}#page-3"
        text = client.get(made.get_url()).text
        assert '<li id="page-3">' in text
        assert f'href="{made.document.url}#page=3"' in text
        assert 'id="page-2"' not in text
        assert "3 pages" in text

    def test_a_lost_file_is_said(self, tree, client):
        assert "not available" in client.get(publication(tree, document=None).get_url()).text

    def test_the_rules_of_rights(self, tree):
        from django.core.exceptions import ValidationError

        linked = PublicationPage(
            title="A", rights="link", document=assets.document(), publisher="x", year=2025
        )
        with pytest.raises(ValidationError, match="no file here"):
            linked.clean()
        linked.document = None
        with pytest.raises(ValidationError, match="Give the address"):
            linked.clean()


class TestEpisode:
    @pytest.fixture
    def heard(self, tree):
        transcripts = {"en": assets.WEBVTT, "fr": assets.WEBVTT.replace("Silence.", "Le silence.")}
        return episode(show(tree), recording=assets.recording(transcripts=transcripts, synthetic_voice=True))

    def test_it_is_heard_and_read(self, heard, client):
        text = client.get(heard.get_url()).text
        assert f'src="{heard.recording.get_absolute_url()}"' in text
        assert heard.recording.light_url in text
        assert "A flyer with a dead address makes no noise." in text
        assert "synthetic: no real person speaks" in text
        assert "Season 1, episode 1" in text
        assert 'href="/en/library/podcasts/both-ends/"' in text

    def test_every_second_a_hit_may_name_has_its_place(self, heard, client):
        from library.indexes import EpisodeSource

        text = client.get(heard.get_url()).text
        entry = EpisodeSource().entry(heard)
        assert [passage.anchor for passage in entry.passages] == ["t=0", "t=17"]
        for passage in entry.passages:
            assert f'id="{passage.anchor}"' in text

    def test_a_search_hit_lands_on_the_second(self, heard, client, indexed):
        from django.contrib.auth.models import AnonymousUser

        from search import Query, find

        indexed()
        hit = find(Query(text="cousin lamp"), AnonymousUser()).hits[0]
        assert hit.passage_url == f"{heard.get_url()}#t=17"
        assert 'id="t=17"' in client.get(heard.get_url()).text

    def test_the_transcript_can_be_read_in_another_language(self, heard, client):
        text = client.get(f"{heard.get_url()}?transcript=fr").text
        assert "Le silence." in text
        assert '<ol role="list" lang="fr" dir="ltr">' in text
        assert 'href="?transcript=en#transcript"' in text

    @pytest.mark.parametrize("asked", ["xx", "", "<script>", "en&transcript=fr"])
    def test_an_odd_wish_gives_the_usual_one(self, heard, client, asked):
        answer = client.get(heard.get_url(), {"transcript": asked})
        assert answer.context["transcript"].language == "en"

    def test_a_speaker_is_named_where_another_begins(self, heard, client):
        assert client.get(heard.get_url()).text.count("<bdi>Jonas</bdi>") == 1

    def test_an_episode_without_a_recording_opens(self, tree, client):
        made = episode(show(tree), recording=None)
        assert "recording is not available" in client.get(made.get_url()).text

    def test_low_data_plays_the_small_file(self, heard, client):
        text = client.get(heard.get_url(), headers={"Save-Data": "on"}).text
        assert f'preload="none" src="{heard.recording.light_url}"' in text

    def test_the_show_lists_its_episodes_newest_first(self, tree, client):
        parent = show(tree)
        episode(parent, "First", number=1)
        episode(parent, "Second", number=2)
        other = show(tree, "Another show")
        episode(other, "Elsewhere", number=1)
        titles = [card.title for card in client.get(parent.get_url()).context["episodes"]]
        assert titles == ["Second", "First"]

    def test_a_french_show_lists_episodes_in_french_where_there_are(self, tree, client):
        parent = show(tree)
        translated = episode(parent, "First", number=1)
        episode(parent, "Second", number=2)
        translate(parent, "fr")
        translate(translated, "fr", "Premier", number=1)
        titles = [card.title for card in client.get("/fr/library/podcasts/both-ends/").context["episodes"]]
        assert titles == ["Second", "Premier"]


class TestStory:
    def test_the_note_comes_before_everything(self, tree, client):
        text = client.get(story(tree).get_url()).text
        assert text.index("This story speaks of an illness") < text.index("I asked where I can live")

    def test_pictures_have_their_words_credit_and_licence(self, tree, client):
        text = client.get(story(tree, pictures=2).get_url()).text
        assert text.count('alt="A river bends twice"') == 2
        assert "2026, Test office" in text
        assert "All rights reserved" in text
        assert text.count("<picture>") == 2

    def test_formats_are_offered_once_they_are_made(self, tree, client):
        from assets.tasks import make_picture_sizes

        made = story(tree)
        make_picture_sizes.enqueue(made.cover_id)
        text = client.get(made.get_url()).text
        assert 'type="image/avif"' in text
        assert "400w" in text

    def test_publishing_makes_the_sizes(self, tree, django_capture_on_commit_callbacks):
        with django_capture_on_commit_callbacks(execute=True):
            made = story(tree)
        specs = set(made.cover.renditions.values_list("filter_spec", flat=True))
        assert {"width-400|format-avif", "width-800|format-webp", "fill-640x360|format-webp"} <= specs

    def test_low_data_shows_words_and_size(self, tree, client):
        text = client.get(story(tree).get_url(), headers={"Save-Data": "on"}).text
        assert "<picture>" not in text
        assert "no-picture" in text
        assert "KB" in text


class TestEvent:
    def test_a_coming_event_says_when_in_the_organiser_s_zone(self, tree, client):
        starts = timezone.now().replace(year=2027, month=1, day=20, hour=9, minute=0, second=0, microsecond=0)
        made = event(tree, starts_at=starts, ends_at=starts + timedelta(minutes=90))
        text = client.get(made.get_url()).text
        for words in (
            "Jan. 20, 2027",
            "10:00",
            "11:30",
            "Berlin time (UTC+01:00)",
            "09:00",
            "English, French",
        ):
            assert words in text, words
        assert 'datetime="2027-01-20T10:00:00+01:00"' in text
        assert 'href="https://example.org/room"' in text
        assert "Coming up" in text

    def test_a_past_event_does_not_invite(self, tree, client):
        text = client.get(event(tree, days=-5).get_url()).text
        assert "https://example.org/room" not in text
        assert "Past event" in text
        assert "Slides" in text

    def test_an_event_over_midnight_names_both_days(self, tree, client):
        starts = timezone.now().replace(year=2027, month=3, day=4, hour=20, minute=0)
        made = event(tree, starts_at=starts, ends_at=starts + timedelta(days=1), zone="UTC")
        text = client.get(made.get_url()).text
        assert "March 4, 2027" in text
        assert "March 5, 2027" in text
        assert "In UTC" not in text

    def test_the_calendar_file(self, tree, client):
        from icalendar import Calendar

        made = event(tree)
        answer = client.get(f"/en/library/event/{made.pk}.ics")
        assert answer.headers["Content-Type"].startswith("text/calendar")
        entry = Calendar.from_ical(answer.content).walk("VEVENT")[0]
        assert str(entry["SUMMARY"]) == "First call clinic"
        assert entry["DTSTART"].dt == made.starts_at
        assert entry["DTSTART"].params["TZID"] == "Europe/Berlin"

    def test_the_calendar_file_of_a_closed_event_is_closed(self, tree, client, cast, client_of):
        from tests.factories.pages import close

        made = event(tree)
        close(made)
        assert client.get(f"/en/library/event/{made.pk}.ics").status_code == 404
        assert client_of(cast.outsider).get(f"/en/library/event/{made.pk}.ics").status_code == 200
        made.unpublish()
        assert client_of(cast.editor).get(f"/en/library/event/{made.pk}.ics").status_code == 404

    def test_it_cannot_end_before_it_starts_nor_lie_in_no_zone(self):
        from django.core.exceptions import ValidationError

        now = timezone.now()
        with pytest.raises(ValidationError, match="ends before"):
            EventPage(title="A", starts_at=now, ends_at=now - timedelta(hours=1)).clean()
        with pytest.raises(ValidationError, match="not a time zone"):
            EventPage._meta.get_field("zone").clean("Mars/Base", None)


def test_every_kind_is_told_apart_for_machines_and_people(tree, client):
    for kind, page in one_of_each(tree).items():
        answer = client.get(page.get_url())
        assert f"t-{'podcast' if kind == 'episode' else kind}" in answer.text
        assert '<meta property="og:title"' in answer.text


def test_people_who_wrote_are_isolated_from_the_direction_of_the_page(tree, client):
    made = brief(tree, credits=person("نينو بيريدزه"), body=rich())
    assert "<bdi>نينو بيريدزه</bdi>" in client.get(made.get_url()).text
