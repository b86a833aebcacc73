"""The forums' kinds of notices: who may see one, what it says, and what its letter says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import FilteredRelation, Q
from django.urls import reverse
from django.utils.html import escape
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from forums import access, audience, rendering
from forums.addresses import reply_address
from forums.citing import public_source, public_words
from forums.models import Follow, Forum, Post, Topic, TopicCountry
from forums.writers import writer_behind
from notifications import kinds, places
from notifications.kinds import Kind, Told
from notifications.letters.content import Content
from taxonomy.countries import country_name
from taxonomy.texts import active_language

QUOTED = 240


def open_posts(user: Any, keys: Sequence[str]) -> Mapping[str, Post]:
    """Hidden posts are told to nobody, moderators included."""
    posts = Post.objects.visible_to(user).public()
    people = ("author__profile", "mask", "reply_to__author__profile", "reply_to__mask")
    return kinds.by_key(posts.select_related("topic__forum", *people), keys)


def _mention(told: Told, post: Post) -> str:
    return _("%(name)s mentioned you in “%(title)s”") % _names(post)


def _reply(told: Told, post: Post) -> str:
    return _("%(name)s replied to you in “%(title)s”") % _names(post)


def _watched(told: Told, post: Post) -> str:
    if told.number > 1:
        words = ngettext(
            "%(number)s new post in “%(title)s”", "%(number)s new posts in “%(title)s”", told.number
        )
        return words % {"number": told.number, "title": post.topic.title}
    return _("%(name)s wrote in “%(title)s”") % _names(post)


def _topic(told: Told, post: Post) -> str:
    return _("%(name)s started “%(title)s” in %(forum)s") % _names(post)


def _accepted(told: Told, post: Post) -> str:
    return _("Your post answered “%(title)s”") % _names(post)


def _answered(told: Told, post: Post) -> str:
    return _("“%(title)s” has an answer") % _names(post)


def _names(post: Post) -> dict[str, str]:
    topic = post.topic
    return {"name": writer_behind(post).name, "title": topic.title, "forum": str(topic.forum)}


def compose(user: Any, told: Told, post: Post) -> Content:
    """The letter; one from a sensitive forum says where something is new, and nothing else."""
    topic, forum = post.topic, post.topic.forum
    shared: dict[str, Any] = {
        "place": str(forum),
        "place_url": forum.get_absolute_url(),
        "place_key": kinds.key_of(forum),
        "list_name": f"{forum.slug}.forums",
        "root": _first_of(post),
        "parent": f"forums.post:{post.reply_to_id}" if post.reply_to_id else "",
        "starts": told.kind == audience.TOPIC,
    }
    if forum.sensitive:
        return _discreet(post, shared)
    return Content(
        subject=_subject(told, post),
        url=post.get_absolute_url(),
        title=topic.title,
        group=kinds.key_of(topic),
        who=writer_behind(post).name,
        text=public_source(post),
        html=public_words(post),
        language=post.language,
        context=_context(post),
        reply_to=reply_address(user, topic) if access.can_reply(user, topic) else "",
        **shared,
    )


def _subject(told: Told, post: Post) -> str:
    if told.kind in {audience.ACCEPTED, audience.ANSWERED}:
        return str(kinds.kind_of(told.kind).phrase(told, post))  # type: ignore[union-attr]
    title = post.topic.title if post.position == 1 else f"Re: {post.topic.title}"
    return f"[{post.topic.forum}] {title}"


def _discreet(post: Post, shared: dict[str, Any]) -> Content:
    """No writer, no title and no address with the title in it."""
    words = _("Something new is in a forum whose letters say nothing more. Sign in to read it.")
    return Content(
        subject=_("News in %(forum)s") % {"forum": post.topic.forum},
        title=_("News in this forum"),
        url=f"{reverse('forums:topic_short', args=[post.topic_id])}?post={post.position}",
        group=f"forums.forum:{post.topic.forum_id}",
        text=words,
        html=f"<p>{escape(words)}</p>",
        language=active_language(),
        discreet=True,
        **shared | {"starts": False},
    )


def _context(post: Post) -> str:
    before = post.reply_to
    if before is None or before.hidden:
        return ""
    words = Truncator(rendering.plain_text(public_words(before))).chars(QUOTED)
    return f"{writer_behind(before).name}: {words}"


def _first_of(post: Post) -> str:
    if post.position == 1:
        return kinds.key_of(post)
    first = Post.objects.filter(topic=post.topic_id, position=1).values_list("pk", flat=True).first()
    return f"forums.post:{first}" if first else ""


def _mute(user: Any, fold: str) -> None:
    from forums.services import follow

    topic = Topic.objects.filter(pk=kinds.pk_of(fold)).first()
    if topic:
        follow(user=user, topic=topic, level=Follow.MUTED)


def forum_choices(user: Any) -> list[tuple[str, str]]:
    return [(kinds.key_of(forum), str(forum)) for forum in Forum.objects.readable_by(user)]


def corridor_choices(user: Any) -> list[tuple[str, str]]:
    """Corridors that topics speak of which the person may open."""
    Role = TopicCountry.Role
    beside = FilteredRelation("topic__topic_countries", condition=Q(topic__topic_countries__role=Role.ORIGIN))
    hosts = TopicCountry.objects.filter(role=Role.HOST, topic__in=Topic.objects.visible_to(user).values("pk"))
    rows = hosts.annotate(beside=beside).filter(beside__isnull=False)
    pairs = rows.values_list("country_id", "beside__country_id").order_by().distinct()
    language = active_language()
    named = (
        (audience.corridor_key(*pair), " → ".join(country_name(code, language) for code in pair))
        for pair in pairs
    )
    return sorted(named, key=lambda choice: choice[1])


def register() -> None:
    """Called once, when the app is ready."""
    rows: list[tuple[str, Any, str, Any]] = [
        (audience.MENTION, gettext_lazy("Somebody mentions me"), "message-square-text", _mention),
        (audience.REPLY, gettext_lazy("Somebody replies to me"), "reply", _reply),
        (audience.WATCHED, gettext_lazy("New posts in what I watch"), "messages-square", _watched),
        (audience.TOPIC, gettext_lazy("New topics in what I watch"), "message-circle-plus", _topic),
        (audience.ACCEPTED, gettext_lazy("My post answers a question"), "circle-check", _accepted),
        (audience.ANSWERED, gettext_lazy("A question I follow has an answer"), "check", _answered),
    ]
    for key, label, icon, phrase in rows:
        kinds.register(
            Kind(
                key=key,
                label=label,
                icon=icon,
                open_to=open_posts,
                phrase=phrase,
                url=Post.get_absolute_url,
                compose=compose,
                folds=key == audience.WATCHED,
                mute=_mute,
            )
        )
    kinds.register_occasion("forums.post", audience.of_post)
    kinds.register_occasion("forums.edit", audience.of_edit)
    kinds.register_occasion("forums.accepted", audience.of_accepting)
    places.register(places.PlaceKind("forums.forum", gettext_lazy("Forums"), forum_choices))
    places.register(places.PlaceKind("corridor", gettext_lazy("Corridors"), corridor_choices))
