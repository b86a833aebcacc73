"""Sealed pseudonyms: one in a topic, another in the next, and no surface that tells who it is."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError, connection, transaction
from django.urls import reverse
from django.utils import timezone

from forums import access, masking, services
from forums.errors import PseudonymError
from forums.limits import posting_too_fast
from forums.models import Ask, AuditEntry, Mask, Post, PostRevision, Topic, Unsealing
from forums.writers import writer_behind
from tests.factories.forums import PostFactory, TopicFactory, closed_forum, public_forum

pytestmark = pytest.mark.django_db


@pytest.fixture
def forum():
    return public_forum(pseudonyms=True)


@pytest.fixture
def masked(cast, forum):
    """A topic and a reply by the counsellor, both under their pseudonym, and an answer by name."""
    topic = TopicFactory(forum=forum, author=cast.counsellor, masked=True, title="Whom may I tell this?")
    PostFactory(topic=topic, author=cast.practitioner)
    post = PostFactory(topic=topic, author=cast.counsellor, masked=True, source="I had one more thought.")
    topic.refresh_from_db()
    return topic, post


def test_a_writer_is_one_within_a_topic_and_another_in_the_next(cast, forum, masked):
    topic, post = masked
    assert topic.mask == post.mask == Post.objects.get(topic=topic, position=1).mask
    other = PostFactory(topic=topic, author=cast.member, masked=True)
    assert other.mask != post.mask
    assert writer_behind(other).name != writer_behind(post).name
    elsewhere = TopicFactory(forum=forum, author=cast.counsellor, masked=True)
    assert elsewhere.mask.mark != topic.mask.mark
    assert elsewhere.mask.sealed != topic.mask.sealed


def test_no_row_of_topic_or_post_names_the_writer(cast, masked):
    topic, post = masked
    services.edit_post(actor=cast.counsellor, post=post, source="Said better.", version=1)
    assert topic.author is None
    assert not Post.objects.filter(author=cast.counsellor).exists()
    assert not Topic.objects.filter(last_author=cast.counsellor).exists()
    assert list(PostRevision.objects.values_list("replaced_by", flat=True)) == [None]
    assert not AuditEntry.objects.exists()


def test_pages_feeds_and_search_show_the_pseudonym_to_everybody(cast, client_of, forum, masked):
    topic, post = masked
    services.edit_post(actor=cast.counsellor, post=post, source="Said better.", version=1)
    services.report_post(reporter=cast.member, post=post, reason="other")
    services.accept_answer(actor=cast.moderator, topic=topic, position=3)
    name, secret = str(cast.counsellor), str(cast.counsellor.public_id)
    paths = [
        topic.get_absolute_url(),
        forum.get_absolute_url(),
        reverse("forums:index"),
        reverse("forums:latest"),
        reverse("forums:following"),
        reverse("forums:feed", args=[forum.slug]),
        reverse("forums:history", args=[post.pk]),
        reverse("forums:report", args=[post.pk]),
        reverse("forums:edit", args=[post.pk]),
        reverse("forums:reply", args=[topic.pk]) + "?quote=3",
        reverse("forums:moderate_post", args=[post.pk]),
        reverse("forums:desk"),
        reverse("forums:record"),
        reverse("forums:unsealings"),
    ]
    shown = 0
    for role, user in cast:
        if role == "counsellor":
            continue
        for path in paths:
            page = client_of(user).get(path, follow=True).content.decode()
            assert name not in page, (role, path)
            assert secret not in page, (role, path)
            shown += writer_behind(post).name in page
    assert shown > 20


def test_the_writer_may_still_edit_accept_and_not_report(cast, client_of, masked):
    topic, _post = masked
    post = Post.objects.select_related("mask", "topic__forum").get(topic=topic, position=3)
    assert access.can_edit(cast.counsellor, post)
    assert access.can_see_history(cast.counsellor, post)
    assert not access.can_report(cast.counsellor, post)
    assert access.can_accept(cast.counsellor, topic)
    assert not access.can_edit(cast.member, post)
    assert not access.wrote(AnonymousUser(), post)
    form = client_of(cast.counsellor).get(reverse("forums:edit", args=[post.pk])).context["form"]
    assert "reason" not in form.fields


def test_a_changed_key_still_recognises_and_opens(cast, masked, settings):
    topic, post = masked
    settings.SECRET_KEY_FALLBACKS, settings.SECRET_KEY = [settings.SECRET_KEY], "another-key-of-the-site"
    post = Post.objects.select_related("mask").get(pk=post.pk)
    assert access.wrote(cast.counsellor, post)
    assert masking.unseal(post.mask.sealed) == cast.counsellor.pk
    assert PostFactory(topic=topic, author=cast.counsellor, masked=True).mask == post.mask
    settings.SECRET_KEY_FALLBACKS = []
    assert masking.unseal(post.mask.sealed) is None


def test_a_masked_writer_is_counted_and_never_asked(cast, masked):
    topic, _post = masked
    for _ in range(8):
        PostFactory(topic=topic, author=cast.counsellor, masked=True)
    assert posting_too_fast(cast.counsellor)
    lonely = TopicFactory(forum=topic.forum, author=cast.counsellor, masked=True)
    PostFactory(topic=lonely, author=cast.counsellor, masked=True)
    lonely.refresh_from_db()
    assert lonely.first_answer_at is None
    services.put_on_call(user=cast.counsellor, kind="expert", starts=timezone.localdate())
    services.call_for_answers()
    assert not Ask.objects.filter(topic=lonely, user=cast.counsellor).exists()


def test_forums_without_pseudonyms_take_none(cast, client_of):
    topic = TopicFactory(forum=closed_forum(), author=cast.counsellor)
    with pytest.raises(PseudonymError):
        PostFactory(topic=topic, author=cast.counsellor, masked=True)
    client = client_of(cast.counsellor)
    address = reverse("forums:reply", args=[topic.pk])
    assert 'name="masked"' not in client.get(address).content.decode()
    client.post(address, {"source": "By name then.", "language": "en", "key": "k"})
    assert Post.objects.get(topic=topic, position=2).author == cast.counsellor


def test_the_form_posts_under_a_pseudonym_and_remembers_it(cast, client_of, masked):
    topic, _post = masked
    client = client_of(cast.member)
    address = reverse("forums:reply", args=[topic.pk])
    assert not client.get(address).context["form"]["masked"].initial
    data = {"source": "Another view on it.", "language": "en", "key": "k", "masked": "on"}
    for _ in range(2):
        assert client.post(address, data).status_code == 302
    assert Post.objects.filter(topic=topic, author=None).exclude(mask=topic.mask).count() == 1
    assert client.get(address).context["form"]["masked"].initial


def test_an_ended_session_does_not_take_the_mask_off(cast, client, forum, masked):
    topic, _post = masked
    address = reverse("forums:reply", args=[topic.pk])
    client.post(address, {"source": "Written in time.", "language": "en", "masked": "on"})
    client.force_login(cast.member)
    assert client.get(address).context["form"].initial["masked"]


def test_a_draft_keeps_the_mask(cast, client_of, masked):
    topic, _post = masked
    client = client_of(cast.member)
    place = {"place": f"reply:{topic.pk}", "source": "Half a thought", "masked": "on"}
    client.post(reverse("forums:save_draft"), place)
    for address in (reverse("forums:reply", args=[topic.pk]), topic.get_absolute_url()):
        assert client.get(address).context["form"]["masked"].value()
    del place["masked"]
    client.post(reverse("forums:save_draft"), place)
    assert not client.get(topic.get_absolute_url()).context["form"]["masked"].value()


def test_two_people_open_a_pseudonym_for_a_day(cast, client_of, masked):
    _topic, post = masked
    ask = reverse("forums:ask_to_unseal", args=[post.pk])
    moderator, admin = client_of(cast.moderator), client_of(cast.admin)
    assert client_of(cast.member).get(ask).status_code == 404
    assert moderator.post(ask, {"reason": ""}).status_code == 422
    for _ in range(2):
        assert moderator.post(ask, {"reason": "A child may be in danger."}).status_code == 302
    asked = Unsealing.objects.get()
    decide = reverse("forums:decide_unsealing", args=[asked.pk])
    answer = {"act": "open", "reason": "Agreed."}
    assert moderator.post(decide, answer).status_code == 404
    assert client_of(cast.outsider).post(decide, answer).status_code == 404
    name, listed = str(cast.counsellor), reverse("forums:unsealings")
    assert name not in admin.get(listed).content.decode()
    assert admin.post(decide, answer).status_code == 302
    for client in (moderator, admin):
        assert name in client.get(listed).content.decode()
    assert client_of(cast.outsider).get(listed).status_code == 404
    acts = list(AuditEntry.objects.order_by("id").values_list("act", "actor"))
    assert acts == [("ask-unseal", cast.moderator.public_id), ("unseal", cast.admin.public_id)]
    assert name not in repr(list(AuditEntry.objects.values()))
    Unsealing.objects.update(decided_at=timezone.now() - timedelta(hours=25))
    assert name not in moderator.get(listed).content.decode()


def test_nobody_agrees_to_their_own_request(cast, client_of, masked):
    _topic, post = masked
    asked = services.ask_to_unseal(actor=cast.admin, post=post, reason="I want to know.")
    answer = client_of(cast.admin).post(
        reverse("forums:decide_unsealing", args=[asked.pk]), {"act": "open", "reason": "Because."}
    )
    assert answer.status_code == 422
    with pytest.raises(PermissionError):
        services.decide_unsealing(actor=cast.admin, request=asked, agree=True, reason="x")
    with pytest.raises(IntegrityError), transaction.atomic():
        Unsealing.objects.update(decided_by=cast.admin, agreed=True)
    assert services.unsealed_writer(request=Unsealing.objects.get(), viewer=cast.admin) is None


def test_a_refused_request_shows_nothing(cast, client_of, masked):
    _topic, post = masked
    asked = services.ask_to_unseal(actor=cast.moderator, post=post, reason="Curious.")
    services.decide_unsealing(actor=cast.admin, request=asked, agree=False, reason="No reason to.")
    page = client_of(cast.moderator).get(reverse("forums:unsealings")).content.decode()
    assert str(cast.counsellor) not in page
    assert "No reason to" not in page


def test_the_stored_seal_holds_no_number_of_an_account(cast, masked):
    mask = Mask.objects.get()
    assert not re.search(rf"\b{cast.counsellor.pk}\b", mask.mark + mask.sealed)
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM forums_mask")
        assert str(cast.counsellor.email) not in repr(cursor.fetchall())
