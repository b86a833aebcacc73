import pytest
from django.conf import settings
from django.core.files.base import ContentFile

from config.lean import OURS, LeanStaticFilesStorage, lean

SCRIPTS = [
    path
    for path in sorted(settings.ROOT.glob("themes/*/static/js/*.js"))
    if OURS.match(path.relative_to(settings.ROOT).as_posix().replace("/static/", "/"))
]


def test_comments_and_indents_go():
    assert lean('// Why.\nif (a) {\n  // How.\n  b("//c"); // kept\n}\n') == 'if (a) {\nb("//c"); // kept\n}\n'


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.stem)
def test_no_text_runs_over_a_line(script):
    """It would be changed."""
    odd = [line for line in script.read_text(encoding="utf-8").splitlines() if line.count("`") % 2]
    assert odd == []


def test_it_works(tmp_path):
    storage = LeanStaticFilesStorage(location=tmp_path)
    for name in ("themes/base/js/site.js", "themes/base/js/htmx.min.js", "wagtailadmin/js/x.js"):
        storage.save(name, ContentFile(b"// A word.\n  a();\n"))
    kept = {path.name: path.read_text() for path in tmp_path.rglob("*.js")}
    assert kept == {"site.js": "a();\n", "htmx.min.js": "// A word.\n  a();\n", "x.js": "// A word.\n  a();\n"}
