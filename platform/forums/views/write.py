"""Starting a topic, replying, editing: the text a person typed comes back whatever happens."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from forums import access, guarding, rendering, services
from forums.errors import EditConflictError, TopicClosedError
from forums.forms import EditForm, EditQuestionForm, ReplyForm, StartForm, corridor
from forums.limits import posting_too_fast
from forums.models import (
    Draft,
    Forum,
    Post,
    Topic,
)
from forums.models.held import (
    Held,
)
from forums.panels import (
    Panel,
)
from forums.showing import post_views
from forums.views import (
    guard,
)
from forums.views.doors import (
    kept_text,
    members_only,
    open_forum,
    open_post,
    open_successor,
    require,
)

both_ways = require_http_methods(["GET", "HEAD", "POST"])


@both_ways
@members_only
def start(request: HttpRequest, slug: str) -> HttpResponse:
    """A new topic, from what was kept or drafted."""
    forum = open_forum(request.user, slug)
    require(access.can_start(request.user, forum))
    context: dict[str, Any] = {"forum": forum, "draft_place": services.start_key(forum)}
    if request.method != "POST":
        unsent = _unsent(request, services.start_key(forum))
        form = StartForm(initial=unsent, pseudonyms=may_mask(request.user, forum))
        return render(request, "forums/start.html", context | {"form": form})
    form = StartForm(request.POST, pseudonyms=may_mask(request.user, forum))
    act = request.POST.get("act", "post")
    if act == "draft":
        services.save_draft(
            user=request.user,
            forum=forum,
            title=request.POST.get("title", ""),
            source=_typed(request),
            masked="masked" in request.POST,
        )
        messages.success(request, _("Draft saved."))
        return redirect("forums:start", slug=forum.slug)
    if form.is_valid() and "replace" in request.POST:
        form, context["panel"] = guard.replaced(
            request, form, _marks_of_start, partial(StartForm, pseudonyms=may_mask(request.user, forum))
        )
    elif form.is_valid() and act == "preview":
        context["preview"] = rendering.render(form.cleaned_data["source"])
    elif form.is_valid():
        if not posting_too_fast(request.user) or _sent_before(request, form, form.cleaned_data["title"]):
            outcome = guard.stored(request, form, _marks_of_start, partial(_start, request, forum, form))
            if isinstance(outcome, Topic):
                _say_if_waiting(request, outcome.held)
                return redirect(outcome)
            context["panel"] = outcome
        else:
            form.add_too_fast()
    if context.get("panel"):
        services.save_draft(
            user=request.user,
            forum=forum,
            title=form.data.get("title", ""),
            source=rendering.tidy(form.data.get("source", "")),
            masked="masked" in request.POST,
        )
    return render(request, "forums/start.html", context | {"form": form}, status=_status(form))


def _start(
    request: HttpRequest, forum: Forum, form: StartForm, override: guarding.Override | None = None
) -> Topic:
    return services.start_topic(
        author=request.user,
        forum=forum,
        source=form.cleaned_data["source"],
        language=form.cleaned_data["language"],
        key=form.cleaned_data["key"],
        override=override,
        case=form.shared_case(),
        masked=form.cleaned_data.get("masked", False),
        **form.topic_values(),
    )


def _marks_of_start(form: StartForm) -> tuple[guarding.Mark, ...]:
    return guard.marks_of(form, [code for code, _role in form.chosen_countries()])


@both_ways
@members_only
def reply(request: HttpRequest, pk: int) -> HttpResponse:
    """A reply on its own page; the form under a topic is sent here as well."""
    topic = open_successor(request.user, pk)
    if request.method != "POST":
        require(access.can_reply(request.user, topic))
        return _reply_page(request, topic, reply_form(request, topic, _reply_initial(request, topic)))
    form = ReplyForm(request.POST, pseudonyms=may_mask(request.user, topic.forum))
    act = request.POST.get("act", "post")
    if act == "draft":
        services.save_draft(
            user=request.user, topic=topic, source=_typed(request), masked="masked" in request.POST
        )
        messages.success(request, _("Draft saved."))
        return redirect("forums:reply", pk=topic.pk)
    if not form.is_valid():
        return _reply_page(request, topic, form)
    if "replace" in request.POST:
        again = partial(ReplyForm, pseudonyms=may_mask(request.user, topic.forum))
        form, panel = guard.replaced(request, form, partial(_marks_of_reply, topic), again)
        return _reply_page(request, topic, form, panel=panel)
    if act == "preview":
        return _reply_page(request, topic, form, preview=rendering.render(form.cleaned_data["source"]))
    if posting_too_fast(request.user) and not _sent_before(request, form):
        form.add_too_fast()
        return _reply_page(request, topic, form)
    return _post_reply(request, topic, form)


def _post_reply(request: HttpRequest, topic: Topic, form: ReplyForm) -> HttpResponse:
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
            key=form.cleaned_data["key"],
            masked=form.cleaned_data.get("masked", False),
        )
        outcome = guard.stored(request, form, partial(_marks_of_reply, topic), store)
    except TopicClosedError:
        form.add_error(
            "source",
            _("This topic takes no replies from you. Your text is kept here: copy it if you need it."),
        )
        return _reply_page(request, topic, form)
    if isinstance(outcome, Panel):
        return _reply_page(request, topic, form, panel=outcome)
    _say_if_waiting(request, outcome.held)
    # A merge may have given it another place than the one the form was opened for.
    return redirect(outcome.get_absolute_url())


def _say_if_waiting(request: HttpRequest, held: str) -> None:
    if held == Held.WAITING:
        messages.info(request, _("Thank you. A moderator reads your text before others see it."))


def _marks_of_reply(topic: Topic, form: ReplyForm) -> tuple[guarding.Mark, ...]:
    return guard.marks_of(form, services.countries_of(topic))


def _sent_before(request: HttpRequest, form: ReplyForm | StartForm, *titles: str) -> bool:
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
    request: HttpRequest, topic: Topic, form: ReplyForm, preview: str = "", panel: Panel | None = None
) -> HttpResponse:
    if panel:
        services.save_draft(
            user=request.user,
            topic=topic,
            source=rendering.tidy(form.data.get("source", "")),
            masked="masked" in request.POST,
        )
    context = {
        "topic": topic,
        "forum": topic.forum,
        "form": form,
        "preview": preview,
        "panel": panel,
        "draft_place": services.reply_key(topic),
    }
    return render(request, "forums/reply.html", context, status=_status(form))


def _reply_initial(request: HttpRequest, topic: Topic) -> dict[str, Any]:
    initial: dict[str, Any] = dict(_unsent(request, services.reply_key(topic)))
    value = request.GET.get("quote", "")
    post = _quoted(request.user, topic, int(value)) if value.isdecimal() and len(value) < 8 else None
    if post:
        initial["quote"] = post.position
        initial["source"] = rendering.quote(post.source) + initial.get("source", "")
    return initial


def _quoted(user: Any, topic: Topic, position: int | None) -> Post | None:
    if not position:
        return None
    posts = Post.objects.visible_to(user).filter(topic=topic, position=position, hidden=False)
    return posts.first()


@both_ways
@members_only
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a post; if somebody else did meanwhile, both texts are shown."""
    post = open_post(request.user, pk)
    require(access.can_edit(request.user, post))
    form = _edit_form(request, post)
    context: dict[str, Any] = {"post": post, "topic": post.topic, "form": form, "current": None}
    if request.method == "POST" and form.is_valid():
        if request.POST.get("act") == "preview":
            context["preview"] = rendering.render(form.cleaned_data["source"])
            return render(request, "forums/edit.html", context)
        look = partial(_marks_of_edit, post)
        if "replace" in request.POST:
            form, panel = guard.replaced(request, form, look, partial(_edit_form, request, post))
            return render(
                request, "forums/edit.html", context | {"form": form, "panel": panel}, status=_status(form)
            )
        store = partial(services.edit_post, actor=request.user, post=post, **_edit_values(form, post))
        try:
            outcome = guard.stored(request, form, look, store)
        except EditConflictError as conflict:
            return _conflict_page(request, context, form, conflict.current)
        if isinstance(outcome, Post):
            return redirect(post.get_absolute_url())
        context["panel"] = outcome
    return render(request, "forums/edit.html", context, status=_status(form))


