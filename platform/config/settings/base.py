"""What holds everywhere; safe by default. Development and test loosen it, production adds secrets."""

from pathlib import Path
from typing import Any

from django.utils.translation import gettext_lazy as _

from config import env
from config.sqlite import use_current_sqlite

use_current_sqlite()

ROOT = Path(__file__).resolve().parents[3]
DATA_DIR = env.folder("DATA_DIR", ROOT / "data")

# Identity of the site
SECRET_KEY = env.text("SECRET_KEY", "")
# Keys of before: what they signed and sealed stays good.
SECRET_KEY_FALLBACKS = env.words("SECRET_KEY_FALLBACKS")
DEBUG = False
ALLOWED_HOSTS = env.words("ALLOWED_HOSTS")
PORT = env.number("PORT", default=8000, least=1, most=65535)
SITE_ADDRESS = env.address("SITE_ADDRESS", f"http://127.0.0.1:{PORT}")
CSRF_TRUSTED_ORIGINS = env.words("CSRF_TRUSTED_ORIGINS")
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
ASGI_APPLICATION = "config.asgi.application"
# Accounts with known passwords: development names a file of them, nothing else ever does.
DEMO_SIGN_INS: Path | None = None

INSTALLED_APPS = [
    "config.apps.ConfigConfig",
    "theming",
    "taxonomy",
    "privacy",
    "people",
    "notifications",
    "assets",
    "pages",
    "library",
    "training",
    "forums",
    "discovery",
    "citations",
    "mailroom",
    "search",
    "background",
    "seeding",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.settings",
    "wagtail.contrib.redirects",
    "wagtail.embeds",
    "wagtail.sites",
    "people.staff_apps.EditorsUsersConfig",
    "wagtail.snippets",
    "wagtail.contrib.typed_table_block",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_tasks",
    "django_tasks_db",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "people.staff_apps.TablesConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "config.headers.SecurityHeadersMiddleware",
    "config.health.LivenessMiddleware",
    "config.compression.CompressionMiddleware",
    "config.streaming.StreamingMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "config.languages.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "theming.middleware.LookMiddleware",
    "people.middleware.StaffSecondFactorMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

# Data
DATABASES = {"default": env.database("DATABASE_URL", sqlite_file=DATA_DIR / "waymark.sqlite3")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# Rate limits of sign-in must be counted across processes, so their keys live in the database.
CACHES: dict[str, dict[str, Any]] = {
    "default": {
        "BACKEND": "config.caches.RoutedCache",
        "LOCATION": "waymark",
        "OPTIONS": {"MAX_ENTRIES": 5_000},
    },
    "limits": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "shared_cache",
        # A full table drops live rows as well: it must not fill up before old counts run out.
        "OPTIONS": {"MAX_ENTRIES": 200_000},
    },
}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}

# Templates: the theme loader comes first, so a theme overrides by path alone
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "loaders": [
                (
                    "theming.loaders.CachedThemeLoader",
                    ["theming.loaders.ThemeLoader", "django.template.loaders.app_directories.Loader"],
                )
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wagtail.contrib.settings.context_processors.settings",
                "theming.context_processors.look",
            ],
            "builtins": ["theming.templatetags.ui", "django.templatetags.i18n"],
        },
    }
]
THEME = env.text("THEME", "harbour")
THEMES_DIR = env.folder("THEMES_DIR", ROOT / "themes")

# Languages
LANGUAGE_CODE = "en"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [
    ("en", _("English")),
    ("fr", _("French")),
    ("es", _("Spanish")),
    ("ar", _("Arabic")),
]
USE_I18N = WAGTAIL_I18N_ENABLED = True
USE_TZ = True
TIME_ZONE = "UTC"
LOCALE_PATHS = [ROOT / "platform" / "config" / "locale"]
LANGUAGE_COOKIE_NAME = "language"
LANGUAGE_COOKIE_SAMESITE = "Lax"
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False

# Static files and media; media lies outside every public folder and is served by a view that checks rights
STATIC_URL = "/static/"
STATIC_ROOT = env.folder("STATIC_ROOT", DATA_DIR / "static")
STATICFILES_DIRS = [
    (f"themes/{theme.name}", theme / "static")
    for theme in sorted(THEMES_DIR.iterdir() if THEMES_DIR.exists() else [])
    if (theme / "static").is_dir()
]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    # Joins each theme's style sheets into one file.
    "theming.finders.JoinedStylesFinder",
]
MEDIA_URL = "/media/"
MEDIA_ROOT = env.folder("MEDIA_ROOT", DATA_DIR / "media")
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "config.lean.LeanStaticFilesStorage"},
}
# Only names with a digest are ever linked: the other half of the files would be compressed for nobody.
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_621_440
FILE_UPLOAD_PERMISSIONS = 0o640
# A dotted path; empty keeps every word of the forums on this site.
FORUM_TRANSLATION_ENGINE = env.text("FORUM_TRANSLATION_ENGINE", "")
FORUM_FILE_BYTES = env.number("FORUM_FILE_MEGABYTES", default=10, least=1, most=100) * 1024 * 1024

