"""Polls beside a question: set by those who may say what the topic asks, voted in by its readers."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from forums import access, services
from forums.errors import PollClosedError
from forums.models import Post
from forums.poll_forms import PollForm, VoteForm
from forums.polls import poll_of, poll_view
from forums.views.doors import discreet, members_only, open_topic, require
from notifications.timing import zone_of

both_ways = require_http_methods(["GET", "HEAD", "POST"])


@both_ways
@members_only
def setting(request: HttpRequest, pk: int) -> HttpResponse:
    """Add a poll to a question, change it, or take it away before anybody voted."""
    topic = open_topic(request.user, pk)
    require(access.can_set_poll(request.user, topic))
    poll = poll_of(topic)
    if request.method == "POST" and request.POST.get("act") == "remove":
        if services.drop_poll(topic=topic):
            messages.info(request, _("The poll is gone."))
        return redirect(topic)
    moderates = access.can_moderate(request.user, topic.forum_id)
    form = PollForm(request.POST or None, poll=poll, zone=zone_of(request.user), moderates=moderates)
    if request.method == "POST" and form.is_valid():
        try:
            services.set_poll(actor=request.user, topic=topic, **form.values())
        except ValueError:
            form.add_error("options", _("Somebody voted meanwhile, so the answers stay as they are."))
        else:
            return redirect(topic)
    context = {"topic": topic, "forum": topic.forum, "form": form, "held": poll}
    page = render(request, "forums/poll_form.html", context, status=422 if form.errors else 200)
    return discreet(page, topic.forum)


@both_ways
@members_only
def voting(request: HttpRequest, pk: int) -> HttpResponse:
    """The poll by itself; a vote that cannot count comes back with the reason beside it."""
    topic = open_topic(request.user, pk)
    poll = poll_of(topic)
    if poll is None or not Post.objects.visible_to(request.user).filter(topic=topic, position=1).exists():
        raise Http404
    form = None
    if request.method == "POST":
        form = VoteForm(request.POST, poll=poll)
        if form.is_valid():
            try:
                services.vote(user=request.user, poll=poll, choices=form.cleaned_data["choices"])
            except PollClosedError:
                messages.error(request, _("The poll has ended: your vote could not be counted."))
            else:
                messages.success(request, _("Your vote is counted. You can change it until the poll ends."))
            return redirect(f"{topic.get_absolute_url()}#poll")
    context = {
        "topic": topic,
        "forum": topic.forum,
        "poll": poll_view(request.user, topic, form),
        "may_set_poll": access.can_set_poll(request.user, topic),
    }
    return discreet(
        render(request, "forums/vote.html", context, status=422 if form and form.errors else 200), topic.forum
    )
