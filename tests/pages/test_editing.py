"""What editors do in Wagtail: write, submit, approve, publish, translate."""

import pytest
from django.urls import reverse
from wagtail.models import Locale, Page
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from library.models import BriefPage
from tests.factories.library import brief, event, one_of_each, publication
from tests.factories.pages import plain_page, rich
from tests.factories.training import small_course

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(cast, client_of):
    return client_of(cast.editor)


def brief_form(**fields):
    return nested_form_data(
        {
            "title": "A new brief",
            "slug": "a-new-brief",
            "summary": "Short.",
            "use_this_when": "",
            "key_messages": streamfield([("message", "Ring first.")]),
            "body": streamfield([("text", rich_text("<p>Written in the editor.</p>"))]),
            "credits": streamfield([]),
            "sources": streamfield([]),
            "published_on": "2026-03-01",
            "review_date": "",
            "country_roles": {
                "TOTAL_FORMS": 0,
                "INITIAL_FORMS": 0,
                "MIN_NUM_FORMS": 0,
                "MAX_NUM_FORMS": 1000,
            },
            "seo_title": "",
            "search_description": "",
            **fields,
        }
    )


class TestForms:
    def test_every_kind_can_be_edited(self, tree, desk):
        course, units = small_course(tree)
        pages = [*one_of_each(tree).values(), course, units[0], units[0].get_parent(), plain_page(tree)]
        for page in [*pages, *tree.homes.values(), tree.library["en"], tree.sections["brief"]["en"]]:
            assert desk.get(f"/admin/pages/{page.pk}/edit/").status_code == 200, page

    def test_every_kind_can_be_made_where_it_belongs(self, tree, desk):
        places = {
            "library/briefpage": tree.sections["brief"]["en"],
            "library/publicationpage": tree.sections["publication"]["en"],
            "library/showpage": tree.sections["podcast"]["en"],
            "library/storypage": tree.sections["story"]["en"],
            "library/eventpage": tree.sections["event"]["en"],
            "training/coursepage": tree.training["en"],
            "pages/standardpage": tree.homes["en"],
        }
        for kind, parent in places.items():
            assert desk.get(f"/admin/pages/add/{kind}/{parent.pk}/").status_code == 200, kind

    def test_a_kind_has_no_place_in_another_section(self, tree, desk):
        assert not BriefPage.can_create_at(Page.objects.get(pk=tree.sections["story"]["en"].pk))
        answer = desk.get(f"/admin/pages/add/library/briefpage/{tree.sections['story']['en'].pk}/")
        assert answer.status_code in (302, 403)

    def test_languages_of_an_event_are_chosen_from_a_list(self, tree, desk):
        made = event(tree, spoken_languages=["fr"])
        text = desk.get(f"/admin/pages/{made.pk}/edit/").text
        assert '<option value="fr" selected>' in text

    def test_previews_open(self, tree, desk, rf):
        for page in one_of_each(tree).values():
            request = page.make_preview_request()
            assert request.status_code == 200


class TestWorkflow:
    def test_an_editor_writes_and_publishes(self, tree, desk, client):
        section = tree.sections["brief"]["en"]
        form = brief_form(**{"action-publish": "x"})
        answer = desk.post(f"/admin/pages/add/library/briefpage/{section.pk}/", form)
        assert answer.status_code == 302, answer.context["form"].errors
        assert "Written in the editor." in client.get("/en/library/briefs/a-new-brief/").text

    def test_a_draft_stays_unseen(self, tree, desk, client):
        section = tree.sections["brief"]["en"]
        desk.post(f"/admin/pages/add/library/briefpage/{section.pk}/", brief_form())
        assert BriefPage.objects.get().live is False
        assert client.get("/en/library/briefs/a-new-brief/").status_code == 404

    def test_a_translator_submits_and_an_editor_publishes(self, tree, cast, client_of, client):
        section = tree.sections["brief"]["en"]
        form = brief_form(**{"action-submit": "x"})
        client_of(cast.translator).post(f"/admin/pages/add/library/briefpage/{section.pk}/", form)
        made = BriefPage.objects.get()
        state = made.current_workflow_state
        assert (made.live, state.status) == (False, "in_progress")
        action = reverse(
            "wagtailadmin_pages:workflow_action", args=(made.pk, "approve", state.current_task_state.pk)
        )
        client_of(cast.translator).post(action, {"comment": ""})
        assert BriefPage.objects.get().live is False
        assert client_of(cast.editor).post(action, {"comment": "Good"}).status_code == 302
        assert BriefPage.objects.get().live
        assert client.get("/en/library/briefs/a-new-brief/").status_code == 200

    def test_a_translator_cannot_publish(self, tree, cast, client_of):
        section = tree.sections["brief"]["en"]
        form = brief_form(**{"action-publish": "x"})
        client_of(cast.translator).post(f"/admin/pages/add/library/briefpage/{section.pk}/", form)
        assert not BriefPage.objects.filter(live=True).exists()

    def test_a_rich_text_quote_of_two_lines_survives_the_editor(self):
        from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter

        from pages.blocks import TEXT_FEATURES

        converter = ContentstateConverter(TEXT_FEATURES)
        source = "<blockquote>One line<br/>and another</blockquote>"
        again = converter.to_database_format(converter.from_database_format(source))
        assert "One line<br/>and another</blockquote>" in again


