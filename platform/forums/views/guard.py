"""The panel between a text that may identify somebody and its posting."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final, TypeVar

from django import forms
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _

from forums import guarding
from forums.errors import IdentifyingTextError
from forums.guarding import SOURCE, TITLE, Mark, Override
from forums.panels import Panel, panel_of
from forums.rendering import tidy
from forums.vouch_forms import VouchForm

ALL: Final = "all"
Form = TypeVar("Form", bound=forms.Form)
Stored = TypeVar("Stored")


def texts_of(form: forms.Form) -> dict[str, str]:
    """Title and text as they would be stored; what is wrong with them is said elsewhere."""
    data = form.cleaned_data
    return {TITLE: data.get("title") or "", SOURCE: tidy(data.get("source") or "")}


def override_of(request: HttpRequest) -> Override | None:
    """The writer's word, if it was given whole."""
    form = VouchForm(request.POST)
    if not form.is_valid() or not form.cleaned_data["vouched"]:
        return None
    data = form.cleaned_data
    return Override(reason=data["vouched_reason"], decided=frozenset(data["decided"].split()))


def marks_of(
    form: forms.Form, countries: Iterable[str] = (), before: Iterable[Mark] = ()
) -> tuple[Mark, ...]:
    """What a valid form would bring in beside what stood there before."""
    texts = texts_of(form)
    marks = guarding.look(
        texts[SOURCE], title=texts[TITLE], language=form.cleaned_data["language"], countries=countries
    )
    known = {mark.token for mark in before}
    return tuple(mark for mark in marks if mark.token not in known)


def stored(
    request: HttpRequest, form: Form, look: Callable[[Form], tuple[Mark, ...]], store: Callable[..., Stored]
) -> Stored | Panel:
    """What the service made of a valid form, or the panel when it refused."""
    override = override_of(request)
    if override:
        marks = look(form)
        if guarding.repeats(override.reason, marks, texts_of(form)):
            return _stopped(request, form, marks, repeated=True)
    try:
        return store(override=override)
    except IdentifyingTextError as refused:
        return _stopped(request, form, refused.marks)


def replaced(
    request: HttpRequest,
    form: Form,
    look: Callable[[Form], tuple[Mark, ...]],
    again: Callable[[QueryDict], Form],
) -> tuple[Form, Panel]:
    """A valid form with one mark, or all, replaced by neutral words; and what is left to decide."""
    marks, texts, data = look(form), texts_of(form), request.POST.copy()
    wanted = request.POST.get("replace", "")
    tokens = {mark.token for mark in marks} if wanted == ALL else {wanted}
    for field in (TITLE, SOURCE):
        if field in data:
            data[field] = guarding.put_right(texts[field], marks, field, tokens)
    fresh = again(data)
    left = look(fresh) if fresh.is_valid() else ()
    if left:
        return fresh, _stopped(request, fresh, left)
    return fresh, Panel(excerpts=[], form=VouchForm(), done=fresh.is_valid())


def _stopped(
    request: HttpRequest, form: forms.Form, marks: Iterable[Mark], *, repeated: bool = False
) -> Panel:
    """The panel, with the form marked as refused; a box that was ticked for less is empty again."""
    given = VouchForm(request.POST)
    vouched = given.is_valid() and given.cleaned_data["vouched"]
    if repeated:
        given.add_error("vouched_reason", _("Do not repeat names or numbers here."))
    if given.errors:
        data = request.POST.copy()
        data["decided"] = " ".join(dict.fromkeys(mark.token for mark in marks))
        given.data = data
        shown = given
    else:
        reason = given.cleaned_data["vouched_reason"]
        shown = VouchForm(initial={"vouched_reason": reason} if vouched else None)
    form.add_error(
        None, _("Nothing was posted yet: the text may identify a person. Look at the marked places.")
    )
    return panel_of(list(marks), texts_of(form), shown)
