"""The whole site of a deployment, measured from outside its first middleware."""

from config.settings.development import *  # noqa: F403
from config.settings.development import DATABASES, MIDDLEWARE

MIDDLEWARE = ["bench_forum.probe.ProbeMiddleware", *MIDDLEWARE]
DATABASES["default"] |= {"CONN_MAX_AGE": None, "CONN_HEALTH_CHECKS": False}
