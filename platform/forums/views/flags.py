"""The moderators' answer about posts that may identify somebody."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from forums import access, services
from forums.flags import flag_items
from forums.models import PrivacyFlag
from forums.models.grant import Level
from forums.moderation_forms import DecideFlagForm
from forums.views.desk import reports_page
from forums.views.doors import members_only


@require_POST
@members_only
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Leave the post as it is, or hide it."""
    if not access.forums_at(request.user, Level.MODERATE):
        raise Http404
    flag = get_object_or_404(PrivacyFlag.objects.visible_to(request.user), pk=pk)
    form = DecideFlagForm(request.POST, auto_id=f"f{flag.pk}-%s")
    if not form.is_valid():
        return reports_page(request, flags=flag_items(request.user, form, flag.pk))
    services.decide_flag(
        actor=request.user,
        flag=flag,
        hide=form.cleaned_data["outcome"] == "hide",
        decision=form.cleaned_data["reason"],
    )
    messages.success(request, _("Decided. It is in the moderation record."))
    return redirect("forums:desk")
