"""The only way to a stored byte, and how it answers."""

from pathlib import Path

import pytest
from django.conf import settings
from django.urls import get_resolver

from assets.models import Document, Image, Media, Rendition
from tests.factories import assets
from tests.factories.library import episode, publication, show, story
from tests.factories.pages import plain_page

pytestmark = pytest.mark.django_db
CONTENT = assets.PDF


@pytest.fixture
def served(tree):
    """A document that everyone may fetch, and its address."""
    file = assets.document()
    plain_page(tree, body=[{"type": "download", "value": {"document": file.pk, "note": ""}}])
    return file.url


def body_of(answer):
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


class TestRanges:
    def test_the_whole_file(self, served, client):
        answer = client.get(served)
        assert answer.status_code == 200
        assert body_of(answer) == CONTENT
        assert answer.headers["Accept-Ranges"] == "bytes"
        assert answer.headers["Content-Length"] == str(len(CONTENT))

    @pytest.mark.parametrize(
        ("asked", "start", "end"),
        [
            ("bytes=0-99", 0, 99),
            ("bytes=0-0", 0, 0),
            ("bytes=100-", 100, len(CONTENT) - 1),
            ("bytes=-20", len(CONTENT) - 20, len(CONTENT) - 1),
            ("bytes=10-999999", 10, len(CONTENT) - 1),
            ("bytes=-999999", 0, len(CONTENT) - 1),
        ],
    )
    def test_a_part(self, served, client, asked, start, end):
        answer = client.get(served, headers={"Range": asked})
        assert answer.status_code == 206
        assert answer.headers["Content-Range"] == f"bytes {start}-{end}/{len(CONTENT)}"
        assert answer.headers["Content-Length"] == str(end - start + 1)
        assert body_of(answer) == CONTENT[start : end + 1]

    @pytest.mark.parametrize("asked", ["bytes=999999-", f"bytes={len(CONTENT)}-", "bytes=50-40", "bytes=-0"])
    def test_a_part_outside(self, served, client, asked):
        answer = client.get(served, headers={"Range": asked})
        assert answer.status_code == 416
        assert answer.headers["Content-Range"] == f"bytes */{len(CONTENT)}"

    @pytest.mark.parametrize(
        "asked", ["bytes=a-b", "lines=1-2", "bytes=0-1,5-6", "bytes=-", "0-10", "bytes=--5"]
    )
    def test_what_is_not_understood_gives_the_whole(self, served, client, asked):
        answer = client.get(served, headers={"Range": asked})
        assert answer.status_code == 200
        assert body_of(answer) == CONTENT

    def test_if_range_holds_only_for_the_same_file(self, served, client):
        tag = client.get(served).headers["ETag"]
        same = client.get(served, headers={"Range": "bytes=0-9", "If-Range": tag})
        other = client.get(served, headers={"Range": "bytes=0-9", "If-Range": '"another"'})
        assert (same.status_code, other.status_code) == (206, 200)
        assert body_of(other) == CONTENT

    def test_head_tells_without_sending(self, served, client):
        answer = client.head(served)
        assert answer.status_code == 200
        assert answer.headers["Content-Length"] == str(len(CONTENT))
        part = client.head(served, headers={"Range": "bytes=0-9"})
        assert (part.status_code, part.headers["Content-Length"]) == (206, "10")

    def test_the_same_file_is_not_sent_twice(self, served, client):
        tag = client.get(served).headers["ETag"]
        for header in (tag, f'"other", {tag}', f"W/{tag}", "*"):
            assert client.get(served, headers={"If-None-Match": header}).status_code == 304, header
        assert client.get(served, headers={"If-None-Match": '"other"'}).status_code == 200

    def test_a_new_file_has_a_new_tag(self, served, client):
        from django.core.files.base import ContentFile

        before = client.get(served).headers["ETag"]
        file = Document.objects.get()
        file.file.save("guide.pdf", ContentFile(CONTENT + b"more"), save=False)
        file.file_hash = ""
        file.save()
        assert client.get(file.url).headers["ETag"] != before

    def test_an_empty_file(self, tree, client):
        file = assets.document("empty.txt", b"")
        plain_page(tree, body=[{"type": "download", "value": {"document": file.pk, "note": ""}}])
        answer = client.get(file.url)
        assert (answer.status_code, answer.headers["Content-Length"], body_of(answer)) == (200, "0", b"")
        assert client.get(file.url, headers={"Range": "bytes=0-"}).status_code == 416


