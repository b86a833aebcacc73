import pytest

from forums import services
from forums.changes import compare, history_of
from forums.errors import EditConflictError
from forums.models import AuditEntry, Post
from tests.factories.forums import PostFactory
from tests.factories.taxonomy import ConceptFactory, CountryFactory

pytestmark = pytest.mark.django_db


def test_it_works(cast, topic):
    post = topic.posts.get(position=1)
    edited = services.edit_post(actor=cast.member, post=post, source="Better *words*", version=1)
    assert (edited.version, edited.html.strip()) == (2, "<p>Better <em>words</em></p>")
    assert edited.edited_at is not None
    assert edited.revisions.get().source == post.source
    assert not AuditEntry.objects.exists()


def test_nobody_writes_over_a_change_they_did_not_see(cast, topic):
    post = topic.posts.get(position=1)
    services.edit_post(actor=cast.member, post=post, source="From the phone", version=1)
    with pytest.raises(EditConflictError) as refused:
        services.edit_post(actor=cast.member, post=post, source="From the office", version=1)
    assert refused.value.current.source == "From the phone"
    assert Post.objects.get(pk=post.pk).source == "From the phone"


def test_twenty_editors_of_one_version_make_one_change(cast, topic):
    post, refused = topic.posts.get(position=1), 0
    for number in range(20):
        try:
            services.edit_post(actor=cast.member, post=post, source=f"Text {number}", version=1)
        except EditConflictError:
            refused += 1
    assert refused == 19
    assert Post.objects.get(pk=post.pk).source == "Text 0"


def test_a_moderators_change_of_a_colleagues_text_is_on_record(cast, topic):
    post = topic.posts.get(position=1)
    services.edit_post(
        actor=cast.moderator, post=post, source="Less.", version=1, reason="A village was named."
    )
    entry = AuditEntry.objects.get()
    assert (entry.act, entry.reason) == ("edit", "A village was named.")
    assert (entry.target, entry.actor) == (f"forums.post:{post.pk}", cast.moderator.public_id)


def test_the_topic_changes_with_its_question(cast, topic):
    CountryFactory(code="SN")
    reception = ConceptFactory(slug="reception")
    services.edit_post(
        actor=cast.member,
        post=topic.posts.get(position=1),
        source="Words",
        version=1,
        title="A clearer title",
        concepts=[reception],
        countries=[("SN", "host")],
    )
    topic.refresh_from_db()
    assert topic.title == "A clearer title"
    assert list(topic.concepts.all()) == [reception]
    assert topic.topic_countries.get().role == "host"


def test_history_shows_each_change(cast, topic):
    post = PostFactory(topic=topic, author=cast.counsellor, source="one two three")
    services.edit_post(actor=cast.counsellor, post=post, source="one 2 three", version=1)
    post = services.edit_post(actor=cast.counsellor, post=post, source="one 2 three four", version=2)
    newest, oldest = history_of(post)
    assert [piece.text for piece in newest.pieces if piece.kind == "in"] == [" four"]
    assert [piece.text for piece in oldest.pieces if piece.kind == "out"] == ["two"]


def test_compare_loses_no_word():
    pieces = compare("a b  c\nd", "a x c\nd e")
    assert "".join(piece.text for piece in pieces if piece.kind != "out") == "a x c\nd e"
    assert "".join(piece.text for piece in pieces if piece.kind != "in") == "a b  c\nd"
