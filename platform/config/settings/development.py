"""One machine, no server to install: what `make demo` and a developer run."""

from config import env
from config.secrets import local_secret
from config.settings.base import *  # noqa: F403
from config.settings.base import DATA_DIR, ROOT

SECRET_KEY = env.text("SECRET_KEY", "") or local_secret(DATA_DIR / "secret-key")
DEBUG = env.flag("DEBUG", default=False)
ALLOWED_HOSTS = env.words("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]")
# Mails of a demonstration lie as files, where a person can open them.
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = DATA_DIR / "mail"
DEMO_SIGN_INS = ROOT / "fixtures" / "demo-sign-ins.toml"
# Passkeys on http://localhost.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
