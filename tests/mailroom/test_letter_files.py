"""Files that come with letters: the same door as a form's, and no picture that nobody described."""

from email.message import EmailMessage
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image as Picture

from forums import services as forum_services
from forums.addresses import reply_address, start_address
from forums.models import Attachment, Draft, Post, Topic
from mailroom import services
from mailroom.models import IncomingMail
from tests.factories.forums import public_forum

pytestmark = pytest.mark.django_db
State = IncomingMail.State
MEMBER = "member@waymark.example"
PLACE = b"Exif\x00\x00"


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path / "forum-files"


def photo(size=(90, 60)) -> bytes:
    """A picture that says where and by whom it was taken."""
    out, exif = BytesIO(), Picture.Exif()
    exif[0x013B] = "Fatou Diallo"
    Picture.new("RGB", size, "teal").save(out, "JPEG", exif=exif)
    assert PLACE in out.getvalue()
    return out.getvalue()


def letter(to, text="See the files.", *files, number=1, html="", subject="Re: A question") -> bytes:
    """As a mail program sends it; files are (name, type, bytes, head)."""
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = MEMBER, to, subject
    message["Message-ID"] = f"<files-{number}@office.example>"
    message.set_content(text)
    if html:
        message.add_alternative(html, subtype="html")
    for name, kind, content, head in files:
        main, _slash, sub = kind.partition("/")
        more = {"filename": name} if name else {}
        message.add_attachment(
            content, maintype=main, subtype=sub, disposition=head.get("as", "attachment"), **more
        )
        if "cid" in head:
            part = message.get_payload()[-1]
            part["Content-ID"] = f"<{head['cid']}>"
    return message.as_bytes()


NOTES = ("opening-hours.txt", "text/plain", b"Monday: 9 to 5", {})


@pytest.fixture
def send(cast, topic, open_door):
    def run(*files, **more):
        return services.receive(
            letter(reply_address(cast.member, topic), more.pop("text", "See."), *files, **more)
        )

    return run


def stored(folder: Path) -> int:
    return len(list(folder.glob("*"))) if folder.exists() else 0


def test_it_works(cast, client_of, topic, send, mailoutbox):
    row = send(NOTES)
    post = Post.objects.get(topic=topic, position=2)
    assert row.state == State.TAKEN
    file = post.attachments.get()
    assert (file.name, file.media_type, file.state, file.uploader) == (
        "opening-hours.txt",
        "text/plain",
        "posted",
        cast.member,
    )
    assert post.files[0]["name"] == "opening-hours.txt"
    answer = client_of(cast.visitor).get(file.get_absolute_url())
    assert b"".join(answer.streaming_content) == b"Monday: 9 to 5"
    assert "opening-hours.txt" in client_of(cast.visitor).get(topic.get_absolute_url()).text
    # All went well, so nothing needs saying.
    assert mailoutbox == []


def test_a_letter_that_comes_twice_brings_its_files_once(cast, topic, send, folder):
    send(NOTES)
    send(NOTES)
    assert Attachment.objects.count() == 1
    assert stored(folder) == 1
    # Another letter may bring the same file again.
    send(NOTES, number=2, text="Once more, for those who missed it.")
    assert Attachment.objects.filter(state="posted").count() == 2


def test_a_picture_is_painted_anew_and_waits_for_its_description(cast, client_of, topic, send, mailoutbox):
    send(("IMG_1.jpg", "image/jpeg", photo(), {}), NOTES)
    post = Post.objects.get(topic=topic, position=2)
    assert [file["name"] for file in post.files] == ["opening-hours.txt"]
    picture = Attachment.objects.get(state="waiting")
    assert PLACE not in picture.file.read()
    assert picture.place == forum_services.edit_key(post)
    assert "1 picture waits beside your post" in mailoutbox[0].body
    assert post.get_absolute_url() in mailoutbox[0].body
    # Nobody else sees it, and its writer lets it go with the post once they said what it shows.
    assert client_of(cast.visitor).get(picture.get_absolute_url()).status_code == 404
    client, address = client_of(cast.member), f"/en/forums/posts/{post.pk}/edit/"
    assert "IMG_1.jpg" in client.get(address).text
    form = {"source": post.source, "language": "en", "version": post.version, "file": str(picture.public_id)}
    assert client.post(address, form).status_code == 422
    form |= {f"alt-{picture.public_id}": "The door of the office", "nobody": "on"}
    assert client.post(address, form).status_code == 302
    post.refresh_from_db()
    assert {file["name"] for file in post.files} == {"opening-hours.txt", "IMG_1.jpg"}


def test_a_new_topic_brings_its_files(cast, open_door, mailoutbox):
    to = start_address(cast.member, public_forum())
    services.receive(
        letter(to, "Who knows it?", NOTES, ("a.png", "image/png", photo(), {}), subject="Which form is it?")
    )
    question = Topic.objects.get().posts.get()
    assert [file["name"] for file in question.files] == ["opening-hours.txt"]
    assert Attachment.objects.get(state="waiting").place == forum_services.edit_key(question)
    assert "1 picture waits" in mailoutbox[-1].body


