"""What the training templates are given."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import Q
from django.http import HttpRequest
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Page

from pages.access import can_read, visible
from pages.addresses import page_address
from pages.cards import page_card
from theming.cards import Card
from training.learner import learner_of
from training.models.course import CoursePage
from training.models.unit import UnitPage
from training.outline import Outline, outline_of
from training.services import mark_seen


def lines(text: str) -> list[str]:
    """Objectives are written one a line."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def progress_words(done: int, units: int) -> str:
    """'3 of 9 units done'."""
    return _("%(done)d of %(units)d units done") % {"done": done, "units": units}


def training_context(page: Any, request: HttpRequest) -> dict[str, Any]:
    """All courses with the reader's progress, and the reader's own place in the one they were last in."""
    language = translation.get_language() or settings.LANGUAGE_CODE
    courses = list(
        CoursePage.objects.visible_to(request.user).shown_in(language).for_cards().order_by("path")
    )
    done = learner_of(request.user).done_by_course
    units = units_by_course(courses, request.user) if done else {}
    return {
        "courses": [
            _course_row(course, done.get(course.translation_key, 0), units.get(course.translation_key, 0))
            for course in courses
        ],
        "resume": resume_of(request.user),
    }


def units_by_course(courses: Iterable[CoursePage], user: Any) -> dict[UUID, int]:
    """How many units each course has, whatever languages they are written in; two queries for any number."""
    keys = [course.translation_key for course in courses]
    owners = dict(Page.objects.filter(translation_key__in=keys).values_list("path", "translation_key"))
    below = Q(pk__in=[])
    for path in owners:
        below |= Q(path__startswith=path)
    # Course > module > unit: two steps down.
    depth = Page.steplen * 2
    units: dict[UUID, set[UUID]] = {}
    found = UnitPage.objects.visible_to(user).filter(below).order_by("path")
    for path, key in found.values_list("path", "translation_key"):
        units.setdefault(owners[path[:-depth]], set()).add(key)
    return {course: len(keys_of) for course, keys_of in units.items()}


def _course_row(course: CoursePage, done: int, units: int) -> dict[str, Any]:
    finished = min(done, units)
    return {
        "card": _course_card(course),
        "done": finished,
        "units": units,
        "words": progress_words(finished, units),
    }


def _course_card(course: CoursePage) -> Card:
    hours = ngettext("%(count)d hour", "%(count)d hours", course.hours) % {"count": course.hours}
    return page_card(course, timed=False, meta=(str(course.get_level_display()), hours))


def course_context(course: CoursePage, request: HttpRequest) -> dict[str, Any]:
    """The outline with the learner's progress."""
    route = getattr(request, "page_route", None)
    outline = outline_of(route.paths if route else [course.path], request.user)
    return {
        "outline": outline,
        "objectives": lines(course.objectives),
        "resume_step": outline.resume(),
        "progress_words": progress_words(outline.done, len(outline.steps)),
    }


def module_context(module: Any, request: HttpRequest) -> dict[str, Any]:
    """The module's own units out of the course's outline."""
    course = course_above(module, request)
    outline = _outline(course, request.user)
    own = [part for part in outline.parts if part.page.translation_key == module.translation_key]
    return {"outline": outline, "part": own[0] if own else None, "objectives": lines(module.objectives)}


def unit_context(unit: Any, request: HttpRequest) -> dict[str, Any]:
    """Previous and next; opening a unit is remembered for who is signed in."""
    course = course_above(unit, request)
    if request.user.is_authenticated and getattr(request, "page_route", None):
        mark_seen(user=request.user, unit=unit, course_key=course.translation_key)
    outline = _outline(course, request.user, open_at=unit.translation_key)
    before, after, place = outline.around(unit.translation_key)
    own = next((step for step in outline.steps if step.page.translation_key == unit.translation_key), None)
    return {
        "course": course,
        "course_url": page_address(course, translation.get_language() or unit.language),
        "outline": outline,
        "before": before,
        "after": after,
        "place": place,
        "own_step": own,
        "objectives": lines(unit.objectives),
        "progress_words": progress_words(outline.done, len(outline.steps)),
    }


def course_above(page: Page, request: HttpRequest | None = None) -> Page:
    """The course that a module or unit belongs to, as its plain page; known already when the path was walked."""
    route = getattr(request, "page_route", None)
    for above in route.ancestors if route else ():
        if above.content_type.model == CoursePage._meta.model_name:
            return above
    depth = {"ModulePage": 1, "UnitPage": 2}[type(page).__name__]
    found: Page = Page.objects.select_related("locale").get(path=page.path[: -Page.steplen * depth])
    return found


def _outline(course: Page, user: Any, open_at: object = None) -> Outline:
    twins = visible(Page.objects.filter(translation_key=course.translation_key), user)
    return outline_of(twins.values_list("path", flat=True), user, open_at=open_at)


def resume_of(user: Any) -> dict[str, Any] | None:
    """The course the learner was last in and the unit to go on with; nothing for who never began."""
    key = learner_of(user).last_course
    if key is None:
        return None
    twins = {
        page.locale.language_code: page
        for page in Page.objects.filter(translation_key=key, live=True).select_related("locale")
        if can_read(user, page)
    }
    if not twins:
        return None
    reader = translation.get_language() or settings.LANGUAGE_CODE
    course = twins.get(reader) or twins.get(settings.LANGUAGE_CODE) or next(iter(twins.values()))
    outline = outline_of([page.path for page in twins.values()], user)
    step = outline.resume()
    if step is None:
        return None
    _before, _after, place = outline.around(step.page.translation_key)
    return {
        "course": course,
        "outline": outline,
        "step": step,
        "place": place,
        "words": progress_words(outline.done, len(outline.steps)),
    }
