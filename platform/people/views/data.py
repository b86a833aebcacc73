"""One's own data: see what is kept, take it away, end the account."""

from typing import Any

from allauth.account.decorators import reauthentication_required
from django import forms
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from people.export import personal_data
from people.requests import MemberRequest
from people.services.erasure import LastAdmin, delete_account


class DeleteForm(forms.Form):
    """A deliberate step of its own, after the password has been asked again."""

    sure = forms.BooleanField(
        label=gettext_lazy("Yes, delete my account for good"),
        error_messages={"required": gettext_lazy("Tick the box if you want to delete your account.")},
    )


class _Readable(DjangoJSONEncoder):
    """Files and the like are named, not copied."""

    def default(self, o: Any) -> Any:
        try:
            return super().default(o)
        except TypeError:
            return str(o)


@login_required
@require_safe
def overview(request: MemberRequest) -> HttpResponse:
    """What is kept, why, and the two rights a person has over it."""
    return render(request, "people/data.html")


@login_required
@require_safe
@never_cache
@reauthentication_required  # type: ignore[untyped-decorator]  # allauth has no types
def download(request: MemberRequest) -> HttpResponse:
    """A file for the person alone, so the password is asked again."""
    answer = JsonResponse(
        personal_data(request.user), encoder=_Readable, json_dumps_params={"indent": 2, "ensure_ascii": False}
    )
    answer.headers["Content-Disposition"] = 'attachment; filename="my-data.json"'
    return answer


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@reauthentication_required  # type: ignore[untyped-decorator]  # allauth has no types
def delete(request: MemberRequest) -> HttpResponse:
    """Ends the account at once; there is no way back."""
    form = DeleteForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            delete_account(user=request.user)
        except LastAdmin:
            form.add_error(None, _("You are the only administrator. Give that role to somebody else first."))
        else:
            logout(request)
            messages.success(request, _("Your account is deleted."))
            return redirect("/")
    return render(request, "people/delete.html", {"form": form}, status=400 if form.errors else 200)
