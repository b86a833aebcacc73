"""The connection to the server: one a process, with short patience for readers and more for writers."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from elasticsearch import Elasticsearch

from ... import conf
from .breaker import Breaker

READING_SECONDS = 3.0
WRITING_SECONDS = 60.0


class Server:
    """Hands out a client for one task; what goes wrong inside comes out as EngineUnavailable."""

    def __init__(self, place: conf.ElasticsearchPlace) -> None:
        self.prefix = place.prefix
        options: dict[str, Any] = {}
        if place.api_key:
            options["api_key"] = place.api_key
        if place.ca_certs:
            options["ca_certs"] = place.ca_certs
        client = Elasticsearch(place.url, max_retries=0, retry_on_timeout=False, **options)
        self._reading = client.options(request_timeout=READING_SECONDS)
        self._writing = client.options(request_timeout=WRITING_SECONDS)
        self._breaker = Breaker()

    @contextmanager
    def reading(self) -> Iterator[Elasticsearch]:
        with self._breaker.guard():
            yield self._reading

    @contextmanager
    def writing(self) -> Iterator[Elasticsearch]:
        with self._breaker.guard():
            yield self._writing