def _marks_of_edit(post: Post, form: EditForm) -> tuple[guarding.Mark, ...]:
    countries = services.countries_of(post.topic)
    if isinstance(form, EditQuestionForm):
        countries = [code for code, _role in form.chosen_countries()]
    title = post.topic.title if post.position == 1 else ""
    before = guarding.look(post.source, title=title, language=post.language, countries=countries)
    return guard.marks_of(form, countries, before)


def _edit_form(request: HttpRequest, post: Post, data: QueryDict | None = None) -> EditForm:
    kind = EditQuestionForm if post.position == 1 else EditForm
    initial: dict[str, Any] = {"source": post.source, "language": post.language, "version": post.version}
    if post.position == 1:
        concepts = list(post.topic.concepts.values_list("slug", flat=True))
        initial |= {"title": post.topic.title, "concepts": concepts, **corridor(post.topic)}
    return kind(
        data or request.POST or None,
        initial=initial | kept_text(request),
        reason_needed=not access.wrote(request.user, post),
    )


def _edit_values(form: EditForm, post: Post) -> dict[str, Any]:
    names = ("source", "version", "language", "reason")
    values = {name: form.cleaned_data[name] for name in names if name in form.cleaned_data}
    if isinstance(form, EditQuestionForm):
        values |= form.topic_values()
        values["countries"] = [*values["countries"], *form.other_countries(post.topic)]
    return values


def _conflict_page(
    request: HttpRequest, context: dict[str, Any], form: EditForm, current: Post
) -> HttpResponse:
    """The reader's text stays in the form, now based on the version that stands beside it."""
    data = request.POST.copy()
    data["version"] = str(current.version)
    form.data = data
    (view,) = post_views(request.user, current.topic, [current])
    context |= {"current": view, "current_source": current.source}
    return render(request, "forums/edit.html", context, status=409)


def _unsent(request: HttpRequest, key: str) -> dict[str, str]:
    kept = kept_text(request)
    if kept:
        return kept
    draft = Draft.objects.of(request.user).filter(key=key).first()
    if draft is None:
        return {}
    # Only where it was ticked: a pseudonym that was chosen must not get lost on the way.
    masked = {"masked": "on"} if draft.masked else {}
    return {"title": draft.title, "source": draft.source, **masked}


def _typed(request: HttpRequest) -> str:
    return rendering.tidy(request.POST.get("source", ""))[: rendering.MAX_CHARACTERS * 3]


def _status(form: Any) -> int:
    return 422 if form.is_bound and form.errors else 200
