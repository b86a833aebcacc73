"""django-machina as its documentation sets it up."""

from machina import MACHINA_MAIN_STATIC_DIR, MACHINA_MAIN_TEMPLATE_DIR

from bench_forum.peers.settings import *  # noqa: F403
from bench_forum.peers.settings import DJANGO_APPS, DJANGO_MIDDLEWARE, PROBE, memory_cache, templates

INSTALLED_APPS = [
    *DJANGO_APPS,
    "mptt",
    "haystack",
    "widget_tweaks",
    "machina",
    "machina.apps.forum",
    "machina.apps.forum_conversation",
    "machina.apps.forum_conversation.forum_attachments",
    "machina.apps.forum_conversation.forum_polls",
    "machina.apps.forum_feeds",
    "machina.apps.forum_moderation",
    "machina.apps.forum_search",
    "machina.apps.forum_tracking",
    "machina.apps.forum_member",
    "machina.apps.forum_permission",
]
MIDDLEWARE = [
    *PROBE,
    *DJANGO_MIDDLEWARE,
    "machina.apps.forum_permission.middleware.ForumPermissionMiddleware",
]
TEMPLATES = templates("machina.core.context_processors.metadata", folders=(MACHINA_MAIN_TEMPLATE_DIR,))
STATICFILES_DIRS = [MACHINA_MAIN_STATIC_DIR]
CACHES = {"default": memory_cache("default"), "machina_attachments": memory_cache("attachments")}
HAYSTACK_CONNECTIONS = {"default": {"ENGINE": "haystack.backends.simple_backend.SimpleEngine"}}
ROOT_URLCONF = "bench_forum.peers.machina.urls"