# People and sign-in: one door (allauth), one set of limits
AUTH_USER_MODEL = "people.User"
# One backend: a second would hash every wrong password twice, and has no limits of its own.
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "people:dashboard"
ACCOUNT_ADAPTER = "people.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_CONFIRM_EMAIL_ON_GET = False
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_SIGNUP_FORM_HONEYPOT_FIELD = "leave_empty"
ACCOUNT_FORMS = {
    "login": "people.forms.sign_in.LoginForm",
    "signup": "people.forms.sign_in.SignupForm",
    "add_email": "people.forms.sign_in.AddEmailForm",
    "change_password": "people.forms.sign_in.ChangePasswordForm",
    "reset_password": "people.forms.sign_in.ResetPasswordForm",
    "reset_password_from_key": "people.forms.sign_in.ResetPasswordKeyForm",
    "reauthenticate": "people.forms.sign_in.ReauthenticateForm",
}
ALLAUTH_TRUSTED_PROXY_COUNT = env.number("TRUSTED_PROXIES", default=0, most=9)
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Waymark"
MFA_ADAPTER = "people.adapter.SecondFactorAdapter"
# Nobody signs in with an address that is not confirmed, so a pending change of address is no danger.
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_FORMS = {
    "authenticate": "people.forms.second_factor.AuthenticateForm",
    "reauthenticate": "people.forms.second_factor.ReauthenticateForm",
    "activate_totp": "people.forms.second_factor.ActivateTOTPForm",
    "add_webauthn": "people.forms.second_factor.AddWebAuthnForm",
    "edit_webauthn": "people.forms.second_factor.EditWebAuthnForm",
}
USERSESSIONS_TRACK_ACTIVITY = False
STAFF_SECOND_FACTOR_REQUIRED = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 14

# Mail
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.text("DEFAULT_FROM_EMAIL", "Waymark <waymark@localhost>")

# Letters that come in: none without a domain; docs/mail.md says how to open the door
INBOUND_DOMAIN = env.domain("INBOUND_DOMAIN")
INBOUND_IMAP = env.mailbox("INBOUND_IMAP_URL")
INBOUND_AUTHSERV_ID = env.text("INBOUND_AUTHSERV_ID", "")
INBOUND_ADDRESS_DAYS = env.number("INBOUND_ADDRESS_DAYS", default=90, least=1, most=3_650)
INBOUND_LARGEST_BYTES = env.number("INBOUND_LARGEST_MB", default=20, least=1, most=100) * 1024 * 1024
if INBOUND_WEBHOOK_SECRET := env.webhook_secret("INBOUND_WEBHOOK_SECRET"):
    INSTALLED_APPS.append("anymail")
    ANYMAIL = {"WEBHOOK_SECRET": INBOUND_WEBHOOK_SECRET}

# Wagtail
WAGTAIL_SITE_NAME = "Waymark"
WAGTAILADMIN_BASE_URL = SITE_ADDRESS
# Not the form itself: it sends who is signed in straight back, for ever, to the page they may not see.
WAGTAILADMIN_LOGIN_URL, WAGTAIL_FRONTEND_LOGIN_URL = "wagtailadmin_login_door", "page_login_door"
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAILUSERS_PASSWORD_ENABLED = WAGTAILUSERS_PASSWORD_REQUIRED = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_EMAIL_USE_HTML = False
WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT = True
WAGTAILIMAGES_IMAGE_MODEL = "assets.Image"
WAGTAILIMAGES_IMAGE_FORM_BASE = "assets.forms.ImageForm"
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 25_000_000
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 15 * 1024 * 1024
WAGTAILIMAGES_FEATURE_DETECTION_ENABLED = False
WAGTAILDOCS_DOCUMENT_MODEL = "assets.Document"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "assets.forms.DocumentForm"
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "epub", "odp", "ods", "odt", "pdf", "pptx", "txt", "xlsx", "zip"]
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILDOCS_MAX_UPLOAD_SIZE = 50 * 1024 * 1024
WAGTAILEMBEDS_FINDERS: list[dict[str, str]] = []
WAGTAILSEARCH_BACKENDS: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "wagtail.search.backends.database"}
}
WAGTAIL_WORKFLOW_ENABLED = True
# A shared password says nothing about who is reading: pages are closed by sign-in or by group.
WAGTAIL_PRIVATE_PAGE_OPTIONS = {"SHARED_PASSWORD": False}
WAGTAIL_PRIVATE_COLLECTION_OPTIONS = {"SHARED_PASSWORD": False}

# Search
# With the address of a server that one answers; without, the engine in the process.
ELASTICSEARCH_URL = env.search_server("ELASTICSEARCH_URL")
ELASTICSEARCH_PREFIX = env.prefix("ELASTICSEARCH_PREFIX", "waymark")
ELASTICSEARCH_API_KEY = env.text("ELASTICSEARCH_API_KEY", "")
ELASTICSEARCH_CA_CERTS = env.text("ELASTICSEARCH_CA_CERTS", "")
SEARCH_DIR = DATA_DIR / "search"
SEARCH_VIEWER_TOKENS = "config.viewers.search_tokens"
SEARCH_READER_LANGUAGES = "config.viewers.reader_languages"
SEARCH_LANGUAGES = ["en", "fr", "es", "ar"]
# How long a process keeps counts of searches before it writes them down.
SEARCH_TALLY_SECONDS = 60

# Forums
# For how long a process may not know of a citation that another one stored.
CITATIONS_KNOWN_SECONDS = 20
# How often a week one member is asked to look at a question without an answer; members may lower it.
FORUM_ASKS_A_WEEK = env.number("FORUM_ASKS_A_WEEK", default=3, most=50)

# Security
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"
CSRF_FAILURE_VIEW = "theming.errors.csrf_failure"
# The editor shows previews in a frame of the same site.
SILENCED_SYSTEM_CHECKS = ["security.W019"]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    # Who changed which page is kept in the database, with rights; the log need not hold titles of drafts.
    # Of tasks and of calls to the search server, those that fail are news.
    "loggers": {
        name: {"level": "WARNING"}
        for name in ("wagtail", "django_tasks", "django_tasks_db", "elastic_transport")
    },
}
