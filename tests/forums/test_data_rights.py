"""What a person takes away from the forums, and what is left of them there: their words, never their name."""

import json

import pytest
from django.urls import reverse

from forums import services
from forums.models import Attachment, AuditEntry, Draft, Post, PostRevision, Topic, TopicMember
from forums.personal import forum_data
from people.export import personal_data
from people.personal import register_section
from people.services.erasure import delete_account
from tests.factories.forums import PostFactory, TopicFactory, attached, waiting_file

pytestmark = pytest.mark.django_db
NAME = "Quincella Marrowby"


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def person(cast):
    cast.member.profile.display_name = NAME
    cast.member.profile.save()
    return cast.member


@pytest.fixture
def written(cast, person, rooms):
    """A topic, an edited reply with a file, a draft, a waiting file, a report; others call and quote the person."""
    topic = TopicFactory(forum=rooms.public, author=person, title="How is the ferry booked?")
    reply = attached(rooms.topics["public"], person).post
    services.edit_post(actor=person, post=reply, source="A better text", version=1)
    services.save_draft(user=person, topic=topic, source="Half a draft")
    waiting_file(person, services.reply_key(topic), "waiting.txt")
    services.report_post(
        reporter=person, post=Post.objects.first(), reason="spam", details="Looks like an advert"
    )
    call = PostFactory(topic=topic, author=cast.practitioner, source=f"> the ferry\n\n@{NAME}, ask the port.")
    services.edit_post(actor=cast.practitioner, post=call, source=f"@{NAME}: ask the port office.", version=1)
    services.save_draft(user=cast.outsider, topic=topic, source=f"Thank you @{NAME}")
    services.hide_post(actor=cast.moderator, post=reply, reason="Look again.")
    services.unhide_post(actor=cast.moderator, post=reply, reason="All well.")
    return topic


def test_the_export_holds_all_of_it(cast, person, written):
    found = forum_data(person)
    texts = json.dumps(found, default=str)
    for words in (
        "The long form of",
        "A better text",
        "See notes.txt.",
        "Half a draft",
        "waiting.txt",
        "Looks like",
    ):
        assert words in texts
    assert found["posts"][1]["files"][0]["name"] == "notes.txt"
    assert [row["text"] for row in found["posts"][1]["earlier_texts"]] == ["See notes.txt."]
    assert {row["topic_id"] for row in found["topics_opened"]} >= {written.pk}
    assert "ask the port" not in texts


def test_the_export_is_downloaded_once_and_whole(cast, person, written):
    data = personal_data(person)
    assert data["forums"]["posts"]
    assert not [
        key for key in data["records"] if key.startswith(("forums.post.", "forums.draft.", "forums.report."))
    ]


def test_a_title_that_closed_is_not_told(cast, person, rooms):
    reply = PostFactory(topic=rooms.topics["public"], author=person)
    services.move_topic(actor=cast.moderator, topic=reply.topic, forum=rooms.closed, reason="Closed.")
    (told,) = forum_data(person)["posts"]
    assert told["text"] == reply.source
    assert told["topic"] == ""


def test_other_parts_add_a_section(person, monkeypatch):
    monkeypatch.setattr("people.personal._sections", {})
    monkeypatch.setattr("people.personal._told", set())
    register_section("thanks", lambda user: [user.email])
    assert personal_data(person)["thanks"] == [person.email]


def test_no_page_names_who_left(cast, client_of, person, written, rooms):
    reply = Post.objects.get(source="A better text")
    call = Post.objects.get(topic=written, position=2)
    urls = [
        reverse("forums:index"),
        reverse("forums:latest"),
        rooms.public.get_absolute_url(),
        written.get_absolute_url(),
        reply.topic.get_absolute_url(),
        reverse("forums:feed", args=[rooms.public.slug]),
        reverse("forums:history", args=[call.pk]),
        reverse("forums:history", args=[reply.pk]),
        reverse("forums:record"),
        reverse("forums:desk"),
        reverse("forums:reply", args=[written.pk]) + "?quote=2",
    ]
    client = client_of(cast.moderator)
    assert any(NAME in client.get(url).content.decode() for url in urls)
    delete_account(user=person)
    for url in urls:
        answer = client.get(url)
        assert answer.status_code == 200, url
        assert NAME not in answer.content.decode(), url
    assert "Former member" in client.get(written.get_absolute_url()).content.decode()


