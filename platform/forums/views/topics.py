"""Reading a topic, and the small acts beside its posts."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from config.prepared import prepared
from forums import access, services
from forums.asked import MOST_POSITION, AskedPlace, asked_place, number_in
from forums.changes import history_of
from forums.drafting import Kept, draft_of_topic
from forums.forms import FollowForm
from forums.fresh import follow_form, fresh_composer
from forums.limits import reporting_too_fast
from forums.marks import Marks, marks_of
from forums.models import Post, Topic
from forums.models.topic import PAGE_SIZE, page_of
from forums.moderation_forms import ReportForm
from forums.noting import note_shown
from forums.paging import NumberedPage
from forums.polls import poll_view
from forums.querysets import PostQuerySet
from forums.showing import PostView, position_read, post_views
from forums.tags import Tag, tags_of
from forums.translated import show_translation
from forums.tray import Tray, waiting_tray
from forums.views.doors import discreet, members_only, open_merged, open_post, open_topic, require, to_sign_in
from forums.views.signposts import new_place, signpost
from forums.views.write import reply_form
from notifications.kinds import key_of
from notifications.services import mark_fold_read
from pages.related import TEXTS, cards_about
from taxonomy.texts import active_language
from theming.cards import Card


@require_safe
def short(request: HttpRequest, pk: int) -> HttpResponse:
    """The address without a title, which letters may carry that must not tell it."""
    try:
        found = open_topic(request.user, pk)
    except Http404:
        return redirect(open_merged(request.user, pk))
    return redirect(_jump(request.user, found, asked_place(request.GET)) or found)


@require_safe
def topic(request: HttpRequest, pk: int, slug: str) -> HttpResponse:
    """A window of positions; the accepted answer is shown under the question as well."""
    asked = asked_place(request.GET)
    try:
        found = open_topic(request.user, pk)
    except Http404:
        return signpost(request, open_merged(request.user, pk), asked)
    place = _jump(request.user, found, asked)
    if place is not None:
        return redirect(place)
    if slug != found.slug:
        return redirect(found)
    number = asked.page
    if number > found.page_count:
        raise Http404
    posts, marks = _window(request.user, found, number)
    posts = show_translation(posts, asked.translated)
    last_shown = min(number * PAGE_SIZE, found.last_position)
    context = _context(request, found, posts, number, last_shown)
    page = render(request, "forums/topic.html", context | {"topic_kept": marks.topic_kept})
    return discreet(page, found.forum)


def _jump(user: Any, found: Topic, asked: AskedPlace) -> str | None:
    """The address of the post that was asked for; None where a page was."""
    if asked.unread:
        read = position_read(found) or 0
        return found.url_of(min(read + 1, found.last_position))
    if asked.position is None:
        return None
    if not 1 <= asked.position <= found.last_position:
        raise Http404
    return new_place(user, found, asked.position) or found.url_of(asked.position)


def _window(user: Any, found: Topic, number: int) -> tuple[dict[int, PostView], Marks]:
    first = (number - 1) * PAGE_SIZE + 1
    extra = {"accepted": found.accepted_position} if number == 1 and found.accepted_position else {}
    posts = prepared(_posts_between)(topic=found.pk, first=first, last=first + PAGE_SIZE - 1, **extra)
    marks = marks_of(user, found, posts)
    return {view.position: view for view in post_views(user, found, posts, marks)}, marks


def _posts_between(topic: int, first: int, last: int, accepted: int | None = None) -> PostQuerySet:
    wanted = Q(position__range=(first, last))
    if accepted is not None:
        wanted |= Q(position=accepted)
    return Post.objects.filter(wanted, topic_id=topic).with_authors().order_by("position")


def _related(user: Any, found: Topic, tags: list[Tag]) -> list[Card]:
    """Texts on the same subjects, as far as the reader may open them; its tags lead to other discussions."""
    return cards_about(
        tuple(tag.value for tag in tags if not tag.is_country),
        [tag.value for tag in tags if tag.is_country],
        TEXTS,
        own=f"{found._meta.label_lower}:{found.pk}",
        user=user,
        language=active_language(),
    )


def _context(
    request: HttpRequest, found: Topic, posts: dict[int, PostView], number: int, last_shown: int
) -> dict[str, Any]:
    user = request.user
    accepted = posts.get(found.accepted_position or 0)
    shown = [
        post for post in posts.values() if post.position <= last_shown and page_of(post.position) == number
    ]
    tags = tags_of([found])[found.pk]
    context: dict[str, Any] = {
        "topic": found,
        "forum": found.forum,
        "tags": tags,
        "related": _related(user, found, tags) if number == 1 else [],
        "question": shown[0] if number == 1 and shown else None,
        "accepted": accepted if number == 1 and accepted and accepted.position != 2 else None,
        "posts": shown[1:] if number == 1 else shown,
        "pages": NumberedPage(number, found.page_count),
        "note": note_shown(user, found),
        "poll": poll_view(user, found) if number == 1 and shown and not shown[0].withheld else None,
        # What a visitor reads has a public feed; members are shown the way to their own, which asks nothing.
        "is_public": not user.is_authenticated,
        "may_set_poll": access.can_set_poll(user, found),
        "may_reply": access.can_reply(user, found),
        "may_moderate": access.can_moderate(user, found.forum_id),
    }
    if user.is_authenticated:
        services.mark_read(
            user=user, topic=found, position=last_shown, known=getattr(found, "read_position", None)
        )
        mark_fold_read(user=user, fold=key_of(found), step=last_shown)
        # One token for all forms: each new one is another 64 letters that cannot be packed.
        token = context["csrf_token"] = get_token(request)
        context |= {
            "follow_form": follow_form(
                reverse("forums:follow", args=[found.pk]),
                token,
                getattr(found, "follow", "") or FollowForm.AS_FORUM,
            ),
        }
    if context["may_reply"]:
        context |= _composer(request, found)
    return context


def _composer(request: HttpRequest, found: Topic) -> dict[str, Any]:
    """What the reader has begun, or an empty form."""
    place, draft = services.reply_key(found), draft_of_topic(found)
    files_wait = getattr(found, "files_wait", False)
    if draft == Kept() and not files_wait and not found.forum.pseudonyms:
        return {"composer": fresh_composer(request.user, place, sensitive=found.forum.sensitive)}
    return {
        "draft_place": place,
        "tray": waiting_tray(request.user, place) if files_wait else Tray(place),
        "draft": draft,
        "form": reply_form(request, found, draft.initial()),
    }


@require_POST
@members_only
def accept(request: HttpRequest, pk: int) -> HttpResponse:
    """Mark a reply as the answer, or take the mark away with an empty position."""
    found = open_topic(request.user, pk)
    require(access.can_accept(request.user, found))
    value = request.POST.get("position", "")
    position = number_in(value, MOST_POSITION)
    if value and position is None:
        raise Http404
    try:
        services.accept_answer(actor=request.user, topic=found, position=position)
    except Post.DoesNotExist:
        raise Http404 from None
    return redirect(found.url_of(position or 1))


@require_http_methods(["GET", "HEAD", "POST"])
@members_only
def report(request: HttpRequest, pk: int) -> HttpResponse:
    """Call a moderator to a post."""
    post = open_post(request.user, pk)
    require(access.can_report(request.user, post))
    form = ReportForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if reporting_too_fast(request.user):
            form.add_error(
                None, _("You have sent many reports within a minute. Wait a moment, then send this again.")
            )
        else:
            services.report_post(reporter=request.user, post=post, **form.cleaned_data)
            messages.success(request, _("Thank you. A moderator will look at it."))
            return redirect(post.get_absolute_url())
    (view,) = post_views(request.user, post.topic, [post])
    return render(request, "forums/report.html", {"form": form, "post": view, "topic": post.topic})


@require_safe
def history(request: HttpRequest, pk: int) -> HttpResponse:
    """Earlier texts of a post, for its author and for moderators."""
    if not request.user.is_authenticated:
        return to_sign_in(request)
    post = open_post(request.user, pk)
    if not access.can_see_history(request.user, post):
        raise Http404
    context = {"post": post, "topic": post.topic, "versions": history_of(post)}
    return render(request, "forums/history.html", context)
