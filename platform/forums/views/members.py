"""A member as colleagues meet them in the forums."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from forums.members import doings_of
from forums.views.doors import members_only
from people.access import profiles_visible_to
from people.showing import facts_of, role_badges


@require_safe
@members_only
def member(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Who is not to be found and who does not exist are answered alike."""
    profiles = profiles_visible_to(request.user).for_cards()
    found = profiles.filter(user__public_id=public_id).first()
    if found is None:
        raise Http404
    context = {
        "profile": found,
        "facts": facts_of(found),
        "badges": role_badges(group.name for group in found.user.groups.all()),
        "doings": doings_of(found.user, request.user),
        "own": found.user_id == request.user.pk,
        "noindex": True,
    }
    page = render(request, "forums/member.html", context)
    page["Cache-Control"] = "private, no-store"
    return page
