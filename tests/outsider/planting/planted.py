"""What a run has planted, and who may meet each word of it."""

from dataclasses import dataclass, field
from typing import Any

from tests.cast import GROUP_OF, Cast

EVERYBODY = frozenset({"visitor", "member", "outsider", *GROUP_OF})
SIGNED_IN = EVERYBODY - {"visitor"}
EDITORS = frozenset({"editor", "translator", "admin"})


@dataclass(frozen=True)
class Secret:
    """A word, and the roles that may meet it on the site; `desk` may meet it in the editors' part too."""

    word: str
    seen_by: frozenset[str]
    desk: frozenset[str] = frozenset()


@dataclass
class Planted:
    """What was planted: secrets by name, and the ids and addresses that tests ask for."""

    cast: Cast
    secrets: dict[str, Secret] = field(default_factory=dict)
    # Objects by name: pages, topics, posts; used for their ids and addresses only.
    things: dict[str, Any] = field(default_factory=dict)

    # What the table's paths may speak of: `{closed_topic}` is an id, `{closed_topic_url}` an address.
    names: dict[str, str] = field(default_factory=dict)

    def hide(self, name: str, word: str, *seen_by: str, desk: frozenset[str] = frozenset()) -> str:
        self.secrets[name] = Secret(word, frozenset(seen_by), desk)
        return word

    def hidden_from(self, role: str) -> dict[str, str]:
        """Words by the name of their secret, of all the role may not see on the site."""
        return {name: secret.word for name, secret in self.secrets.items() if role not in secret.seen_by}

    def hidden_at_desk_from(self, role: str) -> dict[str, str]:
        """The same for the editors' part."""
        return {
            name: secret.word
            for name, secret in self.secrets.items()
            if role not in secret.seen_by | secret.desk
        }
