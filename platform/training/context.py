"""What the training templates are given."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Locale, Page

from pages.addresses import page_address
from pages.cards import page_card
from theming.cards import Card
from training.models.course import CoursePage
from training.models.progress import UnitProgress
from training.outline import Outline, outline_of
from training.progress import done_by_course, units_by_course
from training.services import mark_seen


def lines(text: str) -> list[str]:
    """Objectives are written one a line."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def _reader_locale() -> Locale:
    return Locale.objects.get_for_language(translation.get_language() or settings.LANGUAGE_CODE)


def progress_words(done: int, units: int) -> str:
    """'3 of 9 units done'."""
    return _("%(done)d of %(units)d units done") % {"done": done, "units": units}


def training_context(page: Any, request: HttpRequest) -> dict[str, Any]:
    """All courses with the reader's progress, and the reader's own place in the one they were last in."""
    courses = list(
        CoursePage.objects.visible_to(request.user).shown_in(_reader_locale()).for_cards().order_by("path")
    )
    done = done_by_course(request.user)
    units = units_by_course(courses, request.user) if done else {}
    return {
        "courses": [
            _course_row(course, done.get(course.translation_key, 0), units.get(course.translation_key, 0))
            for course in courses
        ],
        "resume": resume_of(request.user),
    }


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
    outline = _outline(course, request.user)
    return {
        "outline": outline,
        "objectives": lines(course.objectives),
        "resume_step": outline.resume(),
        "progress_words": progress_words(outline.done, len(outline.steps)),
    }


def module_context(module: Any, request: HttpRequest) -> dict[str, Any]:
    """The module's own units out of the course's outline."""
    outline = _outline(course_above(module, request), request.user)
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
    paths = Page.objects.filter(translation_key=course.translation_key).values_list("path", flat=True)
    return outline_of(paths, user, open_at=open_at)


def resume_of(user: Any) -> dict[str, Any] | None:
    """The course the learner was last in and the unit to go on with; nothing for who never began."""
    if not user.is_authenticated:
        return None
    last = UnitProgress.objects.filter(user=user).order_by("-seen_at").first()
    if last is None:
        return None
    course = (
        CoursePage.objects.visible_to(user)
        .shown_in(_reader_locale())
        .filter(translation_key=last.course_key)
        .select_related("locale")
        .first()
    )
    if course is None:
        return None
    outline = _outline(course, user)
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
