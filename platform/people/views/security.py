"""Where a person finds everything that keeps their account theirs."""

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from people.requests import MemberRequest


@login_required
@require_safe
def overview(request: MemberRequest) -> HttpResponse:
    """Address, password, second factor and sessions, with what is set up already."""
    factors = list(Authenticator.objects.filter(user=request.user).values_list("type", flat=True))
    context = {
        "has_app": Authenticator.Type.TOTP in factors,
        "passkeys": factors.count(Authenticator.Type.WEBAUTHN),
        "sessions": UserSession.objects.filter(user=request.user).count(),
    }
    return render(request, "people/security.html", context)
