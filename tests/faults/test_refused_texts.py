"""Texts that cannot be taken: the form says why beside the field and keeps every word."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.html import escape

from forums.models import Forum, Post, Topic

pytestmark = pytest.mark.usefixtures("seeded")

TEN_THOUSAND_LINES = "\n".join(f"line {number} of a pasted log" for number in range(10_000))
TOO_LONG = {
    "ten thousand lines": TEN_THOUSAND_LINES,
    "a hundred thousand letters in one line": "word " * 20_000,
    "a thousand quotes in each other": ">" * 1_000 + " deep\n" + "x" * 60_000,
}


@pytest.mark.parametrize("name", TOO_LONG)
@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_reply_that_is_too_long(name, language, cast, client_of):
    topic = Topic.objects.filter(forum__slug="practice-questions", hidden=False, locked=False).first()
    before, text = Post.objects.count(), TOO_LONG[name]
    address = f"/{language}/forums/topics/{topic.pk}/reply/"
    response = client_of(cast.member).post(address, {"source": text, "language": "en", "key": "k"})
    page = response.content.decode()
    assert response.status_code == 422
    assert Post.objects.count() == before
    assert escape(text.strip()[-2_000:]) in page
    assert escape(text.strip()[:2_000]) in page
    assert 'aria-invalid="true"' in page


def test_a_question_that_is_too_long_keeps_its_title_and_tags(cast, client_of):
    forum = Forum.objects.get(slug="practice-questions")
    fields = {
        "title": "Where do I paste this log?",
        "source": TEN_THOUSAND_LINES,
        "language": "fr",
        "origin": "SN",
    }
    response = client_of(cast.member).post(f"/en/forums/{forum.slug}/start/", fields)
    page = response.content.decode()
    assert response.status_code == 422
    assert "Where do I paste this log?" in page
    assert escape(TEN_THOUSAND_LINES[-1_000:]) in page
    assert not Topic.objects.filter(title=fields["title"]).exists()


def test_a_body_over_the_limit_is_refused_not_broken(cast, client_of):
    response = client_of(cast.member).post(
        "/en/forums/practice-questions/start/", {"title": "Large", "source": "x" * 6_000_000}
    )
    assert response.status_code in {400, 413, 422}


@pytest.mark.parametrize(
    ("name", "data"),
    [("page.pdf", b"<!doctype html><script>alert(1)</script>"), ("broken.pdf", b"%PDF-1.4 broken")],
)
def test_a_file_that_is_not_what_its_name_says(name, data, cast, client_of):
    from assets.models import Document

    file = SimpleUploadedFile(name, data, content_type="application/pdf")
    fields = {"title": "A file that lies", "file": file, "language": "en"}
    response = client_of(cast.editor).post("/admin/documents/add/", fields)
    assert response.status_code < 500
    if name == "page.pdf":
        assert not Document.objects.filter(title="A file that lies").exists()
        assert "A file that lies" in response.content.decode()
