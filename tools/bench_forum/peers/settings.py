"""What both peers' projects have in common: as a small deployment of Django has it."""

import os
from pathlib import Path
from typing import Any

from bench_forum.databases import settings_of

PLACE = Path(os.environ["DATA_DIR"])
SECRET_KEY = "nothing here is signed for anybody"  # noqa: S105
DEBUG = False
ALLOWED_HOSTS = ["127.0.0.1"]
DATABASES = {"default": settings_of(os.environ["DATABASE_URL"])}
DEFAULT_AUTO_FIELD = "django.db.models.AutoField"
USE_TZ = USE_I18N = True
LANGUAGE_CODE, TIME_ZONE = "en", "UTC"
STATIC_URL, MEDIA_URL, MEDIA_ROOT = "/static/", "/media/", str(PLACE / "media")
PROBE = ["bench_forum.probe.ProbeMiddleware"]
DJANGO_MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
DJANGO_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
]
CONTEXT = [
    "django.contrib.auth.context_processors.auth",
    "django.template.context_processors.i18n",
    "django.template.context_processors.media",
    "django.template.context_processors.static",
    "django.template.context_processors.tz",
    "django.template.context_processors.request",
    "django.contrib.messages.context_processors.messages",
]
WSGI_APPLICATION = "bench_forum.peers.wsgi.application"


def memory_cache(name: str, **options: Any) -> dict[str, Any]:
    return {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": name, **options}


def templates(*processors: str, folders: tuple[str, ...] = ()) -> list[dict[str, Any]]:
    return [
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "DIRS": list(folders),
            "APP_DIRS": True,
            "OPTIONS": {"context_processors": [*CONTEXT, *processors]},
        }
    ]
