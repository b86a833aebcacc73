"""How a topic is found: its question is the body, each readable reply a passage that can be linked to."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.conf import settings
from django.db.models import Model, Prefetch, QuerySet
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forums.access import forum_token
from forums.models import Post, Topic
from forums.rendering import plain_text
from search import Access, Entry, Kind, Passage, Source, register
from taxonomy.indexes import NAMES_KNOWN_SECONDS
from taxonomy.labels import regions_of
from taxonomy.models import Concept


@register
class TopicSource(Source[Topic]):
    """The services queue every change themselves, inside its transaction."""

    model = Topic
    kinds = {"discussion": Kind(gettext_lazy("Discussion"), icon="messages-square")}
    live_signals = False
    depends_on = (Concept,)
    dependants_after_seconds = NAMES_KNOWN_SECONDS

    def dependants(self, instance: Model) -> QuerySet[Topic]:
        return Topic.objects.filter(hidden=False, concepts=instance.pk)

    def queryset(self) -> QuerySet[Topic]:
        shown = Prefetch("posts", Post.objects.public().order_by("position"), to_attr="shown_posts")
        related = ("concepts", "topic_countries", shown)
        return Topic.objects.filter(hidden=False).select_related("poll").prefetch_related(*related)

    def entry(self, obj: Topic) -> Entry | None:
        if obj.hidden:
            return None
        posts: list[Post] = getattr(obj, "shown_posts")  # noqa: B009
        question = next((post for post in posts if post.position == 1), None)
        countries = sorted({row.country_id for row in obj.topic_countries.all()})
        with translation.override(interface_language(obj.language)):
            return Entry(
                key=self.key(obj),
                kind="discussion",
                language=obj.language,
                title=obj.title,
                url=obj.get_absolute_url(),
                access=Access.any_of(forum_token(obj.forum_id)),
                body=_question_text(obj, question),
                passages=tuple(_passage(post) for post in posts if post.position > 1),
                facets={
                    "topic": tuple(concept.slug for concept in obj.concepts.all()),
                    "country": tuple(countries),
                    "region": tuple(sorted(regions_of(countries))),
                },
                published=obj.created_at,
                updated=obj.last_at,
                extra={"replies": obj.reply_count},
            )

    def visible(self, ids: Collection[str], user: Any) -> set[str]:
        shown = Topic.objects.visible_to(user).filter(hidden=False, pk__in=ids)
        return {str(pk) for pk in shown.values_list("pk", flat=True)}


def interface_language(language: str) -> str:
    """The language tree a topic's address lies in."""
    return language if language in dict(settings.LANGUAGES) else str(settings.LANGUAGE_CODE)


def _question_text(topic: Topic, question: Post | None) -> str:
    """The question, and what its poll asks: a hidden question hides its poll."""
    if question is None:
        return ""
    poll = [topic.poll.question, *topic.poll.options] if topic.has_poll else []
    return " ".join([plain_text(question.html), *poll])


def _passage(post: Post) -> Passage:
    label = _("post %(number)s") % {"number": post.position}
    return Passage(text=plain_text(post.html), anchor=f"post-{post.position}", label=label)
