"""Feeds for news readers: the plain address shows what a visitor may read, one with a key what its owner may."""

from __future__ import annotations

from hashlib import sha256
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, quote_etag
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from forums import services
from forums.asked import number_in
from forums.feeds import PostsFeed, feed_of_followed, feed_of_forum, feed_of_topic
from forums.models import Forum, ForumFeedKey
from forums.services.feed_keys import reader_of
from forums.views.doors import members_only, open_forum, open_topic


def _reader(request: HttpRequest) -> Any:
    """Signed in or not, an address without a key is a visitor's: feed readers pass addresses on."""
    if "token" not in request.GET:
        return AnonymousUser()
    reader = reader_of(request.GET["token"])
    if reader is None:
        raise Http404
    return reader


@require_safe
def forum(request: HttpRequest, slug: str) -> HttpResponse:
    """The newest questions of a forum."""
    found = open_forum(_reader(request), slug)
    return _answer(request, feed_of_forum(found, _own(request)))


@require_safe
def topic(request: HttpRequest, pk: int) -> HttpResponse:
    """The newest posts of a topic; a hidden one has no feed, not even for its author."""
    found = open_topic(_reader(request), pk)
    if found.hidden:
        raise Http404
    return _answer(request, feed_of_topic(found, _own(request)))


@require_safe
def followed(request: HttpRequest) -> HttpResponse:
    """News of what a member follows; there is none without a key."""
    reader = _reader(request)
    if not reader.is_authenticated:
        raise Http404
    return _answer(request, feed_of_followed(reader))


def _own(request: HttpRequest) -> str | None:
    return None if "token" in request.GET else request.path


def _answer(request: HttpRequest, feed: PostsFeed) -> HttpResponse:
    body = feed.writeString("utf-8")
    answer = HttpResponse(body, content_type="application/atom+xml; charset=utf-8")
    etag = quote_etag(sha256(body.encode()).hexdigest()[:32])
    answer.headers["ETag"] = etag
    answer.headers["Last-Modified"] = http_date(feed.latest_post_date().timestamp())
    # The date alone cannot tell that an older entry came or went, so only the tag decides.
    same = get_conditional_response(request, etag=etag, response=answer)
    return discreet_feed(same or answer, private="token" in request.GET)


def discreet_feed(answer: HttpResponse, *, private: bool) -> HttpResponse:
    """A key in an address must not travel on, and what it opens stays in no shared cache."""
    answer.headers["Cache-Control"] = "private, no-cache" if private else "no-cache"
    if private:
        answer.headers["X-Robots-Tag"] = "noindex"
        answer.headers["Referrer-Policy"] = "no-referrer"
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
@members_only
def mine(request: HttpRequest) -> HttpResponse:
    """The member's own key, shown to nobody else, made new or ended at will."""
    if request.method == "POST":
        if request.POST.get("act") == "end":
            services.drop_feed_key(user=request.user)
            messages.success(request, _("The private addresses no longer work."))
        else:
            services.make_feed_key(user=request.user)
            messages.success(request, _("Your private addresses are ready. Earlier ones no longer work."))
        # With the topic one came from, whose address is wanted most.
        return redirect(request.get_full_path())
    user: Any = request.user
    token = services.feed_token(user)
    context = {
        "has_key": ForumFeedKey.objects.filter(user=user).exists(),
        "feeds": _addresses(request, token) if token else [],
        "noindex": True,
    }
    page = render(request, "forums/my_feeds.html", context)
    # No "no-referrer" here: browsers would send the form without its origin, and it would be refused.
    page.headers["Cache-Control"] = "private, no-store"
    return page


def _addresses(request: HttpRequest, token: str) -> list[dict[str, str]]:
    """Of the topic the member came from, of everything followed, then of each forum."""
    user, asked = request.user, number_in(request.GET.get("topic", ""))
    places = []
    if asked is not None:
        found = open_topic(user, asked)
        places.append((found.title, reverse("forums:topic_feed", args=[found.pk])))
    places += [(_("Topics I follow"), reverse("forums:followed_feed"))]
    forums = Forum.objects.readable_by(user)
    places += [(str(place), reverse("forums:feed", args=[place.slug])) for place in forums]
    query = urlencode({"token": token})
    return [{"title": title, "url": f"{settings.SITE_ADDRESS}{path}?{query}"} for title, path in places]
