"""One Atom feed a forum, only of what every visitor may read."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final

from django.contrib.auth.models import AnonymousUser
from django.contrib.syndication.views import Feed
from django.db.models import Prefetch
from django.http import Http404, HttpRequest
from django.utils.feedgenerator import Atom1Feed

from forums.citing import public_html
from forums.file_rows import names_of
from forums.models import Forum, Post, Topic
from forums.showing import writer_behind

ITEMS: Final = 30


class ForumFeed(Feed):  # type: ignore[type-arg]  # the stub's parameters are not subscriptable at run time
    """A closed forum has no feed, whoever asks: feed readers pass addresses on."""

    feed_type = Atom1Feed

    def get_object(self, request: HttpRequest, slug: str) -> Forum:
        forum = Forum.objects.readable_by(AnonymousUser()).filter(slug=slug).first()
        if forum is None:
            raise Http404
        return forum

    def title(self, obj: Forum) -> str:
        return str(obj)

    def link(self, obj: Forum) -> str:
        return obj.get_absolute_url()

    def subtitle(self, obj: Forum) -> str:
        return obj.description_text

    def items(self, obj: Forum) -> list[Topic]:
        questions = Prefetch("posts", Post.objects.filter(position=1).public(), to_attr="questions")
        topics = Topic.objects.filter(forum=obj, hidden=False).select_related("author__profile", "mask")
        found = list(topics.prefetch_related(questions).order_by("-created_at", "-pk")[:ITEMS])
        asked = [topic.questions[0] for topic in found if topic.questions]  # type: ignore[attr-defined]
        cited = public_html(asked)
        for post in asked:
            post.html = cited.get(post.pk, post.html)
        return found

    def item_title(self, item: Any) -> str:
        return str(item.title)

    def item_description(self, item: Any) -> str:
        if not item.questions:
            return ""
        (question,) = item.questions
        return f"{question.html}{names_of(question)}"

    def item_author_name(self, item: Any) -> str:
        return writer_behind(item).name

    def item_pubdate(self, item: Any) -> datetime:
        return item.created_at  # type: ignore[no-any-return]

    def item_updateddate(self, item: Any) -> datetime:
        return item.last_at  # type: ignore[no-any-return]
