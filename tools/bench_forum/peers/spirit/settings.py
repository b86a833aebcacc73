"""Spirit as its project template sets it up, but with caches in memory and no limit on how fast one writes."""

from bench_forum.peers.settings import *  # noqa: F403
from bench_forum.peers.settings import (
    DJANGO_APPS,
    DJANGO_MIDDLEWARE,
    PLACE,
    PROBE,
    memory_cache,
    templates,
)

INSTALLED_APPS = [
    *DJANGO_APPS,
    "spirit.core",
    "spirit.admin",
    "spirit.search",
    "spirit.user",
    "spirit.user.admin",
    "spirit.user.auth",
    "spirit.category",
    "spirit.category.admin",
    "spirit.topic",
    "spirit.topic.admin",
    "spirit.topic.favorite",
    "spirit.topic.moderate",
    "spirit.topic.notification",
    "spirit.topic.private",
    "spirit.topic.unread",
    "spirit.comment",
    "spirit.comment.bookmark",
    "spirit.comment.flag",
    "spirit.comment.flag.admin",
    "spirit.comment.history",
    "spirit.comment.like",
    "spirit.comment.poll",
    "djconfig",
    "haystack",
]
MIDDLEWARE = [
    *PROBE,
    *DJANGO_MIDDLEWARE,
    "spirit.user.middleware.TimezoneMiddleware",
    "spirit.user.middleware.LastIPMiddleware",
    "spirit.user.middleware.LastSeenMiddleware",
    "spirit.user.middleware.ActiveUserMiddleware",
    "spirit.core.middleware.PrivateForumMiddleware",
    "djconfig.middleware.DjConfigMiddleware",
]
TEMPLATES = templates("djconfig.context_processors.config")
CACHES = {"default": memory_cache("default"), "st_rate_limit": memory_cache("limits", TIMEOUT=None)}
AUTHENTICATION_BACKENDS = [
    "spirit.user.auth.backends.UsernameAuthBackend",
    "spirit.user.auth.backends.EmailAuthBackend",
]
HAYSTACK_CONNECTIONS = {"default": {"ENGINE": "haystack.backends.simple_backend.SimpleEngine"}}
HAYSTACK_SIGNAL_PROCESSOR = "spirit.search.signals.RealtimeSignalProcessor"
STORAGES = {
    "default": {"BACKEND": "spirit.core.storage.OverwriteFileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
ROOT_URLCONF = "bench_forum.peers.spirit.urls"
LOGIN_URL, LOGIN_REDIRECT_URL = "spirit:user:auth:login", "spirit:user:update"
ST_SITE_URL = "http://127.0.0.1"
ST_RATELIMIT_ENABLE = False
ST_BASE_DIR = str(PLACE)
