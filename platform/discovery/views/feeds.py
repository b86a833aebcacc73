"""The feed of a search, and the page on which a member makes or ends the key of their private feed."""

from __future__ import annotations

from hashlib import sha256
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, quote_etag
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from discovery.access import reader_of
from discovery.feeds import feed_of
from discovery.models import FeedKey
from discovery.services import drop_feed_key, feed_token, make_feed_key
from people.requests import MemberRequest
from search.forms import SearchForm
from search.links import Links


@require_safe
def feed(request: HttpRequest) -> HttpResponse:
    """Signed in or not, the plain address shows what a visitor sees: feed readers pass addresses on."""
    private = "token" in request.GET
    reader = reader_of(request.GET.get("token", "")) if private else AnonymousUser()
    if reader is None:
        raise Http404
    query = SearchForm(request.GET).query(get_language() or "en")
    own = Links(request.path, query).page(1)
    page = Links(reverse("search"), query).page(1)
    atom = feed_of(query, reader, site=settings.SITE_ADDRESS, page=page, own=None if private else own)
    body = atom.writeString("utf-8")
    answer = HttpResponse(body, content_type="application/atom+xml; charset=utf-8")
    etag = quote_etag(sha256(body.encode()).hexdigest()[:32])
    answer.headers["ETag"] = etag
    answer.headers["Last-Modified"] = http_date(atom.latest_post_date().timestamp())
    # The date alone cannot tell that an older entry came or went, so only the tag decides.
    same = get_conditional_response(request, etag=etag, response=answer)
    return discreet(same or answer, private)


def discreet(answer: HttpResponse, private: bool) -> HttpResponse:
    """A key in an address must not travel on, and what it opens stays in no cache."""
    answer.headers["Cache-Control"] = "private, no-store" if private else "no-cache"
    answer.headers["X-Robots-Tag"] = "noindex"
    if private:
        answer.headers["Referrer-Policy"] = "no-referrer"
    return answer


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def feed_key(request: MemberRequest) -> HttpResponse:
    """The person's own key: shown to nobody else, made new or ended at will."""
    if request.method == "POST":
        if request.POST.get("do") == "end":
            drop_feed_key(user=request.user)
            messages.success(request, _("The private address no longer works."))
        else:
            make_feed_key(user=request.user)
            messages.success(request, _("Your private address is ready. An earlier one no longer works."))
        return redirect("discovery:feed_key")
    token = feed_token(request.user)
    path = reverse("discovery:feed")
    context = {
        "has_key": FeedKey.objects.filter(user=request.user).exists(),
        "private_address": f"{settings.SITE_ADDRESS}{path}?{urlencode({'token': token})}" if token else "",
        "noindex": True,
    }
    page = render(request, "discovery/feed_key.html", context)
    # No "no-referrer" here: browsers would send the form without its origin, and it would be refused.
    page.headers["Cache-Control"] = "private, no-store"
    return page
