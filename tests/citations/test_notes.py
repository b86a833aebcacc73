"""An accepted answer becomes a draft, then a page; topic and page lead to each other."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, Revision
from wagtail.rich_text import RichText
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from forums import services
from forums.models import AuditEntry, PracticeNote, Topic
from library.models import BriefPage
from tests.factories.forums import PostFactory, TopicFactory, closed_forum

pytestmark = pytest.mark.django_db


def answered(topic, author, source):
    post = PostFactory(topic=topic, author=author, source=source)
    services.accept_answer(actor=topic.author, topic=topic, position=post.position)
    topic.refresh_from_db()
    return post


def data(**more):
    day = timezone.localdate() + timedelta(days=200)
    return {"title": "How to hand over papers", "review_on": day.isoformat(), **more}


def the_draft() -> BriefPage:
    note = PracticeNote.objects.get()
    return BriefPage.objects.get(pk=note.page_key.partition(":")[2])


def outside_finds(client_of, cast, url):
    """Where the link of the note leads a visitor."""
    return client_of(cast.visitor).get(url.removeprefix(settings.SITE_ADDRESS)).headers["Location"]


@pytest.fixture
def open_answer(cast, shelf, key, topic):
    return answered(topic, cast.practitioner, f"Ring **first**. {key(shelf.open)} {key(shelf.members)}")


@pytest.fixture
def closed_answer(cast, closed_topic):
    forum = closed_topic.forum
    return answered(closed_topic, cast.moderator, f"Only said in {forum}: wait a week.")


def test_from_answer_to_page_and_back(cast, client_of, shelf, topic, open_answer, indexed):
    indexed()
    address = reverse("forums:note", args=[topic.pk])
    client = client_of(cast.moderator)
    assert "Propose as a practice note" in client.get(topic.get_absolute_url()).text
    assert client.get(address).status_code == 200
    assert client.post(address, data()).status_code == 302
    assert client.post(address, data(title="Sent a second time")).status_code == 302
    page = the_draft()
    assert not page.live
    assert page.title == "How to hand over papers"
    assert page.workflow_in_progress
    html = str(page.body)
    assert "<b>first</b>" in html
    assert "Medical handover" in html
    assert "quiet list" not in html
    sources = [block.value["title"] for block in page.sources]
    assert sources == ["Discussion in the forums", "Medical handover"]
    assert page.sources[0].value["url"].endswith(f"/topics/{topic.pk}/discussion/?post=2")
    assert outside_finds(client_of, cast, page.sources[0].value["url"]) == topic.url_of(2)
    assert page.credits[0].value["name"] == "Practitioner"
    assert page.review_date == timezone.localdate() + timedelta(days=200)
    assert "In review" in client_of(cast.member).get(topic.get_absolute_url()).text
    assert "Practice note" not in client_of(cast.outsider).get(topic.get_absolute_url()).text
    Revision.page_revisions.filter(object_id=str(page.pk)).latest("pk").publish()
    topic.refresh_from_db()
    assert topic.note_state == "published"
    outside = client_of(cast.visitor)
    assert (
        f'href="{page.get_url()}">Read the page made from the answer'
        in outside.get(topic.get_absolute_url()).text
    )
    html = outside.get(page.get_url()).text
    assert "This page was made from an answer here" in html
    assert topic.title in html
    Page.objects.get(pk=page.pk).specific.unpublish()
    assert "Read the page" not in outside.get(topic.get_absolute_url()).text
    Page.objects.get(pk=page.pk).delete()
    assert Topic.objects.get(pk=topic.pk).note_state == ""
    assert not PracticeNote.objects.exists()


def test_words_of_a_closed_forum_wait_for_their_writer(cast, client_of, closed_topic, closed_answer):
    before = BriefPage.objects.count()
    address = reverse("forums:note", args=[closed_topic.pk])
    client_of(cast.counsellor).post(address, data())
    note = PracticeNote.objects.get()
    assert (note.state, note.page_key, note.named) == ("asked", "", False)
    assert BriefPage.objects.count() == before
    answer = reverse("forums:note_answer", args=[closed_topic.pk])
    assert client_of(cast.counsellor).get(answer).status_code == 404
    assert client_of(cast.counsellor).post(answer, {"answer": "yes"}).status_code == 404
    author = client_of(cast.moderator)
    assert "A colleague asks" in author.get(closed_topic.get_absolute_url()).text
    assert author.post(answer, {"answer": "perhaps"}).status_code == 422
    assert author.post(answer, {"answer": "yes"}).status_code == 302
    assert author.post(answer, {"answer": "yes"}).status_code == 302
    page = the_draft()
    assert not page.credits
    assert "Moderator" not in f"{page.body}{page.credits}{page.sources}"
    written = f"{page.body}{page.sources}{page.summary}"
    assert "behind the door" not in written
    assert closed_topic.slug not in written
    assert page.owner == cast.counsellor
    assert {revision.user for revision in page.revisions.all()} == {cast.counsellor}
    acts = list(AuditEntry.objects.order_by("pk").values_list("act", flat=True))
    assert acts == ["ask-note", "make-note"]


def test_the_writer_may_keep_their_words(cast, client_of, closed_topic, closed_answer):
    address = reverse("forums:note", args=[closed_topic.pk])
    client_of(cast.counsellor).post(address, data())
    client_of(cast.moderator).post(reverse("forums:note_answer", args=[closed_topic.pk]), {"answer": "no"})
    assert PracticeNote.objects.get().state == "declined"
    assert not BriefPage.objects.filter(title="How to hand over papers").exists()
    # Somebody may ask again; the writer may also propose it, and then needs nobody's word.
    client_of(cast.moderator).post(address, data(named="on"))
    assert the_draft().credits[0].value["name"] == "Moderator"


def test_a_published_note_of_a_closed_topic_does_not_show_it(
    cast, client_of, closed_topic, closed_answer, indexed
):
    indexed()
    client_of(cast.moderator).post(reverse("forums:note", args=[closed_topic.pk]), data())
    page = the_draft()
    Revision.page_revisions.filter(object_id=str(page.pk)).latest("pk").publish()
    html = client_of(cast.visitor).get(page.get_url()).text
    assert "behind the door" not in html
    assert "Discussed in forums" not in html
    assert "behind the door" in client_of(cast.counsellor).get(page.get_url()).text


def test_bad_input_is_said_beside_the_field(cast, client_of, topic, open_answer):
    address = reverse("forums:note", args=[topic.pk])
    page = client_of(cast.member).post(address, {"title": "Short", "review_on": "2001-01-01"})
    assert page.status_code == 422
    assert "Choose a day that is still to come." in page.text
    assert not PracticeNote.objects.exists()


def test_others_may_not_and_only_an_accepted_answer(cast, client_of, topic, open_answer, closed_topic):
    address = reverse("forums:note", args=[topic.pk])
    assert client_of(cast.outsider).get(address).status_code == 404
    assert client_of(cast.outsider).post(address, data()).status_code == 404
    assert client_of(cast.counsellor).get(reverse("forums:note", args=[closed_topic.pk])).status_code == 404
    services.hide_post(actor=cast.moderator, post=open_answer, reason="Names a person.")
    assert client_of(cast.moderator).post(address, data()).status_code == 404


def test_reports_for_editors(cast, client_of, shelf, key, topic, closed_topic, indexed):
    indexed()
    PostFactory(topic=topic, source=key(shelf.open))
    PostFactory(topic=closed_topic, source=key(shelf.open))
    BriefPage.objects.filter(pk=shelf.members.pk).update(review_date=timezone.localdate() - timedelta(days=3))
    from search.indexing import drain

    client = client_of(cast.editor)
    assert "Every cited resource is there" in client.get(reverse("citations_report")).text
    Page.objects.get(pk=shelf.open.pk).specific.unpublish()
    drain()
    html = client.get(reverse("citations_report")).text
    assert "Medical handover" in html
    assert "Withdrawn" in html
    assert topic.title in html
    assert "1 place that is not open to you" in html
    assert closed_topic.title not in html
    html = client.get(reverse("library_reviews")).text
    assert "Where the quiet list lies" in html
    assert "overdue" in html
    assert client_of(cast.translator).get(reverse("citations_report")).status_code != 200


def test_a_closed_forum_s_note_needs_somebody_who_can_agree(cast, client_of, shelf):
    topic = TopicFactory(forum=closed_forum(), author=cast.counsellor)
    post = answered(topic, cast.focal_point, "Left since")
    post.author = None
    post.save()
    page = client_of(cast.counsellor).post(reverse("forums:note", args=[topic.pk]), data())
    assert page.status_code == 422
    assert not PracticeNote.objects.exists()


def test_a_masked_writer_who_proposes_is_named_nowhere(cast, client_of, closed_topic, closed_answer):
    client_of(cast.moderator).post(reverse("forums:note", args=[closed_topic.pk]), data())
    page = the_draft()
    assert not page.credits
    assert page.owner is None
    assert {revision.user for revision in page.revisions.all()} == {None}
    assert page.current_workflow_state.requested_by is None


def test_an_editor_approves_it_as_it_is(cast, client_of, topic, open_answer, indexed):
    """One approval is enough, since opening the draft changes nothing in it."""
    indexed()
    client_of(cast.moderator).post(reverse("forums:note", args=[topic.pk]), data())
    answer = approve(client_of(cast.editor))
    assert answer.status_code == 302, answer.context["form"].errors
    assert the_draft().live
    assert PracticeNote.objects.get().state == "published"


def test_an_approval_that_is_sent_twice_leaves_the_page_published(
    cast, client_of, topic, open_answer, indexed
):
    """A second press, or the editor's own saving, which takes along what was pressed."""
    indexed()
    client_of(cast.moderator).post(reverse("forums:note", args=[topic.pk]), data())
    editor = client_of(cast.editor)
    form = approval()
    saved_by_itself = approve(editor, form, accept="application/json")
    assert saved_by_itself.status_code == 400
    assert saved_by_itself.json()["success"] is False
    assert not the_draft().live
    assert approve(editor, form).status_code == 302
    again = approve(editor, form)
    assert again["Location"] == edit_address()
    assert "had ended already" in editor.get(again["Location"]).text
    assert the_draft().live
    assert not the_draft().has_unpublished_changes


def edit_address():
    return reverse("wagtailadmin_pages:edit", args=[the_draft().pk])


def approval():
    """What an editor's browser sends who opened the draft and approves it."""
    page = the_draft()
    form = page.get_edit_handler().get_form_class()(instance=page)
    sent = inline_formset([])
    fields = {name: form.initial[name] for name in form.fields if form.initial.get(name)}
    fields |= {name: _stream(getattr(page, name)) for name in ("body", "credits", "sources", "key_messages")}
    for name in ("country_roles", "comments"):
        fields[name] = sent
    act = {"action-workflow-action": "true", "workflow-action-name": "approve"}
    return nested_form_data(fields) | act


def approve(client, form=None, accept="text/html"):
    return client.post(edit_address(), form or approval(), headers={"accept": accept})


def _stream(blocks):
    """What the editor's browser sends of blocks it was shown."""
    sent = [
        (
            block.block_type,
            rich_text(block.value.source, features=block.block.features)
            if isinstance(block.value, RichText)
            else {name: value or "" for name, value in block.value.items()},
        )
        for block in blocks
    ]
    return streamfield(sent) | {f"{n}-id": block.id for n, block in enumerate(blocks)}
