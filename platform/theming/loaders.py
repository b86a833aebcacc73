"""Template loading by theme: the child's folder, then its parents', then the apps'."""

from pathlib import Path

from django.template.loaders.cached import Loader as CachedLoader
from django.template.loaders.filesystem import Loader as FilesystemLoader

from theming.themes import active_theme, theme_chain


class ThemeLoader(FilesystemLoader):
    """Asks on every lookup, because two sites in one process may wear different themes."""

    def get_dirs(self) -> list[str | Path]:
        return [theme.templates for theme in theme_chain(active_theme())]


class CachedThemeLoader(CachedLoader):
    """Without the theme in the key one site's templates would be served to another."""

    def cache_key(self, template_name, skip=None):  # type: ignore[no-untyped-def]
        return f"{active_theme()}:{super().cache_key(template_name, skip)}"
