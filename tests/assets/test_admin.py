"""The doors through which editors bring files."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image as Picture
from wagtail.models import Collection

from assets.models import Document, DocumentVersion, Image, Media, Transcript
from assets.sanitiser import has_metadata
from tests.factories import assets

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(cast, client_of):
    return client_of(cast.editor)


def picture_form(data, **fields):
    return {
        "title": "River",
        "file": SimpleUploadedFile("walk.jpg", data, content_type="image/jpeg"),
        "description": "A river bends twice",
        "credit": "2026, Test office",
        "licence": "cc-by-4.0",
        "collection": Collection.get_first_root_node().pk,
        "tags": "",
        **fields,
    }


class TestPictures:
    def test_a_phone_s_picture_comes_in_clean(self, desk):
        answer = desk.post("/admin/images/add/", picture_form(assets.gps_picture()))
        assert answer.status_code == 302
        made = Image.objects.get()
        assert not has_metadata(made.file.open().read())
        assert made.file_size == len(made.file.open().read())

    def test_words_for_who_cannot_see_are_asked_for_beside_the_field(self, desk):
        answer = desk.post("/admin/images/add/", picture_form(assets.picture_bytes(), description=""))
        assert answer.status_code == 200
        assert set(answer.context["form"].errors) == {"description"}
        assert "Describe the picture for people who cannot see it" in answer.text
        assert not Image.objects.exists()

    def test_a_decorative_picture_needs_none(self, desk):
        form = picture_form(assets.picture_bytes(), description="", is_decorative="on")
        assert desk.post("/admin/images/add/", form).status_code == 302
        assert Image.objects.get().is_decorative

    def test_a_missing_credit_is_refused(self, desk):
        answer = desk.post("/admin/images/add/", picture_form(assets.picture_bytes(), credit=""))
        assert set(answer.context["form"].errors) == {"credit"}

    def test_121_million_pixels_are_refused_in_words(self, desk):
        out = io.BytesIO()
        Picture.new("1", (11_000, 11_000)).save(out, "PNG")
        form = picture_form(
            b"", file=SimpleUploadedFile("wall.png", out.getvalue(), content_type="image/png")
        )
        answer = desk.post("/admin/images/add/", form)
        assert answer.status_code == 200
        assert set(answer.context["form"].errors) == {"file"}
        assert "pixels" in str(answer.context["form"].errors["file"])
        assert not Image.objects.exists()

    @pytest.mark.parametrize(
        "data",
        [
            b"<svg xmlns='http://www.w3.org/2000/svg'/>",
            b"<script>alert(1)</script>",
            assets.picture_bytes()[:300],
        ],
    )
    def test_what_is_no_picture_is_refused_in_words(self, desk, data, settings):
        settings.WAGTAILIMAGES_IMAGE_FORM_BASE = "assets.forms.ImageForm"
        answer = desk.post("/admin/images/add/", picture_form(data))
        assert answer.status_code == 200
        assert "file" in answer.context["form"].errors

    def test_an_svg_by_its_own_name_is_refused(self, desk):
        drawing = SimpleUploadedFile(
            "a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", content_type="image/svg+xml"
        )
        answer = desk.post("/admin/images/add/", picture_form(b"", file=drawing))
        assert "file" in answer.context["form"].errors

    def test_many_at_once_asks_for_what_is_missing_then_stores_clean(self, desk):
        first = desk.post(
            "/admin/images/multiple/add/",
            {
                "title": "walk",
                "files[]": SimpleUploadedFile("walk.jpg", assets.gps_picture(), content_type="image/jpeg"),
                "collection": Collection.get_first_root_node().pk,
            },
        )
        answer = first.json()
        assert answer["success"]
        assert not Image.objects.exists()
        pk = answer["uploaded_file_id"]
        fields = {
            f"uploaded-image-{pk}-{name}": value
            for name, value in picture_form(b"").items()
            if name != "file"
        }
        second = desk.post(f"/admin/images/multiple/create_from_uploaded_image/{pk}/", fields)
        assert second.json()["success"], second.json()
        assert not has_metadata(Image.objects.get().file.open().read())

    def test_a_broken_picture_among_many_is_said(self, desk):
        answer = desk.post(
            "/admin/images/multiple/add/",
            {
                "title": "x",
                "files[]": SimpleUploadedFile("x.jpg", b"<html>", content_type="image/jpeg"),
                "collection": Collection.get_first_root_node().pk,
            },
        ).json()
        assert not answer["success"]

    def test_outsiders_find_no_door(self, cast, client_of):
        for name in ("visitor", "outsider", "member", "counsellor", "moderator"):
            answer = client_of(getattr(cast, name)).post(
                "/admin/images/add/", picture_form(assets.picture_bytes())
            )
            assert answer.status_code in (302, 403), name
            assert not Image.objects.exists()


class TestDocuments:
    def form(self, name, data):
        return {
            "title": "Guide",
            "file": SimpleUploadedFile(name, data),
            "language": "en",
            "credit": "2026, Test office",
            "licence": "cc-by-4.0",
            "collection": Collection.get_first_root_node().pk,
            "tags": "",
        }

    def test_a_document_is_taken(self, desk):
        assert desk.post("/admin/documents/add/", self.form("guide.pdf", assets.PDF)).status_code == 302
        assert Document.objects.get().file_size == len(assets.PDF)

    @pytest.mark.parametrize(
        ("name", "data"),
        [
            ("guide.pdf", b"<html><script>alert(1)</script>"),
            ("page.html", b"<html>"),
            ("a.svg", b"<svg/>"),
            ("a.exe", b"MZ"),
        ],
    )
    def test_a_page_that_calls_itself_a_document_is_refused(self, desk, name, data):
        answer = desk.post("/admin/documents/add/", self.form(name, data))
        assert answer.status_code == 200
        assert "file" in answer.context["form"].errors
        assert not Document.objects.exists()

    def test_many_at_once_are_looked_at_too(self, desk):
        answer = desk.post(
            "/admin/documents/multiple/add/",
            {
                "title": "guide",
                "files[]": SimpleUploadedFile("guide.pdf", b"<html>"),
                "collection": Collection.get_first_root_node().pk,
            },
        ).json()
        assert not answer["success"]
        assert not Document.objects.exists()


class TestRecordings:
    def form(self, **fields):
        return {
            "title": "A talk",
            "file": SimpleUploadedFile("talk.mp3", b"ID3" + assets.sound()),
            "language": "en",
            "credit": "2026, Test office",
            "licence": "cc-by-4.0",
            "collection": Collection.get_first_root_node().pk,
            "transcripts-TOTAL_FORMS": "1",
            "transcripts-INITIAL_FORMS": "0",
            "transcripts-MIN_NUM_FORMS": "0",
            "transcripts-MAX_NUM_FORMS": "1000",
            "transcripts-0-language": "en",
            "transcripts-0-webvtt": assets.WEBVTT,
            "transcripts-0-checked": "on",
            "transcripts-0-id": "",
            **fields,
        }

    def test_a_recording_with_its_transcript(self, desk, django_capture_on_commit_callbacks):
        with django_capture_on_commit_callbacks(execute=True):
            answer = desk.post("/admin/snippets/assets/media/add/", self.form())
        assert answer.status_code == 302, answer.context["form"].errors
        made = Media.objects.get()
        assert made.file_size > 0
        assert len(made.file_hash) == 64
        assert Transcript.objects.get().media == made

    def test_the_list_and_the_form_open(self, desk):
        made = assets.recording()
        for path in ("", "add/", f"edit/{made.pk}/", f"delete/{made.pk}/"):
            assert desk.get(f"/admin/snippets/assets/media/{path}").status_code == 200, path
        assert "Recordings" in desk.get("/admin/").text

    def test_a_transcript_without_times_is_refused_in_words(self, desk):
        answer = desk.post(
            "/admin/snippets/assets/media/add/", self.form(**{"transcripts-0-webvtt": "Hello"})
        )
        assert answer.status_code == 200
        assert "The first line must be WEBVTT." in answer.text
        assert not Media.objects.exists()

    def test_what_is_no_recording_is_refused_in_words(self, desk):
        page = SimpleUploadedFile("talk.mp3", b"<html><script>alert(1)</script>")
        answer = desk.post("/admin/snippets/assets/media/add/", self.form(file=page))
        assert "This is not an MP3, Ogg, Opus or M4A recording." in answer.text
        assert not Media.objects.exists()

    def test_translators_and_admins_may_others_may_not(self, cast, client_of):
        for name, status in {
            "translator": 200,
            "admin": 200,
            "moderator": 302,
            "outsider": 302,
            "visitor": 302,
        }.items():
            assert (
                client_of(getattr(cast, name)).get("/admin/snippets/assets/media/").status_code == status
            ), name


class TestVersions:
    def test_an_earlier_version_keeps_its_file(self, desk, tree, client):
        from tests.factories.library import publication

        made = publication(tree)
        answer = desk.post(
            "/admin/snippets/assets/documentversion/add/",
            {
                "document": made.document.pk,
                "number": "0.9",
                "date": "2025-01-01",
                "note": "First draft",
                "file": SimpleUploadedFile("draft.pdf", assets.PDF + b"older"),
            },
        )
        assert answer.status_code == 302
        version = DocumentVersion.objects.get()
        assert version.file_size == len(assets.PDF) + 5
        assert version.get_absolute_url() in client.get(made.get_url()).text
        assert client.get(version.get_absolute_url()).status_code == 200
        made.unpublish()
        assert client.get(version.get_absolute_url()).status_code == 404

    def test_a_page_as_a_version_is_refused(self, desk):
        file = assets.document()
        answer = desk.post(
            "/admin/snippets/assets/documentversion/add/",
            {
                "document": file.pk,
                "number": "1",
                "date": "2025-01-01",
                "file": SimpleUploadedFile("a.pdf", b"<html>"),
            },
        )
        assert answer.status_code == 200
        assert not DocumentVersion.objects.exists()
