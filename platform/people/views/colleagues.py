"""The list of colleagues who chose to be found."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from people.forms.colleagues import ColleagueFilter
from people.models import Profile
from people.requests import MemberRequest
from people.showing import person_of

PER_PAGE = 24


@login_required
@require_safe
def colleagues(request: MemberRequest) -> HttpResponse:
    """Filtered by country, language and role; by name. The number of queries does not grow with the list."""
    listed = Profile.objects.listed()
    countries = list(listed.exclude(country=None).order_by().values_list("country_id", flat=True).distinct())
    form = ColleagueFilter(request.GET or None, countries=countries)
    chosen = form.chosen() if form.is_bound else {}
    found = form.narrow(listed) if chosen else listed
    page = Paginator(found.for_cards().by_shown_name(), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "page_of_people": page,
        "people": [person_of(profile) for profile in page],
        "count": page.paginator.count,
        "query": urlencode(chosen),
        "filtered": bool(chosen),
        "noindex": True,
    }
    return render(request, "people/colleagues.html", context)
