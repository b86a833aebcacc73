"""A member puts a post into another language, the original beside the field."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from forums import access, services
from forums.errors import TranslationConflictError
from forums.models import Post, PostTranslation
from forums.showing import post_views
from forums.tasks import translate_post
from forums.translated import translator_of
from forums.translating import engine_for
from forums.translation_forms import TranslationForm
from forums.views.doors import members_only, open_post, require
from taxonomy.languages import INTERFACE, is_language
from taxonomy.texts import active_language


@require_http_methods(["GET", "HEAD", "POST"])
@members_only
def translate(request: HttpRequest, pk: int) -> HttpResponse:
    """Add a translation, change one's own, or ask the machine where there is one."""
    post = open_post(request.user, pk)
    require(access.can_translate(request.user, post))
    wanted = request.POST.get("language") or request.GET.get("language") or _likely(post)
    if not is_language(wanted) or wanted == post.language:
        raise Http404
    known = PostTranslation.objects.filter(post=post, language=wanted)
    found = known.select_related("by__profile", "post__mask", "post__topic").first()
    act = request.POST.get("act", "save")
    if request.method == "POST" and act in {"machine", "approve"}:
        return _other_act(request, post, found, wanted, act)
    initial = {
        "language": wanted,
        "source": found.source if found else "",
        "version": found.version if found else 0,
    }
    form = TranslationForm(request.POST or None, initial=initial, post_language=post.language)
    if request.method == "POST" and form.is_valid():
        if found and not access.can_edit_translation(request.user, found):
            form.add_error("language", _("There is a translation in this language by a colleague already."))
        elif _saved(request, post, form):
            messages.success(
                request, _("Thank you. Readers of that language can now switch to your translation.")
            )
            return redirect(post.get_absolute_url())
    return _page(request, post, found, form)


def _saved(request: HttpRequest, post: Post, form: TranslationForm) -> bool:
    try:
        services.save_translation(actor=request.user, post=post, **form.cleaned_data)
    except TranslationConflictError as conflict:
        data = request.POST.copy()
        data["version"] = str(conflict.current.version)
        form.data = data
        form.add_error(
            "source",
            _(
                "Somebody changed this translation meanwhile: “%(text)s”. Yours is kept here; put both together."
            )
            % {"text": conflict.current.source},
        )
        return False
    return True


def _other_act(
    request: HttpRequest, post: Post, found: PostTranslation | None, language: str, act: str
) -> HttpResponse:
    if act == "approve":
        if found is None or not found.machine or not access.can_approve_translation(request.user, post):
            raise Http404
        services.approve_translation(actor=request.user, translation=found)
        messages.success(request, _("Thank you for checking it."))
    else:
        if engine_for(post) is None or (found and not found.machine):
            raise Http404
        translate_post.enqueue(post.pk, language)
        messages.success(request, _("The machine's translation will be there in a moment."))
    return redirect(post.get_absolute_url())


def _page(
    request: HttpRequest, post: Post, found: PostTranslation | None, form: TranslationForm
) -> HttpResponse:
    (view,) = post_views(request.user, post.topic, [post])
    context: dict[str, Any] = {
        "post": view,
        "topic": post.topic,
        "form": form,
        "found": found,
        "translator": translator_of(found).name if found and not found.machine else "",
        "mine": found is None or access.can_edit_translation(request.user, found),
        "outdated": bool(found and found.of_version < post.version),
        "machine": engine_for(post) is not None and (found is None or bool(found.machine)),
        "may_approve": bool(
            found
            and found.machine
            and not (found.approved_by_id or found.masked)
            and access.can_approve_translation(request.user, post)
        ),
        "earlier": found.revisions.all()
        if found and access.can_edit_translation(request.user, found)
        else (),
    }
    return render(request, "forums/translate.html", context, status=422 if form.errors else 200)


def _likely(post: Post) -> str:
    """The page's language, or the first other one."""
    return next(code for code in (active_language(), *INTERFACE) if code != post.language)
