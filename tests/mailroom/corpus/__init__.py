"""Made answers by mail: what people write in ten languages, as eight programs send it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from mailroom.cutting import new_text, read_message, text_of
from tests.mailroom.corpus.bodies import BETWEEN, BODIES
from tests.mailroom.corpus.clients import ANSWERS_BELOW, ANSWERS_BETWEEN, CLIENTS, PARAGRAPHS, Answer, ours


@dataclass(frozen=True)
class Case:
    """One letter with the text that should be left of it; a held-out one was not looked at while rules were made."""

    name: str
    language: str
    client: str
    raw: bytes
    expected: str
    held_out: bool

    def left(self, *, told: bool = False) -> str:
        """What the cutting leaves; `told` gives it the text of the letter that is answered."""
        known = ["\n".join(ours(self.language))] if told else []
        return new_text(text_of(read_message(self.raw)), known)

    @property
    def passes(self) -> bool:
        return paragraphs(self.left()) == paragraphs(self.expected)


def paragraphs(text: str) -> list[str]:
    """Line ends inside a paragraph are the program's, the paragraphs are the person's."""
    return [" ".join(part.split()) for part in text.split("\n\n") if part.strip()]


def cases() -> Iterator[Case]:
    for row, language in enumerate(BODIES):
        for column, client in enumerate(CLIENTS):
            held_out = (row * 3 + column * 5) % 4 == 0
            for number, answer, expected in _answers(language, client, row + column):
                message = CLIENTS[client](answer, number)
                message["Subject"], message["From"] = (
                    "Re: Handing over",
                    "Miriam Osei <miriam@office.example>",
                )
                name = f"{language} {client} {answer.place} {number}"
                yield Case(name, language, client, message.as_bytes(), expected, held_out)


def _answers(language: str, client: str, shift: int) -> Iterator[tuple[int, Answer, str]]:
    bodies = BODIES[language]
    for turn in range(4):
        text = bodies[turn]
        yield shift + turn, Answer(language, text), text
    if client in ANSWERS_BETWEEN:
        first, second = BETWEEN[language]
        expected = f"> {PARAGRAPHS[0]}\n\n{first}\n\n> {PARAGRAPHS[1]}\n\n{second}"
        yield shift, Answer(language, "", "between", (first, second)), expected
    if client in ANSWERS_BELOW:
        yield shift, Answer(language, bodies[1], "bottom"), bodies[1]
