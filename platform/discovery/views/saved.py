"""The searches a member comes back to."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from discovery import services
from discovery.forms import SavedSearchForm, SaveForm
from discovery.models import SavedSearch
from discovery.showing import in_words
from discovery.views.feeds import discreet
from people.requests import MemberRequest


@require_POST
def save(request: HttpRequest) -> HttpResponse:
    """From the search page; who was signed out meanwhile signs in and finds the search again."""
    form = SaveForm(request.POST)
    if not request.user.is_authenticated:
        form.full_clean()
        parameters = form.cleaned_data.get("search", "")
        return redirect_to_login(f"{reverse('search')}?{parameters}" if parameters else reverse("search"))
    if form.is_valid():
        try:
            services.save_search(
                user=request.user,
                name=form.cleaned_data["name"],
                parameters=form.cleaned_data["search"],
                language=get_language() or "en",
                mail=form.cleaned_data["mail"],
                key=form.cleaned_data["key"],
            )
        except services.TooManySaved:
            form.add_error(
                None,
                _("You have %(most)s saved searches, which is the most. Delete one first.")
                % {"most": services.MOST_SAVED},
            )
        else:
            messages.success(request, _("The search is saved."))
            return redirect("discovery:saved")
    return render(request, "discovery/save.html", {"form": form, "noindex": True}, status=422)


@login_required
@require_safe
def saved(request: MemberRequest) -> HttpResponse:
    return _list(request)


@require_POST
@login_required
def change(request: MemberRequest, pk: int) -> HttpResponse:
    search = get_object_or_404(SavedSearch.objects.of(request.user), pk=pk)
    form = SavedSearchForm(request.POST, prefix=str(pk))
    if not form.is_valid():
        return _list(request, {pk: form}, status=422)
    services.change_search(search=search, name=form.cleaned_data["name"], mail=form.cleaned_data["mail"])
    messages.success(request, _("Saved."))
    return redirect("discovery:saved")


@require_POST
@login_required
def delete(request: MemberRequest, pk: int) -> HttpResponse:
    search = get_object_or_404(SavedSearch.objects.of(request.user), pk=pk)
    services.drop_search(search=search)
    messages.success(request, _("The saved search is deleted."))
    return redirect("discovery:saved")


def _list(
    request: MemberRequest, refused: dict[int, SavedSearchForm] | None = None, status: int = 200
) -> HttpResponse:
    """Each with its own small form; one that was refused comes back as it was typed."""
    searches = list(SavedSearch.objects.of(request.user))
    described = in_words(searches, get_language() or "en")
    items: list[dict[str, Any]] = [
        {
            "search": search,
            "words": described[search.pk],
            "form": (refused or {}).get(search.pk) or _form_of(search),
            "open": search.pk in (refused or {}),
        }
        for search in searches
    ]
    context = {
        "searches": items,
        "token": services.feed_token(request.user) if items else "",
        "noindex": True,
    }
    return discreet(render(request, "discovery/saved.html", context, status=status), private=True)


def _form_of(search: SavedSearch) -> SavedSearchForm:
    return SavedSearchForm(initial={"name": search.name, "mail": search.mail}, prefix=str(search.pk))
