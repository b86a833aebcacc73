"""Sharing a case: fields first, then the ordinary form of a new topic to read and post it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from forums import access, services
from forums.case_forms import CaseForm
from forums.forms import StartForm
from forums.tray import waiting_tray
from forums.views.doors import members_only, open_forum, require
from forums.views.write import may_mask


@require_http_methods(["GET", "HEAD", "POST"])
@members_only
def share(request: HttpRequest, slug: str) -> HttpResponse:
    """A rare case is warned of, not forbidden; nothing is stored here but a draft."""
    forum = open_forum(request.user, slug)
    require(access.can_start(request.user, forum))
    form = CaseForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return render(
            request,
            "forums/share_case.html",
            {"forum": forum, "form": form},
            status=422 if form.errors else 200,
        )
    initial = form.initial_topic()
    services.save_draft(user=request.user, forum=forum, title=initial["title"], source=initial["source"])
    rare = services.is_rare(host=initial["host"], origin=initial["origin"], case=form.case())
    context = {
        "forum": forum,
        "form": StartForm(initial=initial, pseudonyms=may_mask(request.user, forum)),
        "tray": waiting_tray(request.user, services.start_key(forum)),
        "rare": rare,
        "from_case": True,
        "draft_place": services.start_key(forum),
    }
    return render(request, "forums/start.html", context)
