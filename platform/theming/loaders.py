"""Template loading by theme: the child's folder, then its parents', then the apps'."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.template import Template
from django.template.base import TextNode
from django.template.loaders.cached import Loader as CachedLoader
from django.template.loaders.filesystem import Loader as FilesystemLoader

from search.stamping import without_gaps
from theming.themes import active_theme, theme_chain

INDENT: Final = re.compile(r"[ \t]*\n\s*")
# Where white space is shown as it stands.
VERBATIM: Final = ("<pre", "<textarea")


class ThemeLoader(FilesystemLoader):
    """Asks on every lookup, because two sites in one process may wear different themes."""

    def get_dirs(self) -> list[str | Path]:
        return [theme.templates for theme in theme_chain(active_theme())]


class CachedThemeLoader(CachedLoader):
    """Without the theme in the key one site's templates would be served to another."""

    def get_template(self, template_name, skip=None):  # type: ignore[no-untyped-def]
        return lean(super().get_template(template_name, skip))

    def cache_key(self, template_name, skip=None):  # type: ignore[no-untyped-def]
        return f"{active_theme()}:{super().cache_key(template_name, skip)}"


def _texts(nodes: Iterable[Any]) -> Iterator[TextNode]:
    """All texts of a template; Django's own walk passes over the body of a component."""
    for node in nodes:
        if isinstance(node, TextNode):
            yield node
        for name in {"nodelist", *node.child_nodelists}:
            yield from _texts(getattr(node, name, None) or ())


def lean(template: Template) -> Template:
    """Without the white space that only readers of the template need: a third of a list's bytes."""
    name = str(getattr(template.origin, "name", ""))
    if getattr(template, "is_lean", False) or not name.endswith(".html"):
        return template
    if Path(name).is_relative_to(settings.THEMES_DIR):
        for node in _texts(template.nodelist):
            if not any(sign in node.s for sign in VERBATIM):
                node.s = without_gaps(INDENT.sub("\n", node.s))
    template.is_lean = True  # type: ignore[attr-defined]
    return template