@pytest.mark.parametrize(
    ("file", "why"),
    [
        (("a.pdf", "application/pdf", b"x", {}), "not a PDF file"),
        (("run.exe", "application/octet-stream", b"MZ\x00", {}), "Files of this kind are not taken"),
        (("page.html", "text/plain", b"<script>alert(1)</script>", {}), "Files of this kind are not taken"),
        (("notes.txt", "text/plain", b"<html><script>alert(1)</script>", {}), "not a TXT file"),
        (("big.txt", "text/plain", b"word " * 300, {}), "too large"),
        (("empty.txt", "text/plain", b"", {}), "is empty"),
        (("a\u202egpj.exe", "application/x", b"MZ", {}), "Files of this kind are not taken"),
    ],
)
def test_what_is_refused_is_named_and_the_text_is_posted(
    cast, topic, send, settings, mailoutbox, folder, file, why
):
    settings.FORUM_FILE_BYTES = 1000
    send(file, NOTES)
    post = Post.objects.get(topic=topic, position=2)
    assert [row["name"] for row in post.files] == ["opening-hours.txt"]
    said = mailoutbox[0].body
    assert why in said
    assert file[0].replace("\u202e", " ") in said
    assert "was left out" in said
    assert stored(folder) == 1


def test_no_more_than_a_post_holds(topic, send, mailoutbox):
    send(*((f"part-{number}.txt", "text/plain", b"Part %d" % number, {}) for number in range(7)))
    assert len(Post.objects.get(topic=topic, position=2).files) == 5
    for name in ("part-5.txt", "part-6.txt"):
        assert f"“{name}” was left out. A post holds 5 files at the most." in mailoutbox[0].body


ORNAMENTS = {
    "a logo that the page shows": ("logo.jpg", "image/jpeg", photo(), {"cid": "logo", "as": "inline"}),
    "the same called an attachment": ("logo.jpg", "image/jpeg", photo(), {"cid": "logo"}),
    "a pixel": ("x.jpg", "image/jpeg", photo((1, 1)), {}),
    "a sign beside a name": ("f.jpg", "image/jpeg", photo((16, 16)), {"as": "inline"}),
    "a picture without a name": ("", "image/jpeg", photo(), {"as": "inline"}),
}


@pytest.mark.parametrize("name", ORNAMENTS)
def test_ornaments_of_a_letter_are_no_files(topic, send, mailoutbox, name):
    send(ORNAMENTS[name], html='<p>See.</p><img src="cid:logo">')
    assert Post.objects.filter(topic=topic, position=2).exists()
    assert not Attachment.objects.exists()
    assert mailoutbox == []


def test_an_id_alone_makes_no_ornament(topic, send):
    """Some programs give one to every file."""
    send(("photo.jpg", "image/jpeg", photo(), {"cid": "f_1"}), (*NOTES[:3], {"cid": "f_2"}))
    assert {row.name for row in Attachment.objects.all()} == {"photo.jpg", "opening-hours.txt"}


def test_a_held_letter_keeps_its_files_with_the_draft(cast, client_of, topic, send, mailoutbox, folder):
    row = send(
        NOTES,
        ("a.pdf", "application/pdf", b"x", {}),
        text="Ring my client Fatou Diallo on +221 77 123 45 67.",
    )
    assert (row.state, row.reason) == (State.HELD, "findings")
    waiting = Attachment.objects.get()
    assert (waiting.state, waiting.place) == ("waiting", forum_services.reply_key(topic))
    assert Draft.objects.get(user=cast.member, topic=topic)
    assert "“a.pdf” was left out" in mailoutbox[0].body
    assert stored(folder) == 1
    page = client_of(cast.moderator).get(row.get_absolute_url()).text
    assert "opening-hours.txt" in page
    services.release(actor=cast.moderator, letter=row, reason="The client wants it.")
    post = Post.objects.get(topic=topic, position=2)
    assert [file["name"] for file in post.files] == ["opening-hours.txt"]
    assert Attachment.objects.get().post == post
    assert stored(folder) == 1


def test_a_refused_letter_keeps_them_too(cast, topic, send, mailoutbox):
    forum_services.lock(actor=cast.moderator, topic=topic, reason="Done.")
    assert send(NOTES).state == State.REFUSED
    assert Attachment.objects.get().place == forum_services.reply_key(topic)


def test_a_letter_in_another_name_stores_nothing(cast, topic, send, folder, mailoutbox):
    raw = letter(reply_address(cast.member, topic), "See.", NOTES).replace(
        MEMBER.encode(), b"x@elsewhere.example"
    )
    assert services.receive(raw).state == State.HELD
    assert not Attachment.objects.exists()
    assert stored(folder) == 0


def test_a_fault_leaves_nothing_behind(topic, send, folder, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr("forums.by_mail.services.reply", lambda **fields: 1 / 0)
        assert send(NOTES, ("IMG_1.jpg", "image/jpeg", photo(), {})).state == State.WAITING
    assert not Attachment.objects.exists()
    assert stored(folder) == 0
    assert send(NOTES, ("IMG_1.jpg", "image/jpeg", photo(), {})).state == State.TAKEN
    assert Attachment.objects.count() == 2
