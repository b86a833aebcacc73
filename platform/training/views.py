"""Ticking a unit off."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import translation
from django.views.decorators.http import require_POST
from wagtail.models import Page

from pages.addresses import page_address
from training.context import course_above
from training.models import UnitPage
from training.outline import outline_of
from training.services import mark_completed


@login_required
@require_POST
def complete(request: HttpRequest, pk: int) -> HttpResponse:
    """Marks the unit done and goes on to the next one; `undo` takes the mark back and stays."""
    unit = get_object_or_404(UnitPage.objects.visible_to(request.user).select_related("locale"), pk=pk)
    course = course_above(unit)
    undo = "undo" in request.POST
    mark_completed(
        user=request.user,  # type: ignore[arg-type]
        unit=unit,
        course_key=course.translation_key,
        completed=not undo,
    )
    language = translation.get_language() or ""
    if undo:
        return redirect(page_address(unit, language))
    paths = Page.objects.filter(translation_key=course.translation_key).values_list("path", flat=True)
    _before, after, _place = outline_of(paths, request.user).around(unit.translation_key)
    return redirect(after.url if after else page_address(course, language))
