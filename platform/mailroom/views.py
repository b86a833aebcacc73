"""The desk for letters that wait for somebody's judgement."""

from __future__ import annotations

from typing import Final

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from mailroom import services
from mailroom.access import rooms_of, veiled_among
from mailroom.errors import DoubtfulError
from mailroom.forms import JudgeForm
from mailroom.models import IncomingMail

PER_PAGE: Final = 20


@require_safe
@login_required
def held(request: HttpRequest) -> HttpResponse:
    """The oldest first: somebody waits for each."""
    if not rooms_of(request.user):
        raise Http404
    rows = IncomingMail.objects.visible_to(request.user).select_related("user__profile").defer("raw")
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    context = {"page_of_letters": page, "veiled": veiled_among(page.object_list), "noindex": True}
    return _discreet(render(request, "mailroom/held.html", context))


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def letter(request: HttpRequest, pk: int) -> HttpResponse:
    """One letter: what is new in it, why it waits, and the two answers."""
    rows = IncomingMail.objects.visible_to(request.user).select_related("user__profile")
    row = get_object_or_404(rows, pk=pk)
    form = JudgeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        done = _decided(request, row, form)
        if done:
            return done
    context = {"row": row, "judged": services.text_for_judging(row), "form": form, "noindex": True}
    status = 422 if form.is_bound and form.errors else 200
    return _discreet(render(request, "mailroom/letter.html", context, status=status))


def _decided(request: HttpRequest, row: IncomingMail, form: JudgeForm) -> HttpResponse | None:
    decide = services.release if form.cleaned_data["outcome"] == "release" else services.discard
    try:
        decided = decide(actor=request.user, letter=row, reason=form.cleaned_data["reason"])
    except services.AlreadyDecidedError:
        messages.warning(request, _("Somebody else has decided about this letter meanwhile."))
        return redirect("mailroom:held")
    except DoubtfulError:
        form.add_error(
            None,
            _("The forum itself does not take this text. Discard the letter: its sender keeps the text."),
        )
        return None
    if decided.state == IncomingMail.State.HELD:
        messages.warning(request, decided.get_reason_display())
    elif decided.state == IncomingMail.State.TAKEN:
        messages.success(request, _("The letter is through. Its sender is told."))
    else:
        messages.info(request, _("The letter was not posted. Its sender is told why."))
    return redirect("mailroom:held")


def _discreet(response: HttpResponse) -> HttpResponse:
    """What is held may name a person: it stays on no device."""
    response["Cache-Control"] = "private, no-store"
    return response
