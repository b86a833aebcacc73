"""Changing a post, never over somebody else's change."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from forums import access, guarding, services
from forums.drafting import Kept, draft_at, draft_for, known_version, posted
from forums.errors import EditConflictError
from forums.forms import EditForm, EditQuestionForm, corridor
from forums.models import Post
from forums.panels import Panel
from forums.showing import post_views
from forums.tray import judge, sent_tray, waiting_tray
from forums.views import guard
from forums.views.citing import carried, comes_back, seek_page, seeks, shown_before_posting
from forums.views.doors import kept_text, members_only, open_post, require
from forums.views.saying import say_language, say_saved
from forums.views.write import typed


@require_http_methods(["GET", "HEAD", "POST"])
@members_only
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a post; if somebody else did meanwhile, both texts are shown."""
    post = open_post(request.user, pk)
    require(access.can_edit(request.user, post))
    place, act = services.edit_key(post), request.POST.get("act", "save")
    draft = draft_for(request, draft_at(request.user, place))
    form = _form(request, post, draft)
    context: dict[str, Any] = {"post": post, "topic": post.topic, "form": form, "current": None}
    context |= {"draft": draft, "draft_place": place}
    if request.method != "POST" or comes_back(request):
        context["tray"] = waiting_tray(request.user, place, post.files)
        return render(request, "forums/edit.html", context)
    tray = context["tray"] = sent_tray(request, place, post.files)
    if act == "draft":
        _keep(request, post)
        say_saved(request, tray)
        return redirect("forums:edit", pk=post.pk)
    if seeks(request):
        return seek_page(request, post.topic.forum)
    if judge(form, tray, act):
        look = partial(_marks, post)
        if "replace" in request.POST:
            context["form"], context["panel"] = guard.replaced(
                request, form, look, partial(_form, request, post, draft)
            )
        elif act == "preview":
            context["preview"] = shown_before_posting(request, form)
        else:
            store = partial(
                services.edit_post,
                actor=request.user,
                post=post,
                files=tray.rows,
                dropped=tray.dropped,
                **_values(form, post),
            )
            try:
                outcome = guard.stored(request, form, look, store)
            except EditConflictError as conflict:
                return _conflict_page(request, context, form, conflict.current)
            if not isinstance(outcome, Panel):
                say_language(request, form)
                return posted(redirect(post.get_absolute_url()), f"{place}:{post.version}")
            context["panel"] = outcome
    shown = context["form"]
    return render(request, "forums/edit.html", context, status=422 if shown.errors else 200)


def _marks(post: Post, form: EditForm) -> tuple[guarding.Mark, ...]:
    countries = services.countries_of(post.topic)
    if isinstance(form, EditQuestionForm):
        countries = [code for code, _role in form.chosen_countries()]
    title = post.topic.title if post.position == 1 else ""
    before = guarding.look(post.source, title=title, language=post.language, countries=countries)
    return guard.marks_of(form, countries, before)


def _keep(request: HttpRequest, post: Post) -> None:
    services.save_draft(
        user=request.user,
        post=post,
        source=typed(request.POST),
        title=request.POST.get("title", ""),
        known=known_version(request),
    )


def _form(request: HttpRequest, post: Post, draft: Kept, data: QueryDict | None = None) -> EditForm:
    kind = EditQuestionForm if post.position == 1 else EditForm
    initial: dict[str, Any] = {"source": post.source, "language": post.language, "version": post.version}
    if post.position == 1:
        concepts = list(post.topic.concepts.values_list("slug", flat=True))
        initial |= {"title": draft.title or post.topic.title, "concepts": concepts, **corridor(post.topic)}
    if draft.source:
        initial["source"] = draft.source
    back = comes_back(request)
    return kind(
        None if back else data or request.POST or None,
        initial=initial | (carried(request) if back else kept_text(request)),
        reason_needed=not access.wrote(request.user, post),
    )


def _values(form: EditForm, post: Post) -> dict[str, Any]:
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
