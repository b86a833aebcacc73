"""The outermost middleware of every measured system: says what a request cost, to whom asks."""

import time
from collections.abc import Callable
from typing import Any

from django.db import connection
from django.http import HttpRequest, HttpResponse

ASKED = "X-Bench"
QUERIES, WALL, CPU = "X-Bench-Queries", "X-Bench-Wall", "X-Bench-CPU"


class ProbeMiddleware:
    """Counts queries and takes both clocks around everything the system does for one request."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if ASKED not in request.headers:
            return self.get_response(request)
        count = 0

        def counting(execute: Callable[..., Any], *args: Any) -> Any:
            nonlocal count
            count += 1
            return execute(*args)

        wall, cpu = time.perf_counter(), time.thread_time()
        with connection.execute_wrapper(counting):
            response = self.get_response(request)
        response[CPU] = f"{1_000 * (time.thread_time() - cpu):.3f}"
        response[WALL] = f"{1_000 * (time.perf_counter() - wall):.3f}"
        response[QUERIES] = str(count)
        return response