class TestTranslation:
    @pytest.fixture
    def french(self, tree, desk):
        """A brief sent for translation through the editor's button."""
        source = brief(tree)
        answer = desk.post(
            f"/admin/localize/submit/page/{source.pk}/",
            {"locales": [Locale.objects.get(language_code="fr").pk], "include_subtree": ""},
        )
        assert answer.status_code == 302
        return BriefPage.objects.get(locale__language_code="fr")

    def test_sending_for_translation_makes_a_draft_alone(self, french, client):
        assert french.live is False
        answer = client.get("/fr/library/briefs/medical-handover/")
        assert answer.context["content_language"] == "en"

    def test_publishing_with_gaps_is_warned_about_first(
        self, french, desk, django_capture_on_commit_callbacks
    ):
        url = f"/admin/pages/{french.pk}/edit/"
        assert desk.get(url).status_code == 200
        answer = desk.post(url, {"action": "publish"}, follow=True)
        assert "not translated yet" in answer.text
        assert BriefPage.objects.get(pk=french.pk).live is False
        with django_capture_on_commit_callbacks(execute=True):
            desk.post(url, {"action": "publish"})
        assert BriefPage.objects.get(pk=french.pk).live

    def test_a_complete_translation_is_published_at_once(
        self, french, desk, client, django_capture_on_commit_callbacks
    ):
        from wagtail_localize.models import StringSegment, StringTranslation, Translation

        translation = Translation.objects.get()
        for segment in StringSegment.objects.filter(source=translation.source):
            StringTranslation.objects.update_or_create(
                translation_of=segment.string,
                context=segment.context,
                locale=french.locale,
                defaults={"data": f"FR {segment.order}"},
            )
        with django_capture_on_commit_callbacks(execute=True):
            desk.post(f"/admin/pages/{french.pk}/edit/", {"action": "publish"})
        assert BriefPage.objects.get(pk=french.pk).live
        answer = client.get("/fr/library/briefs/medical-handover/")
        assert answer.context["content_language"] == ""

    def test_what_is_no_text_is_not_offered_for_translation(self, tree):
        from wagtail_localize.models import StringSegment, TranslationSource

        for made in (brief(tree), event(tree), publication(tree)):
            source, _created = TranslationSource.update_or_create_from_instance(made)
            texts = set(StringSegment.objects.filter(source=source).values_list("string__data", flat=True))
            assert made.title in texts
            assert not texts & {made.slug, "Europe/Berlin", "en", "health"}

    def test_a_translator_is_warned_and_may_not_publish(self, french, cast, client_of):
        client = client_of(cast.translator)
        for _try in range(2):
            client.post(f"/admin/pages/{french.pk}/edit/", {"action": "publish"})
        assert BriefPage.objects.get(pk=french.pk).live is False

    def test_a_page_written_by_hand_has_no_gaps(self, tree, desk):
        from pages.translation import gaps_of

        assert gaps_of(brief(tree)) == 0


class TestChecks:
    def test_all_kinds_are_complete(self):
        from pages import checks

        assert checks.check_sources() == checks.check_templates() == checks.check_texts() == []

    def test_a_kind_without_a_source_is_told(self, monkeypatch):
        from pages import checks
        from search import registry

        monkeypatch.delitem(registry._sources, "library.briefpage")
        (fault,) = checks.check_sources()
        assert "library.BriefPage cannot be found" in fault.msg

    def test_a_kind_without_a_template_is_told(self, monkeypatch):
        from pages import checks

        monkeypatch.setattr(BriefPage, "template", "library/nowhere.html")
        monkeypatch.setattr(BriefPage, "text_fields", ("nothing",))
        assert [fault.id for fault in checks.check_templates() + checks.check_texts()] == [
            "pages.E002",
            "pages.E003",
        ]


def test_plain_text_needs_no_request_and_no_query(tree, django_assert_num_queries):
    from tests.factories.assets import image

    page = plain_page(
        tree,
        body=[
            *rich("<h2>Head</h2><p>One</p><p>two &amp; three</p>"),
            {"type": "figure", "value": {"image": image().pk, "caption": "The bend"}},
            {"type": "note", "value": {"tone": "warn", "text": "<p>Never in public.</p>"}},
            {
                "type": "table",
                "value": {"columns": [{"type": "text", "heading": "Q"}], "rows": [{"values": ["<p>A</p>"]}]},
            },
        ],
    )
    fresh = type(page).objects.get(pk=page.pk)
    with django_assert_num_queries(0):
        text = fresh.plain_text
    assert text == "Head One two & three The bend Never in public. Q A"
