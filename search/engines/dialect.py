"""The few kinds of question every engine can be asked, so that they are put together in one place for all."""

from collections.abc import Collection, Sequence
from typing import Protocol, TypeVar

Q = TypeVar("Q")


class Dialect(Protocol[Q]):
    """Makes an engine's own queries; words are given as they stand in the index."""

    def term(self, field: str, word: str) -> Q: ...

    def row(self, field: str, words: Sequence[tuple[int, str]], slop: int) -> Q:
        """Words at these places counted from the first; `slop` is how many places they may be off."""
        ...

    def starting(self, field: str, start: str) -> Q:
        """Any word that begins like this; how rare the word is says nothing."""
        ...

    def any_value(self, field: str, values: Collection[str]) -> Q:
        """Documents with one of the values at least, of which there is one at least; it adds nothing to the score."""
        ...

    def everything(self) -> Q:
        """Adds nothing to the score."""
        ...

    def nothing(self) -> Q: ...

    def boolean(
        self,
        must: Sequence[Q] = (),
        should: Sequence[Q] = (),
        without: Sequence[Q] = (),
        narrowed: Sequence[Q] = (),
        at_least: int = 0,
    ) -> Q:
        """`narrowed` must hold as well and adds nothing to the score; `at_least` is of `should`."""
        ...

    def best_of(self, queries: Sequence[Q], others: float) -> Q:
        """The best score, and this share of the others."""
        ...

    def weighted(self, query: Q, weight: float) -> Q: ...

    def constant(self, query: Q, score: float) -> Q:
        """Scores in the measure of a sum of inverse frequencies times 2.2, as the classic formula has it."""
        ...
