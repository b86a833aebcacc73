"""Starting a topic and replying: the text a person typed comes back whatever happens."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from forums import access, guarding, rendering, services
from forums.asked import MOST_POSITION, number_in
from forums.drafting import draft_at, draft_for, draft_of_topic, known_version, posted
from forums.errors import PseudonymError, TopicClosedError
from forums.forms import ReplyForm, StartForm
from forums.limits import posting_too_fast
from forums.models import Forum, Post, Topic
from forums.models.held import Held
from forums.panels import Panel
from forums.similar import similar_to
from forums.tray import Tray, carries_files, judge, sent_tray, waiting_tray
from forums.views import guard
from forums.views.citing import carried, comes_back, seek_page, seeks, shown_before_posting
from forums.views.doors import kept_text, members_only, open_forum, open_successor, require
from forums.views.saying import say_language, say_saved

both_ways = require_http_methods(["GET", "HEAD", "POST"])


@both_ways
@members_only
def start(request: HttpRequest, slug: str) -> HttpResponse:
    """A new topic, from what was kept or drafted."""
    forum = open_forum(request.user, slug)
    require(access.can_start(request.user, forum))
    place = services.start_key(forum)
    draft = draft_for(request, draft_at(request.user, place))
    context: dict[str, Any] = {"forum": forum, "draft_place": place, "draft": draft}
    form_of = partial(StartForm, pseudonyms=may_mask(request.user, forum))
    if request.method != "POST" or comes_back(request):
        context["tray"] = waiting_tray(request.user, place)
        initial = carried(request) if request.POST else kept_text(request) or draft.initial()
        return render(request, "forums/start.html", context | {"form": form_of(initial=initial)})
    if seeks(request):
        sent_tray(request, place)
        return seek_page(request, forum)
    form = form_of(request.POST)
    act = request.POST.get("act", "post")
    tray = context["tray"] = _tray(request, place, form)
    if act == "draft":
        _keep_start(request, forum, request.POST)
        say_saved(request, tray)
        return redirect("forums:start", slug=forum.slug)
    if judge(form, tray, act):
        if "replace" in request.POST:
            form, context["panel"] = guard.replaced(request, form, _marks_of_start, form_of)
        elif act == "preview":
            context["preview"] = shown_before_posting(request, form)
            context |= similar_to(form.cleaned_data["title"], form.cleaned_data["source"], request.user)
        elif posting_too_fast(request.user) and not _sent_before(request, form, form.cleaned_data["title"]):
            form.add_too_fast()
        else:
            outcome = _outcome_of_start(request, forum, form, tray)
            if isinstance(outcome, Topic):
                _say_posted(request, form, outcome.held)
                answer = redirect("forums:poll", pk=outcome.pk) if act == "poll" else redirect(outcome)
                return posted(answer, form.cleaned_data["key"])
            context["panel"] = outcome
    if context.get("panel"):
        # What was put right with one click is the text from here on.
        _keep_start(request, forum, form.data)
    return render(request, "forums/start.html", context | {"form": form}, status=_status(form))


def _outcome_of_start(
    request: HttpRequest, forum: Forum, form: StartForm, tray: Tray
) -> Topic | Panel | None:
    """The topic, or the panel of what was refused; none where the form says what is wrong."""
    try:
        return guard.stored(request, form, _marks_of_start, partial(_start, request, forum, form, tray))
    except PseudonymError:
        form.add_no_pseudonym()
        return None


def _start(
    request: HttpRequest, forum: Forum, form: StartForm, tray: Tray, override: guarding.Override | None = None
) -> Topic:
    return services.start_topic(
        author=request.user,
        forum=forum,
        source=form.cleaned_data["source"],
        language=form.cleaned_data["language"],
        files=tray.rows,
        key=form.cleaned_data["key"],
        override=override,
        case=form.shared_case(),
        masked=form.cleaned_data.get("masked", False),
        **form.topic_values(),
    )


def _keep_start(request: HttpRequest, forum: Forum, sent: Mapping[str, Any]) -> None:
    services.save_draft(
        user=request.user,
        forum=forum,
        title=sent.get("title", ""),
        source=typed(sent),
        masked="masked" in request.POST,
        known=known_version(request),
    )


def _marks_of_start(form: StartForm) -> tuple[guarding.Mark, ...]:
    return guard.marks_of(form, [code for code, _role in form.chosen_countries()])


@both_ways
@members_only
def reply(request: HttpRequest, pk: int) -> HttpResponse:
    """A reply on its own page; the form under a topic is sent here as well."""
    topic = open_successor(request.user, pk)
    place = services.reply_key(topic)
    if request.method != "POST":
        require(access.can_reply(request.user, topic))
        form = reply_form(request, topic, _reply_initial(request, topic))
        return _reply_page(request, topic, form, waiting_tray(request.user, place))
    if seeks(request):
        sent_tray(request, place)
        return seek_page(request, topic.forum)
    if comes_back(request):
        form = reply_form(request, topic, carried(request))
        return _reply_page(request, topic, form, waiting_tray(request.user, place))
    form_of = partial(ReplyForm, around=topic.language, pseudonyms=may_mask(request.user, topic.forum))
    form = form_of(request.POST)
    act = request.POST.get("act", "post")
    tray = _tray(request, place, form)
    if act == "draft":
        _keep_reply(request, topic, request.POST)
        say_saved(request, tray)
        return redirect("forums:reply", pk=topic.pk)
    if not judge(form, tray, act):
        return _reply_page(request, topic, form, tray)
    if "replace" in request.POST:
        form, panel = guard.replaced(request, form, partial(_marks_of_reply, topic), form_of)
        return _reply_page(request, topic, form, tray, panel=panel)
    if act == "preview":
        return _reply_page(request, topic, form, tray, shown_before_posting(request, form))
    if posting_too_fast(request.user) and not _sent_before(request, form):
        form.add_too_fast()
        return _reply_page(request, topic, form, tray)
    return _post_reply(request, topic, form, tray)


def _post_reply(request: HttpRequest, topic: Topic, form: ReplyForm, tray: Tray) -> HttpResponse:
    try:
        if not access.can_reply(request.user, topic) and not _sent_before(request, form):
            raise TopicClosedError
        store = partial(
            services.reply,
            author=request.user,
            topic=topic,
            source=form.cleaned_data["source"],
            language=form.cleaned_data["language"],
            reply_to=_quoted(request.user, topic, form.cleaned_data.get("quote")),
            files=tray.rows,
            key=form.cleaned_data["key"],
            masked=form.cleaned_data.get("masked", False),
        )
        outcome = guard.stored(request, form, partial(_marks_of_reply, topic), store)
    except TopicClosedError:
        form.add_error(
            "source",
            _("This topic takes no replies from you. Your text is kept here: copy it if you need it."),
        )
        return _reply_page(request, topic, form, tray)
    except PseudonymError:
        form.add_no_pseudonym()
        return _reply_page(request, topic, form, tray)
    if isinstance(outcome, Panel):
        return _reply_page(request, topic, form, tray, panel=outcome)
    _say_posted(request, form, outcome.held)
    # A merge may have given it another place than the one the form was opened for.
    return posted(redirect(outcome.get_absolute_url()), form.cleaned_data["key"])


def _keep_reply(request: HttpRequest, topic: Topic, sent: Mapping[str, Any]) -> None:
    services.save_draft(
        user=request.user,
        topic=topic,
        source=typed(sent),
        masked="masked" in request.POST,
        known=known_version(request),
    )


def _marks_of_reply(topic: Topic, form: ReplyForm) -> tuple[guarding.Mark, ...]:
    return guard.marks_of(form, services.countries_of(topic))


def _say_posted(request: HttpRequest, form: ReplyForm, held: str) -> None:
    say_language(request, form)
    if held == Held.WAITING:
        messages.info(request, _("Thank you. A moderator reads your text before others see it."))


def _tray(request: HttpRequest, place: str, form: ReplyForm) -> Tray:
    """The form's files; one that was sent before brings nothing that is not posted already."""
    if carries_files(request) and request.POST.get("act", "post") == "post" and form.is_valid():
        titles = [form.cleaned_data["title"]] if "title" in form.cleaned_data else []
        if _sent_before(request, form, *titles):
            return Tray(place)
    return sent_tray(request, place)


