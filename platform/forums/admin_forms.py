"""Forms of the admin: one field a language for titles and descriptions."""

from __future__ import annotations

from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from taxonomy.forms import TextSet, TextsForm, with_texts

TITLE = TextSet("title", "title", _("Title"), required=True)
DESCRIPTION = TextSet("description", "description", _("Description"), long=True)


@with_texts(TITLE)
class CategoryForm(TextsForm):
    """A slug that links hang on stays as it is."""

    fixed_once_saved: ClassVar[tuple[str, ...]] = ("slug",)


@with_texts(TITLE, DESCRIPTION)
class ForumForm(TextsForm):
    """A slug that links and feeds hang on stays as it is."""

    fixed_once_saved: ClassVar[tuple[str, ...]] = ("slug",)
