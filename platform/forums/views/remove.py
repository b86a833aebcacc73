"""A moderator takes a person's posts out for good, on that person's request."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from forums import access, services
from forums.models import Post
from forums.models.grant import Level
from forums.moderation_forms import RemoveForm
from forums.querysets import PostQuerySet
from forums.showing import post_views
from forums.views.doors import may_moderate, members_only, open_post


@require_http_methods(["GET", "HEAD", "POST"])
@members_only
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """This post, or all of its writer in the forums that the moderator looks after."""
    found = open_post(request.user, pk)
    may_moderate(request.user, found.topic)
    written = _written(request, found)
    form = RemoveForm(request.POST or None, total=written.count())
    if request.method == "POST" and form.is_valid():
        chosen = written if form.cleaned_data["which"] == "all" else Post.objects.filter(pk=found.pk)
        services.remove_posts(actor=request.user, posts=list(chosen), reason=form.cleaned_data["reason"])
        messages.success(request, _("Removed for good. It is in the moderation record."))
        return redirect("forums:record")
    (view,) = post_views(request.user, found.topic, [found])
    context = {"post": view, "topic": found.topic, "form": form}
    return render(request, "forums/remove_posts.html", context, status=422 if form.errors else 200)


def _written(request: HttpRequest, found: Post) -> PostQuerySet:
    """A post without an author stands for itself alone."""
    if found.author_id is None:
        return Post.objects.filter(pk=found.pk)
    moderated = access.forums_at(request.user, Level.MODERATE)
    return Post.objects.filter(author_id=found.author_id, topic__forum_id__in=moderated).exclude(source="")
