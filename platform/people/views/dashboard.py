"""The page a person lands on after signing in."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from people import second_factor
from people.access import may_decide_requests, may_edit
from people.models import RoleRequest
from people.requests import MemberRequest
from people.showing import role_badges


@login_required
@require_safe
def dashboard(request: MemberRequest) -> HttpResponse:
    """What waits for the person: learning, followed topics, requests."""
    user = request.user
    context = {
        "profile": user.profile,
        "badges": role_badges(user.groups.values_list("name", flat=True)),
        "requests": list(user.role_requests.filter(state=RoleRequest.State.WAITING)),
        "has_second_factor": second_factor.has(user),
        "must_have_second_factor": second_factor.must_have(user),
        "may_edit": may_edit(user),
        "to_decide": None,
    }
    if may_decide_requests(user):
        waiting = RoleRequest.objects.filter(state=RoleRequest.State.WAITING)
        context["to_decide"] = waiting.exclude(user=user).count()
    return render(request, "people/dashboard.html", context)
