"""Starting a topic, replying, editing: the text a person typed comes back whatever happens."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from forums import access, rendering, services
from forums.drafting import Kept, draft_at, draft_for, draft_of_topic, known_version, posted
from forums.errors import EditConflictError, TopicClosedError
from forums.forms import EditForm, EditQuestionForm, ReplyForm, StartForm, corridor
from forums.limits import posting_too_fast
from forums.models import Post, Topic
from forums.showing import post_views
from forums.views.doors import kept_text, members_only, open_forum, open_post, open_topic, require

both_ways = require_http_methods(["GET", "HEAD", "POST"])


@both_ways
@members_only
def start(request: HttpRequest, slug: str) -> HttpResponse:
    """A new topic, from what was kept or drafted."""
    forum = open_forum(request.user, slug)
    require(access.can_start(request.user, forum))
    key = services.start_key(forum)
    draft = draft_for(request, draft_at(request.user, key))
    context: dict[str, Any] = {"forum": forum, "draft_place": key, "draft": draft}
    if request.method != "POST":
        form = StartForm(initial=kept_text(request) or {"title": draft.title, "source": draft.source})
        return render(request, "forums/start.html", context | {"form": form})
    form = StartForm(request.POST)
    act = request.POST.get("act", "post")
    if act == "draft":
        services.save_draft(
            user=request.user,
            forum=forum,
            title=request.POST.get("title", ""),
            source=_typed(request),
            known=known_version(request),
        )
        messages.success(request, _("Draft saved."))
        return redirect("forums:start", slug=forum.slug)
    if form.is_valid() and act == "preview":
        context["preview"] = rendering.render(form.cleaned_data["source"])
    elif form.is_valid():
        if not posting_too_fast(request.user) or _sent_before(request, form, form.cleaned_data["title"]):
            topic = services.start_topic(
                author=request.user,
                forum=forum,
                source=form.cleaned_data["source"],
                language=form.cleaned_data["language"],
                key=form.cleaned_data["key"],
                **form.topic_values(),
            )
            answer = redirect("forums:poll", pk=topic.pk) if act == "poll" else redirect(topic)
            return posted(answer, form.cleaned_data["key"])
        form.add_too_fast()
    return render(request, "forums/start.html", context | {"form": form}, status=_status(form))


@both_ways
@members_only
def reply(request: HttpRequest, pk: int) -> HttpResponse:
    """A reply on its own page; the form under a topic is sent here as well."""
    topic = open_topic(request.user, pk)
    if request.method != "POST":
        require(access.can_reply(request.user, topic))
        return _reply_page(request, topic, ReplyForm(initial=_reply_initial(request, topic)))
    form = ReplyForm(request.POST)
    act = request.POST.get("act", "post")
    if act == "draft":
        services.save_draft(
            user=request.user, topic=topic, source=_typed(request), known=known_version(request)
        )
        messages.success(request, _("Draft saved."))
        return redirect("forums:reply", pk=topic.pk)
    if not form.is_valid():
        return _reply_page(request, topic, form)
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
        post = services.reply(
            author=request.user,
            topic=topic,
            source=form.cleaned_data["source"],
            language=form.cleaned_data["language"],
            reply_to=_quoted(request.user, topic, form.cleaned_data.get("quote")),
            key=form.cleaned_data["key"],
        )
    except TopicClosedError:
        form.add_error(
            "source",
            _("This topic takes no replies from you. Your text is kept here: copy it if you need it."),
        )
        return _reply_page(request, topic, form)
    return posted(redirect(topic.url_of(post.position)), form.cleaned_data["key"])


def _sent_before(request: HttpRequest, form: ReplyForm | StartForm, *titles: str) -> bool:
    """Is it a form sent again? Asked after a refusal: its first sending may be what brought that about."""
    return services.is_stored(request.user, form.cleaned_data["key"], *titles, form.cleaned_data["source"])


def _reply_page(request: HttpRequest, topic: Topic, form: ReplyForm, preview: str = "") -> HttpResponse:
    context = {
        "topic": topic,
        "forum": topic.forum,
        "form": form,
        "preview": preview,
        "draft_place": services.reply_key(topic),
        "draft": draft_for(request, draft_of_topic(topic)),
    }
    return render(request, "forums/reply.html", context, status=_status(form))


def _reply_initial(request: HttpRequest, topic: Topic) -> dict[str, Any]:
    initial: dict[str, Any] = kept_text(request) or {"source": draft_of_topic(topic).source}
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
    key = services.edit_key(post)
    draft = draft_for(request, draft_at(request.user, key))
    form = _edit_form(request, post, draft)
    context: dict[str, Any] = {"post": post, "topic": post.topic, "form": form, "current": None}
    context |= {"draft": draft, "draft_place": key}
    if request.method == "POST" and request.POST.get("act") == "draft":
        services.save_draft(
            user=request.user,
            post=post,
            source=_typed(request),
            title=request.POST.get("title", ""),
            known=known_version(request),
        )
        messages.success(request, _("Draft saved."))
        return redirect("forums:edit", pk=post.pk)
    if request.method == "POST" and form.is_valid():
        if request.POST.get("act") == "preview":
            context["preview"] = rendering.render(form.cleaned_data["source"])
            return render(request, "forums/edit.html", context)
        try:
            services.edit_post(actor=request.user, post=post, **_edit_values(form, post))
        except EditConflictError as conflict:
            return _conflict_page(request, context, form, conflict.current)
        return posted(redirect(post.get_absolute_url()), f"{context['draft_place']}:{post.version}")
    return render(request, "forums/edit.html", context, status=_status(form))


def _edit_form(request: HttpRequest, post: Post, draft: Kept) -> EditForm:
    kind = EditQuestionForm if post.position == 1 else EditForm
    initial: dict[str, Any] = {"source": post.source, "language": post.language, "version": post.version}
    if post.position == 1:
        concepts = list(post.topic.concepts.values_list("slug", flat=True))
        initial |= {"title": draft.title or post.topic.title, "concepts": concepts, **corridor(post.topic)}
    return kind(
        request.POST or None,
        initial=initial | ({"source": draft.source} if draft.source else {}) | kept_text(request),
        reason_needed=post.author_id != request.user.pk,
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


def _typed(request: HttpRequest) -> str:
    return rendering.tidy(request.POST.get("source", ""))[: rendering.MAX_CHARACTERS * 3]


def _status(form: Any) -> int:
    return 422 if form.is_bound and form.errors else 200
