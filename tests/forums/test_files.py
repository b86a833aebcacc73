"""Files over HTTP: kept whatever happens to the form, examined by content, served to whoever may read the post."""

import io
import re

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from PIL import Image as Picture

from assets.sanitiser import has_metadata
from forums import services
from forums.models import Attachment, Post
from forums.services.filing import KEPT_FOR, PER_POST, WAITING
from tests.factories.assets import MAKER, PDF, archive, gps_picture, picture_bytes
from tests.factories.forums import attached, waiting_file

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def send(client, topic, *files, **fields):
    data = {"source": "See the file.", "language": "en", "key": "k", "act": "post"} | fields
    data["attachments"] = [SimpleUploadedFile(name, content) for name, content in files]
    return client.post(reverse("forums:reply", args=[topic.pk]), data)


def told(row, **fields):
    """What the form says of a waiting picture."""
    return {"file": row.public_id, f"alt-{row.public_id}": "A bus stop", "nobody": "on"} | fields


def test_it_works(cast, client_of, topic):
    assert send(client_of(cast.counsellor), topic, ("guide.pdf", PDF)).status_code == 302
    row = Attachment.objects.get()
    assert (row.state, row.media_type, row.name) == ("posted", "application/pdf", "guide.pdf")
    page = client_of(cast.visitor).get(topic.get_absolute_url()).content.decode()
    assert row.get_absolute_url() in page
    answer = client_of(cast.visitor).get(row.get_absolute_url())
    assert b"".join(answer.streaming_content) == PDF
    assert answer["Content-Disposition"].startswith("attachment")
    assert "sandbox" in answer["Content-Security-Policy"]
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_a_part_can_be_fetched(cast, client_of, topic):
    row = attached(topic, cast.counsellor, "0123456789")
    answer = client_of(cast.visitor).get(row.get_absolute_url(), headers={"Range": "bytes=2-4"})
    assert (answer.status_code, b"".join(answer.streaming_content)) == (206, b"234")


def test_a_picture_is_described_before_it_is_posted(cast, client_of, topic):
    client = client_of(cast.counsellor)
    first = send(client, topic, ("stop.jpg", gps_picture()))
    assert first.status_code == 422
    assert "See the file." in first.content.decode()
    row = Attachment.objects.get()
    unsure = send(client, topic, file=row.public_id)
    assert unsure.status_code == 422
    assert not Post.objects.filter(position=2).exists()
    assert send(client, topic, **told(row)).status_code == 302
    page = client_of(cast.visitor).get(topic.get_absolute_url()).content.decode()
    assert 'alt="A bus stop"' in page
    assert "?size=small" in page
    assert 'loading="lazy"' in page


def test_a_decorative_picture_needs_no_words(cast, client_of, topic):
    client = client_of(cast.counsellor)
    row = waiting_file(cast.counsellor, services.reply_key(topic), "stop.png", picture_bytes("PNG"))
    data = {"file": row.public_id, f"decorative-{row.public_id}": "on", "nobody": "on"}
    assert send(client, topic, **data).status_code == 302


def test_who_can_be_recognised_is_asked(cast, client_of, topic):
    row = waiting_file(cast.counsellor, services.reply_key(topic), "stop.png", picture_bytes("PNG"))
    data = {"file": row.public_id, f"alt-{row.public_id}": "A bus stop"}
    answer = send(client_of(cast.counsellor), topic, **data)
    assert answer.status_code == 422
    assert "nobody can be recognised" in answer.content.decode()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_the_place_is_gone_from_stored_bytes(cast, topic, kind):
    row = waiting_file(cast.counsellor, services.reply_key(topic), f"walk.{kind.lower()}", gps_picture(kind))
    for file in (row.file, row.small):
        data = file.open().read()
        assert MAKER.encode() not in data
        assert b"Fatou" not in data
        assert not has_metadata(data)
        with Picture.open(io.BytesIO(data)) as picture:
            assert not dict(picture.getexif().get_ifd(0x8825))
    assert row.small.size < row.file.size


def test_a_moving_picture_is_kept_still(cast, topic):
    frames = [Picture.new("RGB", (60, 40), (shade, 0, 0)) for shade in (0, 120, 240)]
    out = io.BytesIO()
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:])
    row = waiting_file(cast.counsellor, services.reply_key(topic), "move.gif", out.getvalue())
    with Picture.open(row.file.open()) as picture:
        assert (picture.format, getattr(picture, "n_frames", 1)) == ("PNG", 1)


