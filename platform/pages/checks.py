"""System checks of the page kinds: what a new kind must bring, said before a reader meets the gap."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.core.checks import CheckMessage, Error, Tags, register
from django.template import TemplateDoesNotExist
from django.template.loader import get_template


def page_kinds() -> list[Any]:
    """Every page model of the site."""
    from pages.models import BasePage

    return [model for model in apps.get_models() if issubclass(model, BasePage)]


@register(Tags.models)
def check_sources(**kwargs: Any) -> list[CheckMessage]:
    """A kind with topics is there to be found; a module is met on the way to its units."""
    from pages.models import ResourcePage
    from search.registry import source_for

    return [
        Error(
            f"{model._meta.label} cannot be found: no Source is registered for it.",
            hint="Register one in the app's indexes.py, or set `searchable = False` on the model.",
            obj=model,
            id="pages.E001",
        )
        for model in page_kinds()
        if issubclass(model, ResourcePage) and model.searchable and source_for(model) is None
    ]


@register(Tags.templates)
def check_templates(**kwargs: Any) -> list[CheckMessage]:
    """Every kind has its template in the theme."""
    return [
        Error(f"{model._meta.label} has no template {model.template}.", obj=model, id="pages.E002")
        for model in page_kinds()
        if not _exists(model.template)
    ]


@register(Tags.models)
def check_texts(**kwargs: Any) -> list[CheckMessage]:
    """The fields a kind names as its text are there, and the kind has a word."""
    faults: list[CheckMessage] = []
    for model in page_kinds():
        names = {field.name for field in model._meta.get_fields()}
        faults += [
            Error(
                f"{model._meta.label}.text_fields names {name}, which is no field.",
                obj=model,
                id="pages.E003",
            )
            for name in model.text_fields
            if name not in names
        ]
    return faults


def _exists(name: str) -> bool:
    try:
        get_template(name)
    except TemplateDoesNotExist:
        return False
    return True
