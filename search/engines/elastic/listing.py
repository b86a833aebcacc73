"""Every document there is, by its key."""

from collections.abc import Iterator
from typing import Any

from elasticsearch.dsl import Search

from .server import Server

KEYS_AT_ONCE = 1_000
VIEW_KEPT = "2m"


def keys_in(server: Server, index: str) -> Iterator[str]:
    """Page by page in a view of one moment; an offset would end at ten thousand."""
    with server.writing() as client:
        view = client.open_point_in_time(index=index, keep_alive=VIEW_KEPT)
    try:
        after: list[Any] = []
        while rows := _page_of(server, view["id"], after):
            yield from (str(row["fields"]["key"][0]) for row in rows)
            after = rows[-1]["sort"]
    finally:
        with server.writing() as client:
            client.close_point_in_time(id=view["id"])


def _page_of(server: Server, view: str, after: list[Any]) -> list[dict[str, Any]]:
    with server.writing() as client:
        search = Search(using=client).query("match_all").source(False).sort("_shard_doc")
        search = search.extra(
            size=KEYS_AT_ONCE,
            track_total_hits=False,
            pit={"id": view, "keep_alive": VIEW_KEPT},
            docvalue_fields=["key"],
            **({"search_after": after} if after else {}),
        )
        rows: list[dict[str, Any]] = search.execute().to_dict()["hits"]["hits"]
    return rows
