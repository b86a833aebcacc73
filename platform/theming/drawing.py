"""What covers and waveforms are drawn with."""

import hashlib


class Draw:
    """The same numbers for the same seed, on every machine and after every restart."""

    def __init__(self, seed: str, width: int, height: int) -> None:
        self._digest = hashlib.sha256(seed.encode()).digest()
        self._next = 0
        self.width, self.height = width, height

    def between(self, low: int, high: int) -> int:
        byte = self._digest[self._next % len(self._digest)]
        self._next += 1
        return low + byte * (high - low + 1) // 256

    def pick(self, *choices: int) -> int:
        return choices[self.between(0, len(choices) - 1)]


def shape(css_class: str, d: str) -> str:
    """A path; the class says what it is painted with."""
    return f'<path class="{css_class}" d="{d}"/>'


def disc(x: int, y: int, r: int) -> str:
    """The one bright spot of a cover."""
    return f'<circle class="g" cx="{x}" cy="{y}" r="{r}"/>'
