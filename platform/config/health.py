"""Two questions of an operator's machine: is the process alive, and may it be sent readers?"""

import shutil
from collections.abc import Awaitable, Callable
from typing import Any

from asgiref.sync import iscoroutinefunction, markcoroutinefunction
from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.views.decorators.cache import never_cache

LEAST_FREE_SHARE = 0.05


class LivenessMiddleware:
    """Answers /livez before any other layer, without database, disk or cache."""

    sync_capable = True
    async_capable = True

    def __init__(
        self, get_response: Callable[[HttpRequest], HttpResponseBase | Awaitable[HttpResponseBase]]
    ) -> None:
        self.get_response = get_response
        self.is_async = iscoroutinefunction(get_response)
        if self.is_async:
            markcoroutinefunction(self)

    def __call__(self, request: HttpRequest) -> HttpResponseBase | Awaitable[HttpResponseBase]:
        if self.is_async:
            return self._answer(request)
        return _alive() if request.path == "/livez" else self.get_response(request)

    async def _answer(self, request: HttpRequest) -> HttpResponseBase:
        return _alive() if request.path == "/livez" else await self.get_response(request)  # type: ignore[misc]


def _alive() -> HttpResponse:
    return HttpResponse("ok\n", content_type="text/plain", headers={"Cache-Control": "no-store"})


@never_cache
def readyz(request: HttpRequest) -> JsonResponse:
    """503 when readers would meet errors; a search index that is warming up is told, not failed."""
    report: dict[str, Any] = {"database": _database(), "disk": _disk()}
    ready = all(part == "ok" for part in report.values())
    report["search"] = _search()
    return JsonResponse(report, status=200 if ready else 503)


def _database() -> str:
    try:
        executor = MigrationExecutor(connection)
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError:
        return "unreachable"
    return "migrations are waiting" if waiting else "ok"


def _disk() -> str:
    try:
        usage = shutil.disk_usage(settings.DATA_DIR)
    except OSError:
        return "data folder is missing"
    return "ok" if usage.free / usage.total >= LEAST_FREE_SHARE else "less than 5 % is free"


def _search() -> Any:
    from search.health import status

    return status()