def test_no_row_names_who_left(cast, person, written):
    delete_account(user=person)
    for model, fields in (
        (Post, ("source", "html")),
        (PostRevision, ("source",)),
        (Draft, ("source",)),
        (Topic, ("title",)),
        (AuditEntry, ("reason", "details")),
    ):
        for field in fields:
            assert not [row for row in model.objects.all() if NAME in str(getattr(row, field))], (
                model,
                field,
            )
    assert Post.objects.get(topic=written, position=2).source == "Former member: ask the port office."
    assert Post.objects.filter(source="A better text", author=None).exists()
    assert not Draft.objects.filter(source="Half a draft").exists()
    assert not TopicMember.objects.filter(user=person.pk).exists()
    assert not Attachment.objects.filter(state="waiting").exists()
    assert Attachment.objects.get().uploader is None


def test_the_index_does_not_name_who_left(cast, person, written):
    from forums.indexes import TopicSource

    source = TopicSource()
    assert NAME in str(source.entry(source.queryset().get(pk=written.pk)))
    delete_account(user=person)
    assert NAME not in str(source.entry(source.queryset().get(pk=written.pk)))


def test_a_longer_name_stays(cast, person, rooms):
    other = PostFactory(topic=rooms.topics["public"], author=cast.editor, source=f"@{NAME}s and {NAME}")
    delete_account(user=person)
    other.refresh_from_db()
    assert other.source == f"@{NAME}s and {NAME}"


def test_the_short_name_goes_too(cast, person, rooms):
    """It was made from the name; who else was called keeps their link."""
    handle, other = person.profile.handle, cast.practitioner.profile
    other.is_listed = True
    other.save()
    post = services.reply(
        author=cast.editor,
        topic=rooms.topics["public"],
        source=f"@{handle.title()}, me@{handle}, @{handle}-2 and @{other.handle}: look.",
    )
    delete_account(user=person)
    post.refresh_from_db()
    assert post.source == f"Former member, me@{handle}, @{handle}-2 and @{other.handle}: look."
    assert f"/people/{cast.practitioner.public_id}/" in post.html
    assert str(person.public_id) not in post.html


def remove(client, post, **fields):
    data = {"which": "one", "reason": "The author asked for it."} | fields
    return client.post(reverse("forums:remove_posts", args=[post.pk]), data)


def test_a_moderator_removes_one_post_for_good(cast, client_of, person, written):
    post = Post.objects.get(source="A better text")
    file = post.attachments.get()
    services.accept_answer(actor=cast.moderator, topic=post.topic, position=post.position)
    assert remove(client_of(cast.moderator), post).status_code == 302
    post.refresh_from_db()
    assert (post.source, post.html, post.files, post.author, post.hidden) == ("", "", [], None, True)
    assert not post.revisions.exists()
    assert not Attachment.objects.filter(pk=file.pk).exists()
    assert Topic.objects.get(pk=post.topic_id).accepted_position is None
    assert Post.objects.filter(author=person).count() == 1
    line = AuditEntry.objects.first()
    assert (line.act, line.details["erased"]) == ("hide-post", True)
    page = client_of(cast.visitor).get(post.topic.get_absolute_url()).content.decode()
    assert "was hidden by a moderator" in page


def test_a_moderator_removes_all_posts_of_a_person(cast, client_of, person, written):
    post = Post.objects.get(source="A better text")
    page = client_of(cast.moderator).get(reverse("forums:remove_posts", args=[post.pk])).content.decode()
    assert "(2 posts)" in page
    remove(client_of(cast.moderator), post, which="all")
    assert not Post.objects.filter(author=person).exists()
    topic = Topic.objects.get(pk=written.pk)
    assert (topic.title, topic.author) == ("A question that was removed", None)
    assert "ask the port" in client_of(cast.visitor).get(topic.get_absolute_url()).content.decode()


def test_what_was_removed_cannot_be_shown_again(cast, client_of, written):
    post = Post.objects.get(source="A better text")
    client = client_of(cast.moderator)
    remove(client, post)
    url = reverse("forums:moderate_post", args=[post.pk])
    assert client.post(url, {"act": "show", "reason": "Why not"}).status_code == 404


def test_a_reason_is_needed(cast, client_of, written):
    post = Post.objects.get(source="A better text")
    assert remove(client_of(cast.moderator), post, reason=" ").status_code == 422
    assert Post.objects.get(pk=post.pk).source == "A better text"


def test_only_moderators_remove(cast, client_of, person, written):
    post = Post.objects.get(source="A better text")
    assert remove(client_of(person), post).status_code == 404
