"""The whole site of a deployment, with made articles in its database."""

from config.settings.development import *  # noqa: F403
from config.settings.development import INSTALLED_APPS

INSTALLED_APPS = [*INSTALLED_APPS, "bench.stored"]
SEARCH_VIEWER_TOKENS = "bench.stored.indexes.viewer_tokens"
