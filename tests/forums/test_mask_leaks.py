"""Somebody with a name to remember writes under pseudonyms wherever one can; no surface shows a mark of them to others."""

import json
import logging
import re
from dataclasses import dataclass

import pytest
from django.apps import apps
from django.urls import reverse
from django.utils import timezone

from forums import masking, services
from forums.guarding import look, vouch
from forums.models import AuditEntry, Follow, Forum, Mask, Post, PrivacyFlag, Topic
from forums.writers import writer_behind
from notifications.letters.sending import send_due
from notifications.models import Event, Letter
from notifications.services import fan_out
from people import roles
from people.export import personal_data
from people.models import User
from search.registry import source_for
from tests.factories.forums import PostFactory, TopicFactory, public_forum, waiting_file
from tests.factories.people import UserFactory, listed
from tests.forums.walking import every_address

pytestmark = pytest.mark.django_db
NUMBER = 48_151_623
HOTLINE = "Its hotline is +49 170 1234567, call before noon."
TITLE = "Whom may I tell of this worry?"
# The tables that may hold the writer's number: what is theirs alone, and the one-time keys of forms.
OWN_TABLES = {"forums.draft.user", "forums.submissionkey.user", "forums.topicmember.user"}
# Where colleagues are chosen from a list of all of them, whatever they wrote.
NAMING = {"/en/forums/rota/"}


@dataclass(frozen=True)
class Stage:
    """What the writer left: two topics of theirs, posts in a colleague's, one of them hidden."""

    writer: User
    forum: Forum
    topics: list[Topic]
    post: Post
    hidden: Post
    known: dict[str, int]

    @property
    def marks(self) -> list[str]:
        ids = [str(self.writer.public_id), self.writer.public_id.hex, str(NUMBER)]
        masks = [word for mask in Mask.objects.all() for word in (mask.mark, mask.sealed)]
        return ["zebulonia", "quartermark", "lighthouse keeper", *ids, *masks]

    def shown_in(self, text: str) -> list[str]:
        low = text.lower()
        return [mark for mark in self.marks if mark.lower() in low]


@pytest.fixture
def writer(db):
    person = UserFactory(
        id=NUMBER,
        email="zebulonia@quartermark.example",
        name="Zebulonia Quartermark",
        groups=[roles.COUNSELLORS],
    )
    listed(person, handle="zebulonia-q", role="Lighthouse keeper")
    return person


@pytest.fixture
def stage(cast, writer, settings, tmp_path, caplog):
    """Every act that a person can do under a pseudonym, and what others did to it."""
    caplog.set_level(logging.INFO)
    settings.MEDIA_ROOT = tmp_path
    forum = public_forum(pseudonyms=True)
    listed(cast.member, handle="merle")
    services.follow_forum(user=cast.outsider, forum=forum, level=Follow.WATCHING)
    file = waiting_file(writer, services.start_key(forum), "plan.txt")
    words = f"@merle, one worry. {HOTLINE}"
    topic = services.start_topic(
        author=writer,
        forum=forum,
        title=TITLE,
        source=words,
        files=[file],
        masked=True,
        override=vouch(look(words), reason="An invented hotline."),
    )
    services.set_poll(actor=writer, topic=topic, question="Would you tell?", options=["Yes", "No"])
    answer = PostFactory(topic=topic, author=cast.member, source=f"See [[forums.topic:{topic.pk}]].")
    services.accept_answer(actor=writer, topic=topic, position=2)
    hidden = PostFactory(topic=topic, author=writer, masked=True, source="It stands hidden.", reply_to=answer)
    services.hide_post(actor=cast.moderator, post=hidden, reason="Too much of a place.")
    hidden.refresh_from_db()
    services.appeal(author=writer, post=hidden, text="There are a hundred such places.")

    other = TopicFactory(forum=forum, author=cast.practitioner, title="How do others handle it?")
    services.follow(user=cast.member, topic=other, level=Follow.WATCHING)
    post = PostFactory(topic=other, author=writer, masked=True, source="We **wait** a week.")
    services.edit_post(actor=writer, post=post, source="We **wait** for two weeks.", version=1)
    services.save_translation(actor=writer, post=post, language="fr", source="Nous attendons.")
    services.save_translation(actor=writer, post=post, language="fr", source="On attend.", version=1)
    PostFactory(topic=other, author=cast.member, source="Thank you.", reply_to=post)
    services.accept_answer(actor=cast.practitioner, topic=other, position=2)
    services.thank(user=cast.member, post=post)
    services.keep_bookmark(user=cast.member, topic=other, post=post, note="", remind_at=None)
    report = services.report_post(reporter=cast.outsider, post=post, reason="other")
    asked = services.ask_to_unseal(actor=cast.moderator, post=post, reason="I wonder.")
    services.decide_unsealing(actor=cast.admin, request=asked, agree=False, reason="No need.")

    lonely = TopicFactory(forum=forum, author=writer, masked=True, title="Nobody answered this yet?")
    services.put_on_call(user=cast.member, kind="expert", starts=timezone.localdate())
    services.call_for_answers()
    services.save_draft(user=writer, topic=other, source="Not said yet", masked=True)
    known = {"decide": report.pk, "decide_unsealing": asked.pk, "decide_flag": PrivacyFlag.objects.get().pk}
    return Stage(writer, forum, [topic, other, lonely], post, hidden, known)


