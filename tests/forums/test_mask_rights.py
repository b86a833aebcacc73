"""What a person has of their masked words: the reason of a hiding, an appeal, their data, a translation, a way out."""

import pytest
from django.urls import reverse

from forums import access, masking, services
from forums.errors import NotYoursToDecideError, PseudonymError
from forums.models import Appeal, Attachment, Forum, Mask, Post, PostTranslation, SubmissionKey, Unsealing
from forums.personal import forum_data
from forums.writers import writer_behind
from notifications.models import Event, Notice
from notifications.services import fan_out
from people.services.erasure import delete_account
from tests.factories.forums import PostFactory, TopicFactory, members_forum, public_forum, waiting_file

pytestmark = pytest.mark.django_db
REASON = "It names the only shelter there."


@pytest.fixture
def forum():
    return public_forum(pseudonyms=True)


@pytest.fixture
def topic(cast, forum):
    return TopicFactory(forum=forum, author=cast.practitioner)


@pytest.fixture
def post(cast, topic):
    return PostFactory(topic=topic, author=cast.counsellor, masked=True, source="Masked words of mine.")


def hidden(cast, post):
    services.hide_post(actor=cast.moderator, post=post, reason=REASON)
    return Post.objects.select_related("topic", "mask").get(pk=post.pk)


def test_the_writer_reads_why_and_is_told(cast, client_of, post, mailoutbox):
    post = hidden(cast, post)
    mine, others = client_of(cast.counsellor), client_of(cast.member)
    assert REASON in mine.get(post.get_absolute_url()).text
    assert REASON not in others.get(post.get_absolute_url()).text
    assert mine.get(reverse("forums:appeal", args=[post.pk])).status_code == 200
    assert others.get(reverse("forums:appeal", args=[post.pk])).status_code == 404
    for event in Event.objects.filter(done_at=None):
        fan_out(event_id=event.pk)
    (notice,) = Notice.objects.filter(kind="forums.hidden")
    assert notice.user == cast.counsellor
    assert "A moderator hid your post" in mine.get(reverse("notifications:list")).text


def test_a_hidden_topic_stays_open_to_who_asked_it(cast, client_of, forum):
    topic = TopicFactory(forum=forum, author=cast.counsellor, masked=True)
    services.hide_topic(actor=cast.moderator, topic=topic, reason=REASON)
    assert REASON in client_of(cast.counsellor).get(topic.get_absolute_url()).text
    assert client_of(cast.member).get(topic.get_absolute_url()).status_code == 404
    assert client_of(cast.visitor).get(topic.get_absolute_url()).status_code == 404


def test_an_appeal_bears_the_pseudonym(cast, client_of, post):
    post = hidden(cast, post)
    address = reverse("forums:appeal", args=[post.pk])
    assert client_of(cast.counsellor).post(address, {"text": "There are many."}).status_code == 302
    (made,) = Appeal.objects.all()
    assert made.author is None
    page = client_of(cast.moderator).get(reverse("forums:appeals")).text
    assert "There are many." in page
    assert str(cast.counsellor) not in page
    services.decide_appeal(actor=cast.moderator, appeal=made, show=True, decision="So there are.")
    assert not Post.objects.get(pk=post.pk).hidden
    told = Event.objects.filter(about=f"forums.appeal:{made.pk}")
    assert told.exists()


def test_no_moderator_decides_their_own_masked_appeal(cast, topic):
    post = PostFactory(topic=topic, author=cast.moderator, masked=True)
    services.hide_post(actor=cast.moderator, post=post, reason=REASON)
    post = Post.objects.select_related("topic", "mask").get(pk=post.pk)
    made = services.appeal(author=cast.moderator, post=post, text="Please look.")
    with pytest.raises(NotYoursToDecideError):
        services.decide_appeal(actor=cast.moderator, appeal=made, show=True, decision="Mine.")


def test_the_export_holds_masked_words_of_the_person_alone(cast, post):
    services.edit_post(actor=cast.counsellor, post=post, source="Masked words, mended.", version=1)
    services.save_translation(actor=cast.counsellor, post=post, language="fr", source="Des mots.")
    (told,) = [each for each in forum_data(cast.counsellor)["posts"] if each["text"].startswith("Masked")]
    assert told["under_pseudonym"] == writer_behind(post).name
    assert told["earlier_texts"][0]["text"] == "Masked words of mine."
    assert told["translations_under_pseudonym"] == [{"language": "fr", "text": "Des mots."}]
    (by_name,) = forum_data(cast.practitioner)["posts"]
    assert by_name["under_pseudonym"] == ""
    assert not forum_data(cast.member)["posts"]