def test_what_stands_behind_a_picture_is_not_taken_along(cast, topic):
    data = picture_bytes("PNG") + b"<script>alert(1)</script>" + archive({"a.txt": b"x"})
    row = waiting_file(cast.counsellor, services.reply_key(topic), "two-in-one.html", data)
    assert row.name == "two-in-one.png"
    assert b"<script" not in row.file.open().read()


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
CONTENT = {"[Content_Types].xml": b"<x/>", "word/document.xml": b"<x/>"}


def bomb():
    return archive(CONTENT | {"word/media/a.xml": b"\x00" * 30_000_000})


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("drawing.svg", SVG),
        ("drawing.png", SVG),
        ("page.html", b"<!doctype html><script>alert(1)</script>"),
        ("page.pdf", b"<html>" + PDF),
        ("active.pdf", PDF + b"<</S/JavaScript/JS(app.alert(1))>>"),
        ("macros.docm", archive(CONTENT)),
        ("macros.docx", archive(CONTENT | {"word/vbaProject.bin": b"x"})),
        ("macros.docx", archive(CONTENT | {"[Content_Types].xml": b"application/vnd.ms-word.document.macroEnabled.main+xml"})),
        ("inside.docx", archive(CONTENT | {"word/embeddings/more.zip": b"PK"})),
        ("macros.odt", archive({"mimetype": b"application/vnd.oasis.opendocument.text", "Basic/a.xml": b"x"})),
        ("program.exe", b"MZ\x90\x00"),
        ("program.txt", b"a" * 5000 + b"\x00"),
        ("program.jpg", b"MZ\x90\x00"),
        ("broken.jpg", picture_bytes()[:200]),
        ("empty.txt", b""),
        ("name-alone", b"words"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_a_hostile_file_is_refused_and_the_text_stays(cast, client_of, topic, name, data):
    answer = send(client_of(cast.counsellor), topic, (name, data), source="Kept words")
    assert answer.status_code == 422
    html = answer.content.decode()
    assert "Kept words" in html
    assert f"{name}: " in html
    assert not Attachment.objects.exists()
    assert not default_storage.exists("forum-files") or not default_storage.listdir("forum-files")[1]


def test_a_file_that_swells_is_refused(cast, client_of, topic):
    assert send(client_of(cast.counsellor), topic, ("bomb.docx", bomb())).status_code == 422


def test_a_picture_that_swells_is_refused(cast, client_of, topic, settings):
    settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS = 1000
    answer = send(client_of(cast.counsellor), topic, ("wide.png", picture_bytes("PNG")))
    assert "too many pixels" in answer.content.decode()


def test_a_large_file_is_refused(cast, client_of, topic, settings):
    settings.FORUM_FILE_BYTES = 100
    assert "too large" in send(client_of(cast.counsellor), topic, ("a.pdf", PDF)).content.decode()


@pytest.mark.parametrize(
    ("name", "stored"),
    [
        ("..\\..\\evil.txt", "evil.txt"),
        ("a\u202etxt.exe.txt", "a txt.exe.txt"),
        ('q"uo<te.txt', "q uo te.txt"),
        (".txt.txt", "txt.txt"),
        ("x" * 300 + ".txt", "x" * 96 + ".txt"),
        ("تقرير.txt", "تقرير.txt"),
    ],
)
def test_names_are_made_harmless(cast, topic, name, stored):
    assert waiting_file(cast.counsellor, services.reply_key(topic), name).name == stored


def test_nothing_is_chosen_twice(cast, client_of, topic):
    """A refused text, a preview, a new window, a restart: the file waits each time."""
    client = client_of(cast.counsellor)
    refused = send(client, topic, ("guide.pdf", PDF), source="")
    row = Attachment.objects.get()
    assert str(row.public_id) in refused.content.decode()
    assert str(row.public_id) in send(client, topic, file=row.public_id, act="preview").content.decode()
    for url in (reverse("forums:reply", args=[topic.pk]), topic.get_absolute_url()):
        assert str(row.public_id) in client_of(cast.counsellor).get(url).content.decode()
    assert send(client, topic, file=row.public_id).status_code == 302
    assert Post.objects.get(position=2).files[0]["name"] == "guide.pdf"
    assert str(row.public_id) not in client.get(reverse("forums:reply", args=[topic.pk])).content.decode()


def test_the_short_form_leads_to_the_box_for_files(cast, client_of, topic):
    client = client_of(cast.counsellor)
    page = client.get(topic.get_absolute_url()).content.decode()
    assert 'name="attachments"' not in page
    assert 'name="act" value="attach"' in page
    asked = send(client, topic, source="Half a thought", language="auto", act="attach").content.decode()
    assert re.search(r'<details class="disclosure" open>.*name="attachments"', asked, re.S)
    assert "Half a thought" in asked
    assert Post.objects.filter(topic=topic).count() == 1


def test_adding_and_removing_says_nothing_of_the_rest(cast, client_of, topic):
    client = client_of(cast.counsellor)
    added = send(client, topic, ("guide.pdf", PDF), source="", act="attach")
    assert added.status_code == 200
    assert "This field is required" not in added.content.decode()
    row = Attachment.objects.get()
    gone = send(client, topic, file=row.public_id, act=f"remove:{row.public_id}", source="Half")
    assert gone.status_code == 200
    assert "Half" in gone.content.decode()
    assert not Attachment.objects.exists()


def test_a_saved_draft_keeps_its_files(cast, client_of, topic):
    client = client_of(cast.counsellor)
    send(client, topic, ("guide.pdf", PDF), act="draft")
    assert "guide.pdf" in client.get(reverse("forums:reply", args=[topic.pk])).content.decode()
    draft = cast.counsellor.forum_drafts.get()
    client.post(reverse("forums:discard_draft", args=[draft.pk]))
    assert not Attachment.objects.exists()


def test_sent_three_times_stored_once(cast, client_of, topic):
    client = client_of(cast.counsellor)
    places = {send(client, topic, ("guide.pdf", PDF))["Location"] for _ in range(3)}
    assert len(places) == 1
    assert Attachment.objects.count() == 1
    assert len(Post.objects.get(position=2).files) == 1


def test_copies_of_a_form_sent_at_once_do_not_wait(cast, topic):
    """Both sendings brought the file before either was posted."""
    place = services.reply_key(topic)
    row = waiting_file(cast.counsellor, place)
    values = {"author": cast.counsellor, "topic": topic, "source": "See it.", "key": "k"}
    first = services.reply(files=[row], **values)
    again = services.reply(files=[waiting_file(cast.counsellor, place)], **values)
    assert first == again
    assert Attachment.objects.count() == 1


def test_another_persons_file_cannot_be_taken(cast, client_of, topic):
    row = waiting_file(cast.member, services.reply_key(topic))
    client = client_of(cast.outsider)
    send(client, topic, file=row.public_id, act=f"remove:{row.public_id}")
    send(client, topic, file=row.public_id)
    row.refresh_from_db()
    assert row.state == "waiting"
    assert Post.objects.get(position=2).files == []


def test_no_more_than_five(cast, client_of, topic):
    files = [(f"{number}.txt", f"{number}".encode()) for number in range(PER_POST + 1)]
    answer = send(client_of(cast.counsellor), topic, *files)
    assert answer.status_code == 422
    assert f"{PER_POST} files at the most" in answer.content.decode()


def test_no_more_than_so_many_wait(cast, client_of, topic):
    for number in range(WAITING):
        waiting_file(cast.counsellor, f"reply:{number}", data=f"{number}".encode())
    assert (
        "Too many of your files wait"
        in send(client_of(cast.counsellor), topic, ("a.pdf", PDF)).content.decode()
    )


def test_starting_with_a_file(cast, client_of, topic):
    data = {
        "title": "Which form is the right one?",
        "source": "We have two.",
        "language": "en",
        "key": "k",
        "act": "post",
        "attachments": [SimpleUploadedFile("form.pdf", PDF)],
    }
    for _ in range(2):
        client_of(cast.counsellor).post(reverse("forums:start", args=[topic.forum.slug]), data)
        data["attachments"] = [SimpleUploadedFile("form.pdf", PDF)]
    assert Attachment.objects.get().post.topic.title == data["title"]
    feed = client_of(cast.visitor).get(reverse("forums:feed", args=[topic.forum.slug])).content.decode()
    assert "form.pdf" in feed
    assert "/files/" not in feed


def test_editing_adds_and_removes(cast, client_of, topic):
    old = attached(topic, cast.counsellor)
    client, url = client_of(cast.counsellor), reverse("forums:edit", args=[old.post_id])
    assert "notes.txt" in client.get(url).content.decode()
    data = {"source": "Changed", "language": "en", "version": 1, "drop": old.public_id, "act": "save"}
    data["attachments"] = [SimpleUploadedFile("new.pdf", PDF)]
    path = old.file.name
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("django.db.transaction.on_commit", lambda act, using=None, robust=False: act())
        assert client.post(url, data).status_code == 302
    post = Post.objects.get(pk=old.post_id)
    assert [file["name"] for file in post.files] == ["new.pdf"]
    assert not default_storage.exists(path)
    assert client.get(old.get_absolute_url()).status_code == 404


def test_a_hidden_post_takes_its_file_out_of_sight(cast, client_of, topic):
    row = attached(topic, cast.counsellor)
    services.hide_post(actor=cast.moderator, post=row.post, reason="It names a person.")
    allowed = {
        person for person, user in cast if client_of(user).get(row.get_absolute_url()).status_code == 200
    }
    assert allowed == {"counsellor", "moderator"}
    assert "notes.txt" not in client_of(cast.visitor).get(topic.get_absolute_url()).content.decode()


def test_a_moved_topic_takes_its_readers_along(cast, client_of, rooms):
    row = attached(rooms.topics["public"], cast.counsellor)
    services.move_topic(
        actor=cast.moderator, topic=rooms.topics["public"], forum=rooms.closed, reason="Closed."
    )
    assert client_of(cast.member).get(row.get_absolute_url()).status_code == 404
    assert client_of(cast.counsellor).get(row.get_absolute_url())["Cache-Control"] == "private, no-store"


def test_a_deleted_topic_deletes_its_files(cast, topic, django_capture_on_commit_callbacks):
    path = attached(topic, cast.counsellor).file.name
    with django_capture_on_commit_callbacks(execute=True):
        topic.delete()
    assert not Attachment.objects.exists()
    assert not default_storage.exists(path)


def test_what_was_not_posted_expires(cast, topic, django_capture_on_commit_callbacks):
    old, left = waiting_file(cast.member, "reply:1"), waiting_file(cast.outsider, "reply:1")
    fresh, posted = waiting_file(cast.editor, "reply:1"), attached(topic, cast.counsellor)
    Attachment.objects.filter(pk__in=[old.pk, posted.pk]).update(created_at=timezone.now() - 2 * KEPT_FOR)
    Attachment.objects.filter(pk=left.pk).update(uploader=None)
    with django_capture_on_commit_callbacks(execute=True):
        call_command("forums_expire_files")
    assert set(Attachment.objects.all()) == {fresh, posted}
    assert not default_storage.exists(old.file.name)


def test_low_data_shows_no_picture(cast, client_of, topic):
    row = waiting_file(cast.counsellor, services.reply_key(topic), "stop.png", picture_bytes("PNG"))
    send(client_of(cast.counsellor), topic, **told(row))
    client = client_of(cast.visitor)
    client.cookies["data"] = "low"
    page = client.get(topic.get_absolute_url()).content.decode()
    assert "?size=small" not in page
    assert "A bus stop" in page


def test_files_cost_a_page_nothing(cast, client_of, topic, django_assert_num_queries):
    client, url = client_of(cast.visitor), topic.get_absolute_url()
    client.get(url)
    with CaptureQueriesContext(connection) as before:
        client.get(url)
    for number in range(3):
        attached(topic, cast.counsellor, f"{number}")
    with django_assert_num_queries(len(before)):
        client.get(url)


def test_names_are_not_searched(cast, topic):
    from forums.indexes import TopicSource

    attached(topic, cast.counsellor, "inside-words", name="outer-name.txt")
    Post.objects.filter(position=2).update(html="<p>plain</p>")
    source = TopicSource()
    entry = source.entry(source.queryset().get())
    assert "outer-name" not in str(entry)
    assert "inside-words" not in str(entry)
