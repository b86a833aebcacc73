"""The shape of a course for one reader: modules, units, what is done, what comes next."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import Q
from django.utils import translation
from wagtail.models import Page

from pages.addresses import page_address
from theming.tags.words import language_name, listening_time
from training.models.module import ModulePage
from training.models.progress import UnitProgress
from training.models.unit import UnitPage


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
    """The outline in the reader's language: two queries for the pages, one for the learner.

    `course_paths` are the tree paths of all translations of the course. Order and belonging come from
    the default language's tree where it has the page, since a translated tree may have gaps. `open_at` is
    the translation key of the unit that is being read.
    """
    below = Q(pk__in=[])
    for path in course_paths:
        below |= Q(path__startswith=path)
    modules = list(
        ModulePage.objects.visible_to(user).filter(below).select_related("locale").defer("objectives")
    )
    units = list(
        UnitPage.objects.visible_to(user).filter(below).select_related("locale").defer("body", "objectives")
    )
    module_keys = {page.path: page.translation_key for page in modules}
    shown_units = _chosen(units)
    done, seen = _progress(user, [unit.translation_key for unit in shown_units])
    by_module: dict[Any, list[Step]] = {}
    for unit in shown_units:
        key = module_keys.get(unit.path[: -Page.steplen])
        by_module.setdefault(key, []).append(_step(unit, done, seen, unit.translation_key == open_at))
    language = translation.get_language() or settings.LANGUAGE_CODE
    return Outline(
        tuple(
            Part(
                page,
                page.title,
                page_address(page, language),
                page.summary,
                tuple(by_module.get(page.translation_key, ())),
            )
            for page in _chosen(modules)
        )
    )


def _chosen(pages: list[Any]) -> list[Any]:
    """One page a work, in the reader's language where there is one, in the order of the default tree."""
    reader = translation.get_language() or settings.LANGUAGE_CODE
    works: dict[Any, dict[str, Any]] = {}
    for page in sorted(pages, key=lambda page: page.path):
        works.setdefault(page.translation_key, {})[page.locale.language_code] = page
    shown = []
    for twins in works.values():
        source = twins.get(settings.LANGUAGE_CODE) or next(iter(twins.values()))
        shown.append((source.path, twins.get(reader) or source))
    return [page for _path, page in sorted(shown, key=lambda pair: pair[0])]


def _progress(user: Any, keys: list[Any]) -> tuple[set[Any], set[Any]]:
    if not user.is_authenticated:
        return set(), set()
    rows = list(
        UnitProgress.objects.filter(user=user, unit_key__in=keys).values_list("unit_key", "completed_at")
    )
    return {key for key, completed in rows if completed}, {key for key, _completed in rows}


def _step(unit: UnitPage, done: set[Any], seen: set[Any], is_open: bool) -> Step:
    language = translation.get_language() or unit.language
    return Step(
        page=unit,
        title=unit.title,
        url=page_address(unit, language),
        minutes=unit.minutes,
        done=unit.translation_key in done,
        seen=unit.translation_key in seen,
        language=unit.language if unit.language != language else "",
        is_open=is_open,
    )
