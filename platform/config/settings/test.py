"""The suite: no network, no server, cheap passwords, a database file that is kept between runs."""

import os

from config import env
from config.settings.base import *  # noqa: F403
from config.settings.base import DATA_DIR, DATABASES, MIDDLEWARE, STORAGES, WAGTAILSEARCH_BACKENDS

SECRET_KEY = "only-for-tests-" + "x" * 40
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
DATA_DIR = DATA_DIR / "test"
MEDIA_ROOT = DATA_DIR / "media"
SEARCH_DIR = DATA_DIR / "search"
STATIC_ROOT = DATA_DIR / "static"
DATA_DIR.mkdir(parents=True, exist_ok=True)
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["NAME"] = str(DATA_DIR / "migrated.sqlite3")
    DATABASES["default"]["TEST"] = {"NAME": str(DATA_DIR / "test.sqlite3")}
    # A test's rows need not survive a power cut.
    DATABASES["default"]["OPTIONS"]["init_command"] += " PRAGMA synchronous=OFF;"
STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
# Wagtail's own index serves the editors' choosers alone; every page made in a test would be indexed.
WAGTAILSEARCH_BACKENDS = {"default": {**WAGTAILSEARCH_BACKENDS["default"], "AUTO_UPDATE": False}}
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend", "QUEUES": []}}
# Playwright keeps an event loop in the main thread; the live-server tests still use the plain ORM there.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
MIDDLEWARE = list(MIDDLEWARE)
# A server that is given is asked by the tests that are about it; all others use the engine in the process.
ELASTICSEARCH_FOR_TESTS = env.search_server("TEST_ELASTICSEARCH_URL")
ELASTICSEARCH_URL = ""
# A query every few seconds or minutes would make query budgets depend on the clock.
TAXONOMY_CHECK_SECONDS = 3600
SEARCH_TALLY_SECONDS = 3600
CITATIONS_KNOWN_SECONDS = 3600
# A mailbox that is given is read by the tests that are about it.
IMAP_FOR_TESTS = env.mailbox("TEST_IMAP_URL")
INBOUND_IMAP = {}
INBOUND_DOMAIN = INBOUND_AUTHSERV_ID = ""
