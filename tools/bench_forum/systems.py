"""The measured systems: where they live, what they run in, and how their databases are filled once and kept."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bench_forum import community, databases
from bench_forum.loading import Loaded

ROOT = Path(__file__).resolve().parents[2]
PLACE = ROOT / "build" / "bench" / "forum"
OURS = "waymark"
Say = Callable[[str], None]


class SystemFailed(Exception):
    """A system could not be made, loaded or asked; the others go on."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One system: its package below this one, its settings, and what the server runs."""

    name: str
    version: str
    package: str
    application: str
    ours: bool = False


KINDS = (
    Kind(OURS, "this checkout", "bench_forum.ours", "config.wsgi", ours=True),
    Kind("machina", "django-machina 1.3.1", "bench_forum.peers.machina", "bench_forum.peers.wsgi"),
    Kind("spirit", "django-spirit 0.14.3", "bench_forum.peers.spirit", "bench_forum.peers.wsgi"),
)


@dataclass(frozen=True, slots=True)
class System:
    """A kind at one size, with the interpreter of its environment."""

    kind: Kind
    posts: int
    python: Path

    @property
    def name(self) -> str:
        return self.kind.name

    @property
    def notes(self) -> Path:
        return PLACE / f"{self.name}-{self.posts}-{'postgres' if databases.server() else 'sqlite'}.json"

    @property
    def environment(self) -> dict[str, str]:
        folders = [ROOT / "tools", *((ROOT / "platform", ROOT) if self.kind.ours else ())]
        place = PLACE / f"{self.name}-data"
        place.mkdir(parents=True, exist_ok=True)
        return {
            **os.environ,
            "PYTHONPATH": os.pathsep.join(map(str, folders)),
            "DJANGO_SETTINGS_MODULE": f"{self.kind.package}.settings",
            "DATA_DIR": str(place),
            "DATABASE_URL": databases.address(self.name, self.posts, PLACE),
            "ELASTICSEARCH_URL": "",
        }

    def load(self, say: Say, *, fresh: bool = False) -> Loaded:
        """What a run before this one loaded is used again, if its community was the same."""
        known = self._known()
        made = databases.make(self.environment["DATABASE_URL"], fresh=fresh or known is None)
        if known is not None and not made:
            say(f"  {self.name}: the database of a run before has its {self.posts:,} posts")
            if self.kind.ours:
                self.run("manage.py", "setup")
            return known
        say(f"  {self.name}: loading {self.posts:,} posts …")
        self.notes.unlink(missing_ok=True)
        if self.kind.ours:
            self.run("manage.py", "setup")
        told = self.run("-m", f"{self.kind.package}.load", "load", str(self.posts))
        loaded: Loaded = json.loads(told.splitlines()[-1])
        self.notes.write_text(json.dumps({"edition": community.EDITION, "loaded": loaded}), encoding="utf-8")
        return loaded

    def stored(self, topic: int) -> int:
        """How many posts the topic has now."""
        told = self.run("-m", f"{self.kind.package}.load", "count", str(topic))
        return int(told.splitlines()[-1])

    def run(self, *arguments: str) -> str:
        done = subprocess.run(
            [str(self.python), *arguments],
            cwd=ROOT,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise SystemFailed(f"{arguments[1]} failed: {(done.stderr or done.stdout).strip()[-900:]}")
        return done.stdout

    def _known(self) -> Loaded | None:
        try:
            noted = json.loads(self.notes.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None
        return noted["loaded"] if noted.get("edition") == community.EDITION else None


def systems(posts: int, peer_posts: int, peers_python: Path | None) -> list[System]:
    """Peers only where their environment could be made."""
    found = [System(KINDS[0], posts, Path(sys.executable))]
    if peers_python is not None:
        found += [System(kind, peer_posts, peers_python) for kind in KINDS[1:]]
    return found
