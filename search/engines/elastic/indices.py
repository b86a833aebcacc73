"""Which indices hold the generations of the index, which of them answers, and how many commits it had."""

import secrets
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from types import MappingProxyType
from typing import Any

from elasticsearch import Elasticsearch, NotFoundError

from ..base import EngineUnavailable
from .mapping import SETTINGS, WORDS, documents_mapping, passages_mapping

STAMP = "%Y%m%d%H%M%S"
KEEP_PREVIOUS = timedelta(hours=1)
KEEP_OTHER_SHAPES = timedelta(days=1)
PARTS_OF_A_GENERATION = ("documents", "passages")
UNFINISHED = "unfinished"
NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Place:
    """The names of two indices that belong together: of one generation, or the aliases of the one that answers."""

    documents: str
    passages: str

    @property
    def both(self) -> list[str]:
        return [self.documents, self.passages]


class Indices:
    """All names begin with the site's prefix, so that several sites can share a server."""

    def __init__(self, prefix: str, shape: str) -> None:
        self.prefix = prefix
        self.shape = shape
        self.reading = self._named("read")
        self.writing = self._named("write")
        self.state = f"{prefix}-state"

    def generation(self, name: str) -> Place:
        return self._named(name)

    def _named(self, name: str) -> Place:
        return Place(*(f"{self.prefix}-{self.shape}-{part}-{name}" for part in PARTS_OF_A_GENERATION))

    def create(self, client: Elasticsearch) -> str:
        """A fresh pair of indices; its name tells when it was made. Noted before it is there, so none is forgotten."""
        name = f"{datetime.now(UTC).strftime(STAMP)}-{secrets.token_hex(3)}"
        self._make_state(client)
        self.note(client, name, "")
        place = self.generation(name)
        analysis = {"analysis": WORDS.get_analysis_definition()}
        for index, mapping in (
            (place.documents, documents_mapping()),
            (place.passages, passages_mapping()),
        ):
            client.indices.create(index=index, settings=SETTINGS | analysis, mappings=mapping.to_dict())
        return name

    def publish(self, client: Elasticsearch, name: str) -> None:
        """Readers see the whole old pair or the whole new one: the server moves all names in one step."""
        place = self.generation(name)
        before = self.present(client)
        self._forget(client, UNFINISHED)
        actions: list[dict[str, Any]] = []
        for alias_of in (self.reading, self.writing):
            for alias, index in zip(alias_of.both, place.both, strict=True):
                if client.indices.exists_alias(name=alias):
                    actions.append({"remove": {"alias": alias, "index": f"{self.prefix}-{self.shape}-*"}})
                actions.append({"add": {"alias": alias, "index": index}})
        client.indices.update_aliases(actions=actions)
        stopped = {"before": before, "stopped": datetime.now(UTC).isoformat()} if before else {}
        self.committed(client, stopped)

    def committed(self, client: Elasticsearch, changed: Mapping[str, str] = NOTHING) -> None:
        """Every commit gives the state another number, by which readers know that answers may have changed."""
        self._make_state(client)
        now = {"generation": self.present(client), "commit": secrets.token_hex(8)}
        client.index(index=self.state, id=self.shape, document={**self.stated(client), **changed, **now})

    def present(self, client: Elasticsearch) -> str:
        """The generation that answers, from the alias itself: who switched may not have lived to say so."""
        try:
            found = client.indices.get_alias(name=self.reading.documents)
        except NotFoundError:
            return ""
        return str(max(found)).removeprefix(f"{self.prefix}-{self.shape}-{PARTS_OF_A_GENERATION[0]}-")

    def previous(self, client: Elasticsearch) -> str:
        name = str(self.stated(client).get("before", ""))
        if not name or name == self.present(client):
            return ""
        return name if client.indices.exists(index=",".join(self.generation(name).both)) else ""

    def note(self, client: Elasticsearch, name: str, text: str) -> None:
        """One for all shapes, as one build at a time is under way."""
        noted = {"shape": self.shape, "generation": name, "text": text}
        client.index(index=self.state, id=UNFINISHED, document=noted)

    def unfinished(self, client: Elasticsearch) -> tuple[str, str]:
        """The name and the last note of the build of this shape whose process ended, if there is one."""
        noted = self._noted(client)
        return (noted["generation"], noted["text"]) if noted.get("shape") == self.shape else ("", "")

    def discard_unfinished(self, client: Elasticsearch) -> None:
        noted = self._noted(client)
        if noted:
            Indices(self.prefix, noted["shape"]).discard(client, noted["generation"])
            self._forget(client, UNFINISHED)

    def _noted(self, client: Elasticsearch) -> dict[str, str]:
        try:
            return dict(client.get(index=self.state, id=UNFINISHED)["_source"])
        except NotFoundError:
            return {}

    def _forget(self, client: Elasticsearch, identity: str) -> None:
        with suppress(NotFoundError):
            client.delete(index=self.state, id=identity)

    def _make_state(self, client: Elasticsearch) -> None:
        """What is kept here is asked for by its name only, never searched."""
        if not client.indices.exists(index=self.state):
            client.indices.create(
                index=self.state, settings=SETTINGS, mappings={"dynamic": False}, wait_for_active_shards=1
            )

    def stated(self, client: Elasticsearch) -> dict[str, Any]:
        """The generation that answers and its last commit; nothing while there is none of this shape."""
        try:
            found = client.get(index=self.state, id=self.shape)
        except NotFoundError:
            return {}
        return dict(found["_source"])

    def keep(self, client: Elasticsearch, name: str, text: str) -> None:
        client.index(index=self.state, id=f"{self.shape}.{name}", document={"text": text})

    def kept(self, client: Elasticsearch, name: str) -> str:
        try:
            return str(client.get(index=self.state, id=f"{self.shape}.{name}")["_source"]["text"])
        except NotFoundError:
            return ""

    def are_there(self, client: Elasticsearch) -> bool:
        """Somebody may have deleted one by hand."""
        return bool(client.indices.exists_alias(name=",".join(self.reading.both + self.writing.both)))

    def must_be_there(self, client: Elasticsearch) -> None:
        if not self.are_there(client):
            raise EngineUnavailable("there is no index of this shape yet")

    def discard(self, client: Elasticsearch, name: str) -> None:
        client.indices.delete(index=",".join(self.generation(name).both), ignore_unavailable=True)

    def remove_old(self, client: Elasticsearch, keep: str) -> None:
        """Generations that nobody reads any more; the last one is kept a while for going back to."""
        now = datetime.now(UTC)
        stated = self.stated(client)
        kept = self.generation(keep).both
        # However old it is, the hour begins when it stops answering.
        if "stopped" in stated and now - datetime.fromisoformat(stated["stopped"]) < KEEP_PREVIOUS:
            kept += self.generation(stated["before"]).both
        for index, shape, made in self._known(client):
            patience = KEEP_PREVIOUS if shape == self.shape else KEEP_OTHER_SHAPES
            if index not in kept and now - made > patience:
                client.indices.delete(index=index, ignore_unavailable=True)

    def _known(self, client: Elasticsearch) -> Iterator[tuple[str, str, datetime]]:
        for part in PARTS_OF_A_GENERATION:
            for index in client.indices.get(index=f"{self.prefix}-*-{part}-*", features="aliases"):
                shape, _part, stamp, *_end = index.removeprefix(f"{self.prefix}-").split("-")
                yield index, shape, datetime.strptime(stamp, STAMP).replace(tzinfo=UTC)
