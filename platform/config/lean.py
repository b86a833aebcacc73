"""Collected scripts without what only their readers in the repository need: comments and indentation."""

import re
from typing import Any

from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

# Files of others keep their comments: a licence may stand there.
OURS = re.compile(r"^themes/[\w-]+/js/(?!.*\.min\.).*\.js$")
COMMENT_LINE = re.compile(r"^[ \t]*//.*\n", re.MULTILINE)
INDENT = re.compile(r"^[ \t]+", re.MULTILINE)


def lean(script: str) -> str:
    """Whole lines only, so that no parser is needed; a text over several lines would lose its indent."""
    return INDENT.sub("", COMMENT_LINE.sub("", script))


class LeanStaticFilesStorage(CompressedManifestStaticFilesStorage):
    """Some three hundred bytes less on each page, without a bundler."""

    def _save(self, name: str, content: Any) -> Any:
        if OURS.match(name.replace("\\", "/")):
            # Whoever took its digest has read it to the end.
            content.seek(0)
            content = ContentFile(lean(content.read().decode()).encode())
        return super()._save(name, content)
