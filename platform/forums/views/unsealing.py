"""Opening a pseudonym: a moderator asks, an administrator decides, both may look for a day."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from forums import access, services
from forums.masking import mask_name
from forums.models import Unsealing
from forums.moderation_forms import UnsealForm
from forums.showing import post_views
from forums.views.doors import may_moderate, members_only, open_post
from forums.views.places import is_moderator
from forums.writers import writer_of

AT_ONCE = 50


@require_http_methods(["GET", "HEAD", "POST"])
@members_only
def ask(request: HttpRequest, pk: int) -> HttpResponse:
    """Say why it must be known who wrote a post."""
    post = open_post(request.user, pk)
    may_moderate(request.user, post.topic)
    if post.mask is None:
        raise Http404
    form = UnsealForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        services.ask_to_unseal(actor=request.user, post=post, reason=form.cleaned_data["reason"])
        messages.success(request, _("An administrator will decide. Both of you then see the name for a day."))
        return redirect("forums:unsealings")
    (view,) = post_views(request.user, post.topic, [post])
    context = {"post": view, "topic": post.topic, "form": form}
    return render(request, "forums/ask_to_unseal.html", context, status=422 if form.errors else 200)


@require_safe
@members_only
def requests(request: HttpRequest) -> HttpResponse:
    """What was asked and decided; the name stands there for the two people and no longer than a day."""
    _two_roles(request.user)
    return _page(request)


@require_POST
@members_only
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Open the pseudonym or leave it sealed; nobody agrees to what they asked themselves."""
    if not access.can_unseal(request.user):
        raise Http404
    asked = get_object_or_404(Unsealing.objects.visible_to(request.user).open(), pk=pk)
    form = UnsealForm(request.POST, auto_id=f"u{pk}-%s")
    agree = request.POST.get("act") == "open"
    if form.is_valid() and agree and asked.asked_by_id == request.user.pk:
        form.add_error("reason", _("You asked for it yourself: another administrator has to decide."))
    if not form.is_valid():
        return _page(request, form, pk)
    services.decide_unsealing(
        actor=request.user, request=asked, agree=agree, reason=form.cleaned_data["reason"]
    )
    messages.success(request, _("Decided. It is in the moderation record."))
    return redirect("forums:unsealings")


def _page(request: HttpRequest, bound: UnsealForm | None = None, bound_to: int = 0) -> HttpResponse:
    shown = Unsealing.objects.visible_to(request.user).select_related(
        "mask", "post__topic__forum", "asked_by__profile", "decided_by__profile"
    )
    context = {
        "items": [_item(request.user, one, bound if one.pk == bound_to else None) for one in shown[:AT_ONCE]],
        "decides": access.can_unseal(request.user),
    }
    return render(request, "forums/unsealings.html", context, status=422 if bound else 200)


def _item(user: Any, asked: Unsealing, bound: UnsealForm | None) -> dict[str, Any]:
    writer = services.unsealed_writer(request=asked, viewer=user)
    return {
        "asked": asked,
        "pseudonym": mask_name(asked.mask.number),
        "asked_by": writer_of(asked.asked_by).name,
        "decided_by": writer_of(asked.decided_by).name if asked.decided_at else "",
        "forum": str(asked.post.topic.forum),
        "url": asked.post.get_absolute_url() if access.can_read_post(user, asked.post) else "",
        "writer": writer_of(writer).name if writer else "",
        "form": bound or UnsealForm(auto_id=f"u{asked.pk}-%s"),
    }


def _two_roles(user: Any) -> None:
    if not (is_moderator(user) or access.can_unseal(user)):
        raise Http404
