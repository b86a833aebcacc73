"""Words to a writer after a form was taken."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _

from forums.composing import Composing
from forums.tray import Tray
from taxonomy.languages import language_name
from taxonomy.texts import active_language


def say_language(request: HttpRequest, form: Composing) -> None:
    """Readers filter by language and screen readers speak it, so a slip is worth a word."""
    if form.likely_language:
        names = {
            "chosen": language_name(form.cleaned_data["language"], active_language()),
            "likely": language_name(form.likely_language, active_language()),
        }
        messages.warning(
            request,
            _("Your post is marked as %(chosen)s but reads like %(likely)s. You can change that with “Edit”.")
            % names,
        )


def say_saved(request: HttpRequest, tray: Tray) -> None:
    messages.success(request, _("Draft saved."))
    for refusal in tray.refusals:
        messages.error(request, refusal)
