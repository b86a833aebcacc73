"""An accepted answer is proposed as a practice note, and its author is asked where the forum is closed."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from forums import access, services
from forums.errors import NoteRefusedError
from forums.models import Post, PracticeNote, Topic
from forums.note_forms import AgreeForm, NoteForm
from forums.noting import needs_agreement
from forums.showing import post_views
from forums.views.doors import discreet, members_only, open_topic

both_ways = require_http_methods(["GET", "HEAD", "POST"])


@both_ways
@members_only
def propose(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask that editors make a page of the answer."""
    topic, post = _open_answer(request.user, pk)
    if request.method == "POST" and topic.note_state not in {"", PracticeNote.State.DECLINED}:
        return redirect(topic)
    if not access.can_propose_note(request.user, topic, post):
        raise Http404
    is_author = post.author_id == request.user.pk
    initial = {"title": topic.title, "named": not topic.forum.sensitive}
    form = NoteForm(request.POST if request.method == "POST" else None, initial=initial, by_author=is_author)
    if request.method == "POST" and form.is_valid():
        try:
            note = services.propose_note(actor=request.user, topic=topic, **form.cleaned_data)
        except NoteRefusedError:
            form.add_error(
                None, _("This answer cannot become a practice note: nobody is left to agree to it.")
            )
        else:
            messages.success(request, _said(note))
            return redirect(topic)
    return _page(
        request, "forums/note.html", topic, post, form, asks=not is_author and needs_agreement(topic.forum)
    )


@both_ways
@members_only
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """The author's own page: may the words leave the forum, and under their name?"""
    topic = open_topic(request.user, pk)
    notes = PracticeNote.objects.select_related("post", "proposed_by__profile")
    note = notes.filter(topic=topic, post__author_id=request.user.pk).first()
    if note is None:
        raise Http404
    if note.state != PracticeNote.State.ASKED:
        return redirect(topic)
    form = AgreeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            if form.cleaned_data["answer"] == "yes":
                note = services.agree_to_note(
                    author=request.user, note=note, named=form.cleaned_data["named"]
                )
            else:
                note = services.refuse_note(author=request.user, note=note)
        except NoteRefusedError:
            messages.error(request, _("This answer is no longer the accepted one, so no note is made of it."))
        else:
            messages.success(request, _said(note))
        return redirect(topic)
    return _page(request, "forums/note_answer.html", topic, note.post, form, note=note)


def _open_answer(user: Any, pk: int) -> tuple[Topic, Post]:
    topic = open_topic(user, pk)
    posts = Post.objects.visible_to(user).select_related("author__profile")
    post = posts.filter(topic=topic, position=topic.accepted_position or 0).first()
    if post is None:
        raise Http404
    return topic, post


def _said(note: PracticeNote) -> str:
    if note.state == PracticeNote.State.ASKED:
        return _("The author of the answer is asked. Nothing leaves the forum before they agree.")
    if note.state == PracticeNote.State.DECLINED:
        return _("The words stay in this forum.")
    return _("Thank you. Editors have it as a draft; this topic shows how far they are.")


def _page(
    request: HttpRequest, template: str, topic: Topic, post: Post, form: Any, **more: Any
) -> HttpResponse:
    (view,) = post_views(request.user, topic, [post])
    status = 422 if form.is_bound and form.errors else 200
    context = {"topic": topic, "forum": topic.forum, "post": view, "form": form, **more}
    return discreet(render(request, template, context, status=status), topic.forum)