def test_a_translation_by_the_writer_bears_the_pseudonym(cast, client_of, post):
    address = reverse("forums:translate", args=[post.pk]) + "?language=fr"
    sent = {"language": "fr", "source": "Des mots masqués.", "version": 0}
    assert client_of(cast.counsellor).post(address, sent).status_code == 302
    row = PostTranslation.objects.get()
    assert (row.by, row.masked) == (None, True)
    page = client_of(cast.member).get(f"/fr{post.topic.get_absolute_url()[3:]}?translated={post.pk}").text
    assert "Des mots masqués." in page
    assert "Ancien membre" not in page
    # Only its writer and moderators change it; who is named elsewhere stays named.
    row = PostTranslation.objects.select_related("post__topic", "post__mask").get()
    assert access.can_edit_translation(cast.counsellor, row)
    assert not access.can_edit_translation(cast.member, row)
    services.save_translation(actor=cast.moderator, post=post, language="fr", source="Mieux.", version=1)
    assert PostTranslation.objects.get().masked
    services.save_translation(actor=cast.member, post=post, language="es", source="Palabras.")
    assert PostTranslation.objects.get(language="es").by == cast.member
    machine = PostTranslation.objects.create(post=post, language="ar", source="x", html="x", machine="Engine")
    services.approve_translation(actor=cast.counsellor, translation=machine)
    machine.refresh_from_db()
    assert (machine.approved_by, machine.masked) == (None, True)


def test_files_of_a_masked_post_name_no_uploader(cast, topic):
    row = waiting_file(cast.counsellor, services.reply_key(topic))
    post = PostFactory(topic=topic, author=cast.counsellor, masked=True, files=[row])
    more = waiting_file(cast.counsellor, f"edit:{post.pk}", "more.txt", b"More of it")
    services.edit_post(actor=cast.counsellor, post=post, source="With more.", version=1, files=[more])
    assert list(Attachment.objects.values_list("uploader", "state")) == [(None, "posted")] * 2


def test_leaving_breaks_the_seal(cast, post):
    asked = services.ask_to_unseal(actor=cast.moderator, post=post, reason="A child may be in danger.")
    before = Mask.objects.get()
    delete_account(user=cast.counsellor)
    after = Mask.objects.get()
    assert (masking.unseal(before.sealed), masking.unseal(after.sealed)) != (None, None)
    assert masking.unseal(after.sealed) is None
    assert after.mark != before.mark
    assert writer_behind(Post.objects.get(pk=post.pk)).name == writer_behind(post).name
    services.decide_unsealing(actor=cast.admin, request=asked, agree=True, reason="Agreed.")
    assert services.unsealed_writer(request=Unsealing.objects.get(), viewer=cast.admin) is None
    assert not SubmissionKey.objects.exists()


def test_removing_for_good_takes_the_pseudonym_too(cast, forum):
    topic = TopicFactory(forum=forum, author=cast.counsellor, masked=True)
    kept = PostFactory(topic=topic, author=cast.counsellor, masked=True)
    services.remove_posts(actor=cast.moderator, posts=[topic.posts.get(position=1)], reason="As asked.")
    topic.refresh_from_db()
    assert topic.mask is None
    assert Post.objects.get(topic=topic, position=1).mask is None
    assert Mask.objects.get() == kept.mask
    services.remove_posts(actor=cast.moderator, posts=[kept], reason="As asked.")
    assert not Mask.objects.exists()
    assert not SubmissionKey.objects.exists()


def test_a_merge_does_not_tell_that_two_pseudonyms_are_one(cast, forum, topic, post):
    other = TopicFactory(forum=forum, author=cast.counsellor, masked=True)
    again = PostFactory(topic=other, author=cast.counsellor, masked=True)
    services.merge_topics(actor=cast.moderator, topic=other, into=topic, reason="Asked twice.")
    here = Post.objects.select_related("mask").get(pk=post.pk)
    moved, question = (
        Post.objects.select_related("mask").filter(topic=topic, position__gt=2).order_by("-position")
    )
    assert moved.pk == again.pk
    assert moved.mask == question.mask != here.mask
    assert writer_behind(moved).name != writer_behind(here).name
    assert access.wrote(cast.counsellor, moved)
    assert not access.wrote(cast.member, moved)
    # Who goes on writing keeps the one they had there, and takes both along.
    assert PostFactory(topic=topic, author=cast.counsellor, masked=True).mask == here.mask
    assert set(Mask.objects.worn_by(cast.counsellor)) >= {here.mask, moved.mask}


def test_a_forum_that_takes_pseudonyms_no_more_posts_nothing_by_name(cast, client_of, topic, post):
    client, address = client_of(cast.counsellor), reverse("forums:reply", args=[topic.pk])
    services.save_draft(user=cast.counsellor, topic=topic, source="Begun masked.", masked=True)
    Forum.objects.update(pseudonyms=False)
    shown = client.get(address).text
    assert "You began this text under a pseudonym." in shown
    data = {"source": "Sent with the tick.", "language": "en", "key": "k", "masked": "on"}
    refused = client.post(address, data)
    assert refused.status_code == 422
    assert "Nothing was posted" in refused.text
    assert not Post.objects.filter(source="Sent with the tick.").exists()
    assert 'name="masked"' not in refused.text
    del data["masked"]
    assert client.post(address, data).status_code == 302
    assert Post.objects.get(source="Sent with the tick.").author == cast.counsellor


def test_a_topic_that_moved_meanwhile_posts_nothing_by_name(cast, client_of, topic, post):
    """The service is asked with a pseudonym and may not give one."""
    into = TopicFactory(forum=members_forum(approve_first=1), author=cast.practitioner)
    services.merge_topics(actor=cast.moderator, topic=topic, into=into, reason="The same.")
    with pytest.raises(PseudonymError):
        PostFactory(topic=topic, author=cast.counsellor, masked=True)