class TestWhatIsSaidWithAFile:
    def test_nothing_in_it_may_run(self, served, client):
        headers = client.get(served).headers
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert "default-src 'none'" in headers["Content-Security-Policy"]

    def test_no_shared_cache_may_keep_it(self, served, client):
        assert client.get(served).headers["Cache-Control"].startswith("private")

    @pytest.mark.parametrize(
        ("name", "data", "shown"),
        [
            ("guide.pdf", CONTENT, "inline"),
            ("table.csv", b"a,b\n", "attachment"),
            ("note.txt", b"hello", "attachment"),
            ("all.zip", assets.archive({"a.txt": b"a"}), "attachment"),
        ],
    )
    def test_only_pdf_opens_in_the_browser(self, tree, client, name, data, shown):
        file = assets.document(name, data)
        plain_page(tree, body=[{"type": "download", "value": {"document": file.pk, "note": ""}}])
        assert client.get(file.url).headers["Content-Disposition"].startswith(shown)

    def test_a_name_cannot_break_out_of_its_header(self, tree, client):
        file = assets.document('a"; filename="evil.html.pdf', CONTENT)
        plain_page(tree, body=[{"type": "download", "value": {"document": file.pk, "note": ""}}])
        assert "evil.html" not in client.get(file.url).headers["Content-Disposition"].split("filename=")[0]

    def test_a_wrong_name_is_not_found(self, served, client):
        assert client.get(served.replace("guide", "other")).status_code == 404


class TestDoors:
    @pytest.fixture
    def files(self, tree):
        """Everything that is shown on no page."""
        told = assets.image()
        media = assets.recording()
        return {
            "document": assets.document().url,
            "rendition": told.get_rendition("width-400").url,
            "original": told.file.url,
            "recording": media.get_absolute_url(),
            "light": media.light_url,
            "transcript": media.transcripts.first().get_absolute_url(),
        }

    def test_what_no_page_shows_is_for_editors(self, files, cast, client_of):
        for name, user in cast:
            client = client_of(user)
            expected = 200 if name in {"editor", "translator", "admin"} else 404
            found = {kind: client.get(url).status_code for kind, url in files.items()}
            assert found == dict.fromkeys(files, expected), name

    def test_originals_stay_with_editors(self, tree, client, cast, client_of):
        made = story(tree)
        assert client.get(made.cover.get_rendition("width-400").url).status_code == 200
        assert client.get(made.cover.file.url).status_code == 404
        assert client_of(cast.outsider).get(made.cover.file.url).status_code == 404

    def test_a_recording_opens_with_its_episode(self, tree, client):
        media = episode(show(tree)).recording
        for url in (media.get_absolute_url(), media.light_url, media.transcripts.first().get_absolute_url()):
            assert client.get(url).status_code == 200
        answer = client.get(media.get_absolute_url(), headers={"Range": "bytes=0-2"})
        assert (answer.status_code, answer.headers["Content-Type"]) == (206, "audio/mpeg")
        track = client.get(media.transcripts.first().get_absolute_url())
        assert track.headers["Content-Type"].startswith("text/vtt")

    def test_a_closed_collection_closes_its_files(self, tree, client, cast, client_of):
        from wagtail.models import Collection, CollectionViewRestriction

        closed = Collection.get_first_root_node().add_child(name="Closed")
        CollectionViewRestriction.objects.create(collection=closed, restriction_type="login")
        made = publication(tree, document=assets.document(collection=closed))
        assert client.get(made.document.url).status_code == 404
        assert client_of(cast.outsider).get(made.document.url).status_code == 200

    def test_no_folder_of_media_is_public(self, files, client):
        stored = [
            path.relative_to(settings.MEDIA_ROOT)
            for path in Path(settings.MEDIA_ROOT).rglob("*")
            if path.is_file()
        ]
        assert stored
        for path in stored:
            for url in (f"/media/{path}", f"/static/{path}", f"/{path}", f"/en/media/{path}"):
                assert client.get(url).status_code == 404, url

    @pytest.mark.parametrize(
        "path",
        [
            "/media/images/../original_images/river.jpg",
            "/media/images/%2e%2e/original_images/river.jpg",
            "/media/images/..%2foriginal_images%2friver.jpg",
            "/media/audio/1/full/../../x",
            "/media/",
            "/media/images/",
            "/documents/1/..%2f..%2fetc%2fpasswd",
        ],
    )
    def test_no_path_leads_out_of_its_folder(self, files, client, path):
        assert client.get(path, follow=True).status_code == 404

    def test_a_lost_file_is_not_found(self, served, client):
        Path(Document.objects.get().file.path).unlink()
        assert client.get(served).status_code == 404

    def test_wagtail_s_own_door_for_documents_is_ours(self):
        from assets.views import document_file

        assert get_resolver().resolve("/documents/1/a.pdf").func is document_file

    def test_a_closed_file_and_one_that_is_not_there_answer_alike(self, files, client):
        closed, missing = client.get(files["document"]), client.get("/documents/999999/guide.pdf")
        assert closed.status_code == missing.status_code == 404
        assert closed.headers.keys() == missing.headers.keys()

    def test_deleting_takes_the_files_along(self, tree, django_capture_on_commit_callbacks):
        made, file, media = assets.image(), assets.document(), assets.recording()
        paths = [made.file.path, made.get_rendition("width-200").file.path, file.file.path, media.file.path]
        paths.append(media.light_file.path)
        with django_capture_on_commit_callbacks(execute=True):
            made.delete()
            file.delete()
            media.delete()
        assert [path for path in paths if Path(path).exists()] == []
        assert [model.objects.count() for model in (Image, Rendition, Media)] == [0, 0, 0]
