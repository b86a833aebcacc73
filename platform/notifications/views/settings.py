"""How one wants to be written to."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from notifications import places, services
from notifications.forms import KeyForm, PlaceForm, PreferenceForm
from notifications.models import Pace, PlacePreference, Preference
from people.requests import MemberRequest


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def settings(request: MemberRequest) -> HttpResponse:
    """The general settings, and below them those of single places."""
    form = PreferenceForm(
        request.POST if request.method == "POST" else None, instance=_stored(request.user) or Preference()
    )
    if request.method == "POST" and form.is_valid():
        services.save_preference(user=request.user, **form.cleaned_data)
        messages.success(request, _("Your settings are saved."))
        return redirect("notifications:settings")
    return _page(request, form)


@require_POST
@login_required
def set_place(request: MemberRequest) -> HttpResponse:
    """Another pace for one place."""
    form = PlaceForm(request.POST, groups=places.choices_for(request.user))
    if not form.is_valid():
        return _page(request, PreferenceForm(instance=_stored(request.user) or Preference()), form)
    services.change_pace_of(user=request.user, **form.cleaned_data)
    messages.success(request, _("Your settings are saved."))
    return redirect("notifications:settings")


@require_POST
@login_required
def drop_place(request: MemberRequest) -> HttpResponse:
    """The general settings hold there again."""
    form = KeyForm(request.POST)
    place = form.cleaned_data["place"] if form.is_valid() else ""
    if not PlacePreference.objects.filter(user=request.user, place=place).exists():
        raise Http404
    services.change_pace_of(user=request.user, place=place, pace="")
    messages.success(request, _("Your settings are saved."))
    return redirect("notifications:settings")


def _page(request: MemberRequest, form: PreferenceForm, place_form: PlaceForm | None = None) -> HttpResponse:
    groups = places.choices_for(request.user)
    rows = PlacePreference.objects.filter(user=request.user).order_by("place")
    items: list[dict[str, Any]] = [
        {"place": row.place, "name": places.name_of(row.place, groups), "pace": Pace(row.pace).label}
        for row in rows
    ]
    context = {
        "form": form,
        "place_form": place_form or PlaceForm(groups=groups),
        "has_places": bool(groups),
        # A place that closed to the person is not named.
        "chosen": [item for item in items if item["name"]],
        "noindex": True,
    }
    refused = form.errors or (place_form and place_form.errors)
    return render(request, "notifications/settings.html", context, status=422 if refused else 200)


def _stored(user: Any) -> Preference | None:
    return Preference.objects.filter(user=user).first()