@pytest.mark.parametrize("reader", ["visitor", "outsider", "member", "moderator"])
def test_no_page_shows_a_mark(cast, client_of, stage, reader, caplog):
    client = client_of(getattr(cast, reader))
    (_topic, other, _lonely), position = stage.topics, stage.post.position
    paths = [
        *every_address([stage.forum], stage.topics, stage.known),
        f"/fr{other.get_absolute_url().removeprefix('/en')}?translated={stage.post.pk}",
        reverse("forums:reply", args=[other.pk]) + f"?quote={position}",
        *(file["url"] for file in files_of(stage)),
        *("/en/", "/en/notifications/", "/en/search/?q=worry", "/sitemap.xml"),
    ]
    pseudonyms, seen = {writer_behind(post).name for post in Post.objects.exclude(mask=None)}, 0
    for path in paths:
        response = client.get(path, follow=True)
        assert response.status_code < 500, path
        text = body_of(response) + str(response.headers)
        if path not in NAMING:
            assert not stage.shown_in(text), (reader, path)
        seen += any(name in text for name in pseudonyms)
    assert seen > 8
    assert not stage.shown_in("\n".join(record.getMessage() for record in site_lines(caplog)))


def test_letters_and_notices_show_none(cast, stage, mailoutbox):
    for event in Event.objects.filter(done_at=None).order_by("pk"):
        fan_out(event_id=event.pk)
    mailoutbox.clear()
    Letter.objects.filter(user=cast.outsider).update(pace="daily")
    send_due()
    others = [letter for letter in mailoutbox if letter.to != [stage.writer.email]]
    assert {letter.to[0].split("@")[0] for letter in others} >= {"member", "outsider", "practitioner"}
    for letter in others:
        whole = letter.message().as_string() + letter.body + letter.alternatives[0][0] + letter.subject
        assert not stage.shown_in(whole), letter.subject
    assert any("under" not in letter.subject and "wrote" in letter.body for letter in others)
    # The writer hears what concerns them, at their own address.
    mine = "\n".join(letter.subject for letter in mailoutbox if letter.to == [stage.writer.email])
    assert "hid your post" in mine


def test_what_others_take_away_and_what_is_indexed_shows_none(cast, stage):
    for role, person in cast.signed_in().items():
        assert not stage.shown_in(json.dumps(personal_data(person), default=str)), role
    source = source_for(Topic)
    entries = [source.entry(topic) for topic in source.queryset()]
    assert len(entries) == 3
    assert not stage.shown_in(repr(entries))
    assert not stage.shown_in(repr(list(AuditEntry.objects.values())))


def test_their_own_page_shows_nothing_of_it(cast, client_of, stage):
    client = client_of(cast.moderator)
    page = client.get(reverse("forums:member", args=[stage.writer.public_id])).text
    assert "Zebulonia" in page
    assert not [topic.title for topic in stage.topics if topic.title in page]
    doings = client.get(reverse("forums:member", args=[stage.writer.public_id])).context["doings"]
    assert (doings.posts, doings.accepted, doings.topics, doings.answers) == (0, 0, [], [])


def test_no_other_row_names_the_writer(stage):
    """A table that begins to store who did something masked is noticed here."""
    found = set()
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            names_people = field.remote_field and field.remote_field.model is User
            if names_people and model._base_manager.filter(**{field.name: NUMBER}).exists():
                found.add(f"{model._meta.label_lower}.{field.name}")
    theirs = {name for name in found if name.startswith(("people.", "account.", "notifications."))}
    assert found - theirs == OWN_TABLES
    assert not [name for name in theirs if "actor" in name]
    for model in apps.get_app_config("forums").get_models():
        texts = [field.name for field in model._meta.concrete_fields if not field.is_relation]
        if model is not Mask:
            assert not stage.shown_in(repr(list(model._base_manager.values(*texts)))), model


@pytest.mark.parametrize("reader", ["visitor", "moderator"])
def test_two_topics_of_one_writer_have_no_more_in_common_than_two_of_two(cast, client_of, writer, reader):
    forum, when = public_forum(pseudonyms=True), timezone.now()
    people = (writer, writer, cast.translator)
    topics = [
        TopicFactory(
            forum=forum, author=person, masked=True, title=TITLE, source="The same words.", when=when
        )
        for person in people
    ]
    for number, topic in enumerate(topics):
        # Two names may be alike by chance.
        Mask.objects.filter(topic=topic).update(number=number)
    client = client_of(getattr(cast, reader))
    for address in ("forums:topic", "forums:print", "forums:topic_feed", "forums:case"):
        shown = [words_of(client, address, topic) for topic in topics]
        assert shown[0] & shown[1] <= shown[2], address


def words_of(client, address: str, topic: Topic) -> set[str]:
    key = {"forums:topic": [topic.pk, topic.slug], "forums:case": [topic.posts.get().pk]}
    page = client.get(reverse(address, args=key.get(address, [topic.pk]))).text
    return set(re.findall(r"[\w:-]{3,}", page))


def files_of(stage: Stage) -> list[dict[str, str]]:
    rows = Post.objects.exclude(files=[]).values_list("files", flat=True)
    files = [file for row in rows for file in row]
    assert files
    return [{"url": reverse("forums:file", args=[file["id"], file["name"]])} for file in files]


def site_lines(caplog):
    return [record for record in caplog.records if not record.name.startswith("django.db")]


def body_of(response) -> str:
    if response.streaming:
        return b"".join(response.streaming_content).decode(errors="replace")
    return response.content.decode(errors="replace")


def test_the_writer_is_known_to_the_site_all_the_while(stage):
    """Or nothing above would mean anything."""
    assert {masking.unseal(mask.sealed) for mask in Mask.objects.all()} == {NUMBER}
    assert Mask.objects.count() == 3
