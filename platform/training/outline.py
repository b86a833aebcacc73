"""The shape of a course for one reader: modules, units, what is done, what comes next."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import F, Q
from django.utils import translation
from wagtail.models import Page

from pages.access import visible
from pages.addresses import page_address
from theming.tags.words import language_name, listening_time
from training.learner import Learner, learner_of


@dataclass(frozen=True, slots=True)
class Step:
    """A unit as a line of the outline."""

    page: Any
    title: str
    url: str
    minutes: int
    done: bool
    seen: bool
    language: str
    is_open: bool = False

    @property
    def state(self) -> str:
        if self.done:
            return "done"
        return "current" if self.is_open else "todo"

    @property
    def note(self) -> str:
        """What stands beside the title: how long it takes, and the language where it is another one."""
        length = listening_time(self.minutes)
        return f"{length} · {language_name(self.language)}" if self.language else length


@dataclass(frozen=True, slots=True)
class Part:
    """A module with its units."""

    page: Any
    title: str
    url: str
    summary: str
    steps: tuple[Step, ...]

    @property
    def minutes(self) -> int:
        return sum(step.minutes for step in self.steps)

    @property
    def is_open(self) -> bool:
        return any(step.is_open for step in self.steps)


@dataclass(frozen=True, slots=True)
class Outline:
    """A course as one reader sees it."""

    parts: tuple[Part, ...]

    @property
    def steps(self) -> list[Step]:
        return [step for part in self.parts for step in part.steps]

    @property
    def done(self) -> int:
        return sum(step.done for step in self.steps)

    @property
    def started(self) -> bool:
        return any(step.seen or step.done for step in self.steps)

    def resume(self) -> Step | None:
        """Where to go on: the first unit that is not done."""
        return next((step for step in self.steps if not step.done), None)

    def around(self, key: object) -> tuple[Step | None, Step | None, int]:
        """The unit before, the unit after, and the place (from 1) of a unit of this translation key."""
        steps = self.steps
        for place, step in enumerate(steps):
            if step.page.translation_key == key:
                before = steps[place - 1] if place else None
                after = steps[place + 1] if place + 1 < len(steps) else None
                return before, after, place + 1
        return None, None, 0


def outline_of(course_paths: Iterable[str], user: Any, *, open_at: object = None) -> Outline:
    """The outline in the reader's language: one query for the pages, one for the learner.

    `course_paths` are the tree paths of all translations of the course. Order and belonging come from
    the default language's tree where it has the page, since a translated tree may have gaps. `open_at` is
    the translation key of the unit that is being read.
    """
    below = Q(pk__in=[])
    for path in course_paths:
        below |= Q(path__startswith=path)
    found = list(
        visible(Page.objects.filter(below), user)
        .order_by("path")
        .select_related("locale")
        .annotate(unit_minutes=F("unitpage__study_minutes"), module_summary=F("modulepage__summary"))
    )
    modules = [page for page in found if page.module_summary is not None]
    units = [page for page in found if page.unit_minutes is not None]
    module_keys = {page.path: page.translation_key for page in modules}
    learner = learner_of(user)
    by_module: dict[Any, list[Step]] = {}
    for unit in _chosen(units):
        key = module_keys.get(unit.path[: -Page.steplen])
        by_module.setdefault(key, []).append(_step(unit, learner, unit.translation_key == open_at))
    language = translation.get_language() or settings.LANGUAGE_CODE
    return Outline(
        tuple(
            Part(
                page,
                page.title,
                page_address(page, language),
                page.module_summary,
                tuple(by_module.get(page.translation_key, ())),
            )
            for page in _chosen(modules)
        )
    )


def _chosen(pages: list[Any]) -> list[Any]:
    """One page a work, in the reader's language where there is one, in the order of the default tree."""
    reader = translation.get_language() or settings.LANGUAGE_CODE
    works: dict[Any, dict[str, Any]] = {}
    for page in pages:
        works.setdefault(page.translation_key, {})[page.locale.language_code] = page
    shown = []
    for twins in works.values():
        source = twins.get(settings.LANGUAGE_CODE) or next(iter(twins.values()))
        shown.append((source.path, twins.get(reader) or source))
    return [page for _path, page in sorted(shown, key=lambda pair: pair[0])]


def _step(unit: Any, learner: Learner, is_open: bool) -> Step:
    own = str(unit.locale.language_code)
    language = translation.get_language() or own
    return Step(
        page=unit,
        title=unit.title,
        url=page_address(unit, language),
        minutes=unit.unit_minutes,
        done=unit.translation_key in learner.done,
        seen=unit.translation_key in learner.seen,
        language=own if own != language else "",
        is_open=is_open,
    )
