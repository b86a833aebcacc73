"""Asking for a vetted role."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from people.forms.role_requests import RoleRequestForm
from people.requests import MemberRequest
from people.services.role_requests import AlreadyAsked, ask_for_role, open_roles
from people.showing import role_badges


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: MemberRequest) -> HttpResponse:
    """Own requests with their answers, and the form for what can be asked now."""
    user = request.user
    form = RoleRequestForm(request.POST if request.method == "POST" else None, roles=open_roles(user=user))
    if request.method == "POST" and form.is_valid():
        try:
            ask_for_role(user=user, role=form.cleaned_data["role"], reason=form.cleaned_data["reason"])
        except AlreadyAsked:
            form.add_error("role", _("You have this role, or you have asked for it and wait for an answer."))
        else:
            messages.success(request, _("Your request is with the moderators. You will get a letter."))
            return redirect("people:role")
    context = {
        "form": form,
        "badges": role_badges(user.groups.values_list("name", flat=True)),
        "requests": list(user.role_requests.order_by("-created_at")),
    }
    return render(request, "people/role.html", context, status=400 if form.errors else 200)
