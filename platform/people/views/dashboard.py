"""The page a person lands on after signing in."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


@login_required
def dashboard(request: HttpRequest) -> HttpResponse:
    """What waits for the person: learning, followed topics, requests."""
    return render(request, "people/dashboard.html")
