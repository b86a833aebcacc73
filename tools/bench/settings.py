"""As little of Django as an engine needs, for the processes that are measured."""

import os
from pathlib import Path

from config.sqlite import use_current_sqlite

use_current_sqlite()

DATA_DIR = Path(os.environ["BENCH_PLACE"])
SECRET_KEY = "nothing here is signed"  # noqa: S105
INSTALLED_APPS = ["django.contrib.contenttypes", "django.contrib.auth", "search", "bench.stored"]
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": str(DATA_DIR / "bench.sqlite3")}}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
SEARCH_DIR = DATA_DIR / "search"
ELASTICSEARCH_URL, ELASTICSEARCH_PREFIX = "", "waymark-bench"
if os.environ["BENCH_SYSTEM"] == "waymark-elastic":
    ELASTICSEARCH_URL = os.environ.get("BENCH_ELASTICSEARCH", "")
if os.environ["BENCH_SYSTEM"] == "wagtail":
    INSTALLED_APPS += ["modelsearch", "bench.indexed"]
    MODELSEARCH_BACKENDS = {"default": {"BACKEND": "modelsearch.backends.database", "AUTO_UPDATE": False}}
