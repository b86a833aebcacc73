"""One's own profile, and that of a colleague who chose to be found."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from people.access import profiles_visible_to
from people.forms.profile import ProfileForm
from people.requests import MemberRequest
from people.showing import facts_of, language_names, role_badges


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: MemberRequest) -> HttpResponse:
    """All of the profile on one page; what was typed stays when something is missing."""
    form = ProfileForm(request.POST if request.method == "POST" else None, instance=request.user.profile)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Your profile is saved."))
        return redirect("people:profile")
    # A refused form has written into the profile it was given; the page is about the stored one.
    stored = type(request.user.profile).objects.select_related("user").get(user=request.user)
    return render(
        request,
        "people/profile_edit.html",
        {"form": form, "profile": stored},
        status=400 if form.errors else 200,
    )


@login_required
@require_safe
def person(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """Whether an account exists is nobody's business: hidden and unknown answer alike."""
    found = profiles_visible_to(request.user).for_cards().filter(user__public_id=public_id).first()
    if found is None:
        raise Http404
    context = {
        "profile": found,
        "facts": facts_of(found),
        "works_in": language_names(found.languages),
        "badges": role_badges(group.name for group in found.user.groups.all()),
        "interests": found.interests.all(),
        "own": found.user_id == request.user.pk,
        "noindex": True,
    }
    return render(request, "people/person.html", context)