def _sent_before(request: HttpRequest, form: ReplyForm, *titles: str) -> bool:
    """Is it a form sent again? Asked after a refusal: its first sending may be what brought that about."""
    return services.is_stored(request.user, form.cleaned_data["key"], *titles, form.cleaned_data["source"])


def may_mask(user: Any, forum: Forum) -> bool:
    """Does the forum take pseudonyms from this person? First posts that a moderator reads are by name."""
    return forum.pseudonyms and not services.must_wait(user, forum)


def reply_form(request: HttpRequest, topic: Topic, initial: dict[str, Any]) -> ReplyForm:
    """An empty form; who already has a pseudonym in the topic keeps it unless they choose otherwise."""
    masks = may_mask(request.user, topic.forum)
    if masks:
        initial = {"masked": services.has_mask(user=request.user, topic=topic), **initial}
    return ReplyForm(initial=initial, pseudonyms=masks)


def _reply_page(
    request: HttpRequest,
    topic: Topic,
    form: ReplyForm,
    tray: Tray,
    preview: str = "",
    panel: Panel | None = None,
) -> HttpResponse:
    if panel:
        _keep_reply(request, topic, form.data)
    context = {
        "topic": topic,
        "forum": topic.forum,
        "form": form,
        "tray": tray,
        "preview": preview,
        "panel": panel,
        "draft_place": services.reply_key(topic),
        "draft": draft_for(request, draft_of_topic(topic)),
    }
    return render(request, "forums/reply.html", context, status=_status(form))


def _reply_initial(request: HttpRequest, topic: Topic) -> dict[str, Any]:
    initial: dict[str, Any] = kept_text(request) or draft_of_topic(topic).initial()
    post = _quoted(request.user, topic, number_in(request.GET.get("quote", ""), MOST_POSITION))
    if post:
        initial["quote"] = post.position
        initial["source"] = rendering.quote(post.source) + initial.get("source", "")
    return initial


def _quoted(user: Any, topic: Topic, position: int | None) -> Post | None:
    if not position:
        return None
    posts = Post.objects.visible_to(user).filter(topic=topic, position=position, hidden=False)
    return posts.first()


def typed(sent: Mapping[str, Any]) -> str:
    """The text as it was sent, valid or not, for a draft."""
    return rendering.tidy(sent.get("source", ""))[: rendering.MAX_CHARACTERS * 3]


def _status(form: Any) -> int:
    return 422 if form.is_bound and form.errors else 200
