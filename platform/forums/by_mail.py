"""Letters that are replies or new topics: judged by the same rules as the forms, stored by the same services."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable, Sequence
from functools import partial
from typing import Any, Final

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from forums import access, masking, rendering, services
from forums.addresses import REPLY, START
from forums.citing import public_source, public_words
from forums.errors import IdentifyingTextError, RefusedError, TopicClosedError
from forums.guarding import vouch
from forums.limits import posting_too_fast
from forums.mail_files import taken_in
from forums.models import Draft, Follow, Forum, Mask, Post, Topic
from forums.models.grant import Level
from mailroom.cutting import marker_line
from mailroom.errors import DoubtfulError
from mailroom.errors import RefusedError as LetterRefusedError
from mailroom.reasons import Reason
from mailroom.registry import Kept, Letter, Taken, register
from people.letters import language_of
from taxonomy.detecting import detect

SHORTEST_TITLE: Final = 8
ANSWER_SIGNS: Final = re.compile(
    r"^(?:(?:re|fwd?|aw|wg|sv|vb|tr|rv|ref|rép|رد|إعادة)\s*(?:\[\d+\])?\s*:\s*)+", re.I
)
RELEASED: Final = "Read and released by a moderator of held letters."
LONGEST_DRAFT: Final = rendering.MAX_CHARACTERS * 3


class ForumsByMail(ABC):
    """What replies and new topics share."""

    kind = ""

    @abstractmethod
    def forum_of(self, place_id: int) -> Forum | None:
        """The forum that the place is, or lies in."""

    def veiled(self, pairs: Iterable[tuple[Any, int]]) -> Collection[tuple[int, int]]:
        """Nothing but a reply is ever written under a pseudonym by mail."""
        return ()

    def room_of(self, place_id: int) -> str:
        forum = self.forum_of(place_id)
        return access.forum_token(forum.pk) if forum else ""

    def rooms_of(self, user: Any) -> Iterable[str]:
        return {access.forum_token(pk) for pk in access.forums_at(user, Level.MODERATE)}


class ReplyByMail(ForumsByMail):
    """A letter to the personal address of a topic."""

    kind = REPLY

    def place_of(self, word: str) -> int | None:
        """A topic has no public address."""
        return None

    def forum_of(self, place_id: int) -> Forum | None:
        return Forum.objects.filter(topics=place_id).first()

    def veiled(self, pairs: Iterable[tuple[Any, int]]) -> Collection[tuple[int, int]]:
        """Once it is let through, a letter stands in its topic under the writer's pseudonym there."""
        wearers = {mark: (user.pk, pk) for user, pk in pairs for mark in masking.marks_of(user, pk)}
        worn = Mask.objects.filter(mark__in=list(wearers)).values_list("mark", flat=True)
        return {wearers[mark] for mark in worn}

    def name_of(self, place_id: int) -> str:
        return Topic.objects.filter(pk=place_id).values_list("title", flat=True).first() or ""

    def ours(self, *, user: Any, place_id: int, answers: Sequence[str]) -> list[str]:
        posts = Post.objects.visible_to(user).filter(topic_id=place_id, pk__in=_posts_in(answers))
        with translation.override(language_of(user)):
            own = [words for post in posts for words in words_in_letters(post)]
        return [*own, *(marker_line(code) for code, _name in settings.LANGUAGES)] if own else []

    def take(self, letter: Letter) -> Taken:
        access.forget_levels(letter.sender)
        topic = Topic.objects.visible_to(letter.sender).filter(pk=letter.place_id).first()
        if topic is None:
            raise LetterRefusedError(Reason.NOT_OPEN)
        source = _fit(letter)
        if not access.can_reply(letter.sender, topic):
            raise LetterRefusedError(Reason.CLOSED)
        store = partial(
            services.reply,
            author=letter.sender,
            topic=topic,
            source=source,
            language=_language(source),
            reply_to=self._answered(letter),
            key=letter.key,
            mailed=True,
            # Who wears a pseudonym in the topic must not lose it by answering a letter: where it is taken no
            # more, the letter is refused.
            masked=services.has_mask(user=letter.sender, topic=topic),
        )
        with taken_in(letter, services.reply_key(topic)) as brought:
            post = _stored(letter, partial(store, files=brought.documents))
            return Taken(f"forums.post:{post.pk}", _path(letter.sender, post), brought.go_with(post))

    def _answered(self, letter: Letter) -> Post | None:
        """The post that the person had before them; the question is answered by the topic itself."""
        found = Post.objects.visible_to(letter.sender).filter(
            topic_id=letter.place_id, pk__in=_posts_in(letter.answers[:1]), position__gt=1, hidden=False
        )
        return found.first()

    def keep(self, letter: Letter) -> Kept:
        topic = Topic.objects.filter(pk=letter.place_id).first()
        if topic is None:
            return Kept()
        text = _beside_draft(letter, services.reply_key(topic))
        services.save_draft(user=letter.sender, topic=topic, source=text)
        with taken_in(letter, services.reply_key(topic)) as brought:
            return Kept(_drafts_path(letter.sender), brought.refusals)

    def mute(self, *, user: Any, place_id: int) -> Taken:
        topic = Topic.objects.visible_to(user).filter(pk=place_id).first()
        if topic is None:
            raise LetterRefusedError(Reason.NOT_OPEN)
        services.follow(user=user, topic=topic, level=Follow.MUTED)
        with translation.override(language_of(user)):
            words = [_("You no longer follow this topic."), topic.title]
        return Taken(key=f"forums.topic:{topic.pk}", path=_path(user, topic), words=words)


