"""Production settings in a process of their own: whole, or refused with a name and an example."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
WHOLE = {
    "SECRET_KEY": "a-key-that-nobody-uses-" + "0123456789" * 4,
    "ALLOWED_HOSTS": "waymark.example.org",
    "SITE_ADDRESS": "https://waymark.example.org",
    "EMAIL_URL": "smtps://sender:secret@mail.example.org",
}
SHOWN = (
    "DEBUG SESSION_COOKIE_SECURE CSRF_COOKIE_SECURE LANGUAGE_COOKIE_SECURE SECURE_SSL_REDIRECT SECURE_HSTS_SECONDS "
    "WAGTAILADMIN_BASE_URL ALLAUTH_TRUSTED_PROXY_COUNT SECURE_PROXY_SSL_HEADER DEMO_SIGN_INS EMAIL_USE_SSL"
)


def settings_with(tmp_path, **variables):
    code = (
        "from config.settings import production as p; "
        f"print({{name: getattr(p, name) for name in {SHOWN!r}.split()}})"
    )
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": f"{ROOT / 'platform'}{os.pathsep}{ROOT}",
        "DATA_DIR": str(tmp_path),
        **variables,
    }
    return subprocess.run(
        [sys.executable, "-c", code],
        env=environment,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )


def test_it_works(tmp_path):
    done = settings_with(tmp_path, **WHOLE)
    assert done.returncode == 0, done.stderr
    found = eval(done.stdout)  # noqa: S307  (what this test printed itself)
    assert found == {
        "DEBUG": False,
        "SESSION_COOKIE_SECURE": True,
        "CSRF_COOKIE_SECURE": True,
        "LANGUAGE_COOKIE_SECURE": True,
        "SECURE_SSL_REDIRECT": True,
        "SECURE_HSTS_SECONDS": 31_536_000,
        "WAGTAILADMIN_BASE_URL": "https://waymark.example.org",
        "ALLAUTH_TRUSTED_PROXY_COUNT": 1,
        "SECURE_PROXY_SSL_HEADER": ("HTTP_X_FORWARDED_PROTO", "https"),
        "DEMO_SIGN_INS": None,
        "EMAIL_USE_SSL": True,
    }


def test_without_a_proxy_no_header_is_believed(tmp_path):
    found = eval(settings_with(tmp_path, **WHOLE, BEHIND_PROXY="no").stdout)  # noqa: S307
    assert found["SECURE_PROXY_SSL_HEADER"] is None
    assert found["ALLAUTH_TRUSTED_PROXY_COUNT"] == 0


@pytest.mark.parametrize("missing", sorted(WHOLE))
def test_each_part_is_asked_for_by_name(tmp_path, missing):
    done = settings_with(tmp_path, **{name: value for name, value in WHOLE.items() if name != missing})
    assert done.returncode
    last = done.stderr.strip().splitlines()[-1]
    assert missing in last
    assert f"Example: {missing}=" in last


def test_the_known_passwords_of_the_demonstration_are_refused(settings):
    """Whatever file is named: `people.demo` looks at the settings module."""
    from django.core.exceptions import ImproperlyConfigured

    from people.demo import make_demo_accounts

    settings.DEMO_SIGN_INS = ROOT / "fixtures" / "demo-sign-ins.toml"
    with pytest.raises(ImproperlyConfigured, match="development settings"):
        make_demo_accounts()
