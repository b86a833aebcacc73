"""The desk at which moderators answer requests for a role."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from people.access import may_decide, may_decide_requests
from people.forms.role_requests import DecisionForm
from people.models import RoleRequest
from people.requests import MemberRequest
from people.services.role_requests import AlreadyAnswered, NotAllowed, decide
from people.showing import facts_of

PER_PAGE = 20


def _only_for_the_desk(request: MemberRequest) -> None:
    if not may_decide_requests(request.user):
        raise PermissionDenied


@login_required
@require_safe
def waiting(request: MemberRequest) -> HttpResponse:
    """The oldest first: nobody waits behind later ones."""
    _only_for_the_desk(request)
    rows = RoleRequest.objects.filter(state=RoleRequest.State.WAITING).select_related("user__profile")
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "people/requests.html", {"page_of_requests": page, "noindex": True})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: MemberRequest, pk: int) -> HttpResponse:
    """One request with its reason; answered once, never by the person who asked."""
    _only_for_the_desk(request)
    row = get_object_or_404(
        RoleRequest.objects.select_related("user__profile__country", "decided_by__profile"), pk=pk
    )
    form = DecisionForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        return _decided(request, row, form.cleaned_data)
    context = {
        "row": row,
        "facts": facts_of(row.user.profile),
        "form": form,
        "open": row.state == RoleRequest.State.WAITING and may_decide(request.user, row),
        "own": row.user_id == request.user.pk,
        "noindex": True,
    }
    return render(request, "people/request.html", context, status=400 if form.errors else 200)


def _decided(request: MemberRequest, row: RoleRequest, data: dict[str, Any]) -> HttpResponse:
    try:
        decide(request=row, by=request.user, approve=data["decision"] == "approve", reason=data["reason"])
    except NotAllowed as error:
        raise PermissionDenied from error
    except AlreadyAnswered:
        messages.warning(request, _("Somebody else has answered this request meanwhile."))
        return redirect("people:request", pk=row.pk)
    messages.success(request, _("Your answer is on its way to the person."))
    return redirect("people:requests")
