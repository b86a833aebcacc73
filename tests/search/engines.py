"""The engines that tests are run for, and the settings that choose one of them."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.conf import settings

ENGINES = ["tantivy", pytest.param("elastic", marks=pytest.mark.elasticsearch)]


@contextmanager
def settings_for(name: str) -> Iterator[dict[str, Any]]:
    """On the server that was given for tests all names are new, and are gone afterwards."""
    if name != "elastic":
        yield {}
        return
    address = settings.ELASTICSEARCH_FOR_TESTS
    if not address:
        pytest.skip(
            "no Elasticsearch server: give its address as TEST_ELASTICSEARCH_URL (.ci/elasticsearch start)"
        )
    prefix = f"test{secrets.token_hex(6)}"
    yield {"ELASTICSEARCH_URL": address, "ELASTICSEARCH_PREFIX": prefix}
    _clear(address, prefix)


def _clear(address: str, prefix: str) -> None:
    from elasticsearch import Elasticsearch

    client = Elasticsearch(address)
    found = list(client.indices.get(index=f"{prefix}-*", features="aliases"))
    if found:
        client.indices.delete(index=",".join(found))
    client.close()
