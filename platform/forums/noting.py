"""What of an answer goes into a practice note, and what its topic says of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import nh3
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse
from django.utils import translation

from citations.showing import cards_in_texts
from forums import access
from forums.citing import public_page_html, source_of
from forums.indexes import interface_language
from forums.models import Forum, Post, PracticeNote, Topic
from forums.rendering import plain_text
from forums.writers import writer_of
from pages.noting import Note, note_taker

# What the editors' text field keeps.
KEPT: Final = frozenset({"p", "br", "strong", "em", "ol", "ul", "li", "hr", "blockquote", "a", "h3"})
QUOTED: Final = 400


def needs_agreement(forum: Forum) -> bool:
    """Editors read drafts: what not everybody may read goes there only with its writer's word."""
    return not access.can_read(AnonymousUser(), forum)


def note_of(note: PracticeNote) -> Note:
    """The answer with what everybody may see of its citations; the question is quoted from open forums alone."""
    topic, post = note.topic, note.post
    language = interface_language(post.language)
    with translation.override(language):
        cards = cards_in_texts([source_of(post)], AnonymousUser(), language).values()
        return Note(
            title=note.title,
            html=nh3.clean(public_page_html(post), tags=set(KEPT), link_rel=None),
            language=post.language,
            link=f"{settings.SITE_ADDRESS}{_untitled_address(post)}",
            question="" if needs_agreement(topic.forum) else _question(topic),
            thanks=writer_of(post.author).name if note.named and post.author_id else "",
            references=[
                (
                    f"{card.title} ({card.place})" if card.place else card.title,
                    f"{settings.SITE_ADDRESS}{card.url}",
                )
                for card in cards
                if card.is_open
            ],
            review_on=note.review_on,
        )


def _untitled_address(post: Post) -> str:
    """The usual address has the title in it, which a page must not tell readers who may not open the topic."""
    return f"{reverse('forums:topic', args=[post.topic_id, 'discussion'])}?post={post.position}"


def _question(topic: Topic) -> str:
    first = Post.objects.public().filter(topic=topic, position=1).first()
    words = plain_text(first.html) if first else ""
    return words if len(words) <= QUOTED else words[:QUOTED].rsplit(maxsplit=1)[0] + " …"


@dataclass(frozen=True, slots=True)
class NoteShown:
    """How far the note has come, for one reader."""

    state: str
    label: str
    url: str
    may_answer: bool


def note_shown(user: Any, topic: Topic) -> NoteShown | None:
    """A published note for who may open it; a note on its way for those it concerns. Costs nothing without one."""
    if not topic.note_state:
        return None
    note = PracticeNote.objects.select_related("post").filter(topic=topic).first()
    if note is None:
        return None
    taker = note_taker()
    is_out = note.state == PracticeNote.State.PUBLISHED
    url = taker.address(note.page_key, user) if taker and is_out else ""
    people = {note.proposed_by_id, note.post.author_id, topic.author_id} - {None}
    concerned = user.is_authenticated and (user.pk in people or access.can_moderate(user, topic.forum_id))
    if not url and (is_out or not concerned):
        return None
    asked = note.state == PracticeNote.State.ASKED and user.pk == note.post.author_id
    return NoteShown(note.state, str(note.get_state_display()), url, asked)
