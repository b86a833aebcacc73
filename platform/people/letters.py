"""Letters to one person: plain text, and the same in the look of the site, in the reader's language."""

from __future__ import annotations

from typing import Any

from allauth.core import context as current
from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation

from people.tasks import post_letter

# Which value of a letter's context is the address of its one button.
BUTTONS = ("activate_url", "password_reset_url", "signup_url", "action_url")


def send_letter(
    template: str,
    *,
    to: str,
    reader: Any = None,
    context: dict[str, Any],
    headers: dict[str, str] | None = None,
) -> None:
    """Queue `<template>_subject.txt` and `<template>_message.txt`; the row waits where no mail server answers."""
    with translation.override(language_of(reader)):
        values = {
            "look": getattr(current.request, "look", None),
            "language": translation.get_language(),
            "site_address": settings.SITE_ADDRESS,
            **context,
        }
        subject = " ".join(render_to_string(f"{template}_subject.txt", values).split())
        text = render_to_string(f"{template}_message.txt", values).strip() + "\n"
        html = _in_the_look(subject, text, values)
    post_letter.enqueue(to=to, subject=subject, text=text, html=html, headers=headers)


def language_of(reader: Any) -> str:
    """The language the person chose; else that of the page they are on."""
    profile = getattr(reader, "profile", None)
    chosen: str = profile.site_language if profile else ""
    return chosen or translation.get_language() or settings.LANGUAGE_CODE


def _in_the_look(subject: str, text: str, values: dict[str, Any]) -> str:
    """The same words as paragraphs; the address of the button is not printed a second time."""
    button = next((str(values[name]) for name in BUTTONS if values.get(name)), "")
    paragraphs = [part.strip() for part in text.split("\n\n")]
    return render_to_string(
        "people/email/letter.html",
        {
            **values,
            "subject": subject,
            "paragraphs": [part for part in paragraphs if part and part != button],
            "button": button,
        },
    )