class StartByMail(ForumsByMail):
    """A letter to the address of a forum: the subject is the title, the text the question."""

    kind = START

    def place_of(self, word: str) -> int | None:
        return Forum.objects.filter(slug=word).values_list("pk", flat=True).first()

    def forum_of(self, place_id: int) -> Forum | None:
        return Forum.objects.filter(pk=place_id).first()

    def name_of(self, place_id: int) -> str:
        return str(self.forum_of(place_id) or "")

    def ours(self, *, user: Any, place_id: int, answers: Sequence[str]) -> list[str]:
        """A new topic answers nothing."""
        return []

    def take(self, letter: Letter) -> Taken:
        access.forget_levels(letter.sender)
        forum = Forum.objects.startable_by(letter.sender).filter(pk=letter.place_id).first()
        if forum is None:
            raise LetterRefusedError(Reason.NOT_OPEN)
        title, source = title_of(letter.subject), _fit(letter)
        if len(title) < SHORTEST_TITLE:
            raise LetterRefusedError(Reason.NO_TITLE)
        store = partial(
            services.start_topic,
            author=letter.sender,
            forum=forum,
            title=title,
            source=source,
            language=_language(source) or language_of(letter.sender),
            key=letter.key,
            mailed=True,
        )
        with taken_in(letter, services.start_key(forum)) as brought:
            topic = _stored(letter, partial(store, files=brought.documents))
            told = brought.go_with(topic.posts.get(position=1))
        with translation.override(language_of(letter.sender)):
            words = [_("Your question is in the forum “%(forum)s”.") % {"forum": forum}, *told]
        return Taken(key=f"forums.topic:{topic.pk}", path=_path(letter.sender, topic), words=words)

    def keep(self, letter: Letter) -> Kept:
        forum = Forum.objects.filter(pk=letter.place_id).first()
        if forum is None:
            return Kept()
        text = _beside_draft(letter, services.start_key(forum))
        services.save_draft(user=letter.sender, forum=forum, title=title_of(letter.subject), source=text)
        with taken_in(letter, services.start_key(forum)) as brought:
            return Kept(_drafts_path(letter.sender), brought.refusals)

    def mute(self, *, user: Any, place_id: int) -> Taken:
        """There is nothing to mute yet."""
        raise LetterRefusedError(Reason.EMPTY)


def words_in_letters(post: Post) -> tuple[str, str]:
    """The two texts of a post that letters hold."""
    return public_source(post), rendering.plain_text(public_words(post))


def title_of(subject: str) -> str:
    """A subject without the signs of answers and forwarding."""
    return " ".join(ANSWER_SIGNS.sub("", rendering.tidy(subject)).split())[:200]


def _fit(letter: Letter) -> str:
    """The text as a post may hold it, from somebody who may post now."""
    source = rendering.tidy(letter.text)
    if len(source) > rendering.MAX_CHARACTERS or source.count("\n") >= rendering.MAX_LINES:
        raise LetterRefusedError(Reason.TOO_LONG)
    if posting_too_fast(letter.sender):
        raise LetterRefusedError(Reason.TOO_FAST)
    return source


def _language(source: str) -> str | None:
    """What the text is clearly in; a letter cannot be asked."""
    guess = detect(source)
    return guess.language if guess.sure else None


def _stored(letter: Letter, store: Any) -> Any:
    """Whatever the services refuse is a reason here; what they found in the text holds the letter."""
    try:
        try:
            return store()
        except IdentifyingTextError as found:
            if not letter.released:
                raise
            # Whoever released it read it, and stands for it in the record of held letters.
            return store(override=vouch(found.marks, reason=RELEASED))
    except TopicClosedError as error:
        raise LetterRefusedError(Reason.CLOSED) from error
    except RefusedError as error:
        findings = getattr(error, "findings", None)
        if findings:
            raise DoubtfulError(Reason.FINDINGS, [str(each) for each in findings]) from error
        raise LetterRefusedError(Reason.NOT_ACCEPTED) from error


def _posts_in(keys: Iterable[str]) -> list[int]:
    return [int(key.partition(":")[2]) for key in keys if key.startswith("forums.post:")]


def _beside_draft(letter: Letter, key: str) -> str:
    """What the person began on the site stays; the letter stands below it, once."""
    text = rendering.tidy(letter.text)
    begun = Draft.objects.of(letter.sender).filter(key=key).values_list("source", flat=True).first() or ""
    both = begun if text in begun else f"{begun}\n\n{text}".strip()
    return both[:LONGEST_DRAFT]


def _path(user: Any, thing: Post | Topic) -> str:
    with translation.override(language_of(user)):
        return thing.get_absolute_url()


def _drafts_path(user: Any) -> str:
    with translation.override(language_of(user)):
        return reverse("forums:drafts")


def register_handlers() -> None:
    """Called when the app is ready."""
    register(ReplyByMail())
    register(StartByMail())
