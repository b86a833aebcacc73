import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage

from config.lean import OURS, LeanStaticFilesStorage, lean

SCRIPTS = [
    path
    for path in sorted(settings.ROOT.glob("themes/*/static/js/*.js"))
    if OURS.match(path.relative_to(settings.ROOT).as_posix().replace("/static/", "/"))
]


def test_comments_and_indents_go():
    assert (
        lean('// Why.\nif (a) {\n  // How.\n  b("//c"); // kept\n}\n') == 'if (a) {\nb("//c"); // kept\n}\n'
    )


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.stem)
def test_no_text_runs_over_a_line(script):
    """It would be changed."""
    odd = [line for line in script.read_text(encoding="utf-8").splitlines() if line.count("`") % 2]
    assert odd == []


def test_it_works(tmp_path):
    """As collected: under the name with its digest, our own scripts lean and those of others as they came."""
    source = FileSystemStorage(location=tmp_path / "source")
    storage = LeanStaticFilesStorage(location=tmp_path / "static")
    names = ["themes/base/js/site.js", "themes/base/js/htmx.min.js", "wagtailadmin/js/x.js"]
    for name in names:
        source.save(name, ContentFile(b"// A word.\n  a();\n"))
        with source.open(name) as file:
            storage.save(name, file)
    done = list(storage.post_process({name: (source, name) for name in names}))
    kept = {name: (tmp_path / "static" / hashed).read_text() for name, hashed, _processed in done}
    assert kept == {name: "a();\n" if "site" in name else "// A word.\n  a();\n" for name in names}
