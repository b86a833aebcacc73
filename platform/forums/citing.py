"""Citations of posts: stored with the post, filled in for each reader, and found again from what they cite."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from html import unescape
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.template.loader import render_to_string
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from citations.origins import Mention
from citations.references import WRITTEN, Reference
from citations.services import record
from citations.showing import Card, cards_in_texts, cards_of
from forums.citation_marks import PLAIN_MARK, filled, references_in
from forums.models import Post, Topic
from taxonomy.texts import active_language


def source_of(post: Post) -> str:
    """The name of a post's text among citations."""
    return f"{post._meta.label_lower}:{post.pk}"


def store_citations(post: Post, before: str = "") -> None:
    """Write down what the post cites now; costs nothing where nothing is cited and nothing was."""
    references = references_in(post.html)
    if references or PLAIN_MARK in before:
        record(source=source_of(post), references=references, language=post.language)


def fill_in(posts: Sequence[Post], user: Any) -> dict[int, SafeString]:
    """By post, the HTML with its citations as this reader may see them; posts that cite nothing are left out."""
    citing = {source_of(post): post for post in posts if PLAIN_MARK in post.html}
    if not citing:
        return {}
    cards = cards_in_texts(citing, user, active_language())
    return {
        post.pk: _filled(post.html, {name: card for (text, name), card in cards.items() if text == source})
        for source, post in citing.items()
    }


def fill_in_unsent(html: str, user: Any) -> SafeString:
    """The same for a text that is not stored yet."""
    return _filled(html, cards_of(references_in(html), user, active_language()))


def public_html(posts: Sequence[Post]) -> dict[int, str]:
    """By post, the HTML as every visitor sees it, with plain links; for feeds."""
    return {post.pk: _for_everybody(post, _as_link) for post in posts if PLAIN_MARK in post.html}


def public_words(post: Post) -> str:
    """The post's HTML with citations as words: titles only of what every visitor may open; for letters."""
    return _for_everybody(post, _as_words) if PLAIN_MARK in post.html else post.html


def public_source(post: Post) -> str:
    """The same as it was typed, without marks that mean nothing outside the site; for letters without HTML."""
    if PLAIN_MARK not in post.html:
        return post.source
    cards = _public_cards(post)
    cited = {str(reference) for reference in references_in(post.html)}

    def words(found: re.Match[str]) -> str:
        name = str(Reference(found[1], found[2] or ""))
        return unescape(_as_words(cards.get(name), escape(found[3] or ""))) if name in cited else found[0]

    return WRITTEN.sub(words, post.source)


def public_page_html(post: Post) -> str:
    """The post's HTML as every visitor sees it, for a page that is made from it."""
    return public_html([post]).get(post.pk, post.html)


def _for_everybody(post: Post, put: Callable[[Card | None, str], str]) -> str:
    cards = _public_cards(post)
    return filled(post.html, lambda name, words: put(cards.get(name), words))


def _public_cards(post: Post) -> dict[str, Card]:
    """What the post cites, as a visitor may know it."""
    cards = cards_in_texts([source_of(post)], AnonymousUser(), active_language())
    return {name: card for (_source, name), card in cards.items()}


def _filled(html: str, cards: Mapping[str, Card]) -> SafeString:
    def shown(name: str, words: str) -> str:
        context: dict[str, Any] = {"card": cards.get(name), "LANGUAGE_CODE": active_language()}
        context["words"] = mark_safe(words)  # noqa: S308  # out of the sanitiser
        return render_to_string("citations/card.html", context).strip()

    return mark_safe(filled(html, shown))  # noqa: S308  # the sanitiser's HTML with a template's in its gaps


def _as_link(card: Card | None, words: str) -> str:
    if card is None or not card.is_open:
        return words or escape(_("a resource"))
    return f'<a href="{escape(card.url)}">{_as_words(card, words)}</a>'


def _as_words(card: Card | None, words: str) -> str:
    if card is None or not card.is_open:
        return words or escape(_("a resource"))
    place = f" ({card.place})" if card.place else ""
    return escape(f"{unescape(words) or card.title}{place}")


class PostOrigin:
    """Says for posts which of their topics a reader may open; hidden posts cite nothing."""

    def mentions(self, ids: Collection[str], user: Any) -> list[Mention]:
        posts = Post.objects.public().visible_to(user).filter(pk__in=ids)
        rows = (
            posts.select_related("topic__forum")
            .defer("source", "html")
            .order_by("-topic__last_at", "position")
        )
        by_topic: dict[int, list[Post]] = {}
        for post in rows:
            by_topic.setdefault(post.topic_id, []).append(post)
        return [_mention(found[0].topic, found) for found in by_topic.values()]


def _mention(topic: Topic, posts: list[Post]) -> Mention:
    return Mention(
        title=topic.title,
        url=topic.url_of(posts[0].position),
        language=topic.language,
        at=topic.last_at,
        about=str(topic.forum),
        sources=tuple(source_of(post) for post in posts),
    )
