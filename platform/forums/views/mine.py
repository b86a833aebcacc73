"""A member's own part in moderation: what they reported, and an appeal against a hiding."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from forums import access, desk, services
from forums.errors import HeldPostError
from forums.models import Post, Report
from forums.moderation_forms import AppealForm
from forums.showing import post_views
from forums.views.doors import members_only, open_post


@require_safe
@members_only
def reports(request: HttpRequest) -> HttpResponse:
    """What the member reported, the newest first, and what came of it; closed places are not named."""
    found = Report.objects.of(request.user).select_related("post__topic").order_by("-created_at")
    shown = list(found[: desk.AT_ONCE * 2])
    open_posts = Post.objects.visible_to(request.user).filter(pk__in=[report.post_id for report in shown])
    ids = set(open_posts.values_list("pk", flat=True))
    items = [
        {"report": report, "open": report.post_id in ids or _in_sight(request.user, report)}
        for report in shown
    ]
    return render(request, "forums/my_reports.html", {"items": items})


def _in_sight(user: Any, report: Report) -> bool:
    """The post was hidden, but the place it stood in can still be opened."""
    return access.can_open(user, report.post.topic)


@require_http_methods(["GET", "HEAD", "POST"])
@members_only
def appeal(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask once that somebody else look at a hidden post, and read the answer."""
    post = open_post(request.user, pk)
    if not access.can_appeal(request.user, post):
        raise Http404
    made = services.earlier_appeal(post)
    form = AppealForm(request.POST or None) if made is None else None
    if request.method == "POST" and form is not None and form.is_valid():
        try:
            services.appeal(author=request.user, post=post, text=form.cleaned_data["text"])
        except HeldPostError:
            raise Http404 from None
        messages.success(request, _("Thank you. Another moderator will look at it."))
        return redirect("forums:appeal", pk=post.pk)
    (view,) = post_views(request.user, post.topic, [post])
    context = {"post": view, "topic": post.topic, "appeal": made, "form": form}
    status = 422 if form is not None and form.is_bound and form.errors else 200
    return render(request, "forums/appeal.html", context, status=status)
