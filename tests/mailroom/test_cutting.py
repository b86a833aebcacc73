"""What is left of a letter: the made corpus first, then single shapes and faults."""

import time

import pytest

from mailroom.cutting import (
    attachments_of,
    header,
    headers,
    marker_line,
    new_text,
    read_message,
    text_of,
)
from tests.mailroom.corpus import cases, paragraphs
from tests.mailroom.corpus.bodies import BODIES
from tests.mailroom.corpus.clients import CLIENTS
from tests.mailroom.score import table

CASES = list(cases())


def share(chosen):
    return sum(case.passes for case in chosen) / len(chosen)


def test_the_corpus_is_what_it_says():
    assert len(CASES) >= 200
    assert len(BODIES) == 10
    assert len(CLIENTS) == 8
    assert len({case.raw for case in CASES}) == len(CASES)
    assert {(case.language, case.client) for case in CASES} == {(a, b) for a in BODIES for b in CLIENTS}


def test_just_the_new_text_is_left():
    assert share(CASES) >= 0.98, "\n" + table(CASES)


@pytest.mark.parametrize("language", BODIES)
def test_no_language_is_left_behind(language):
    assert share([case for case in CASES if case.language == language]) >= 0.95


def test_held_out_letters_are_cut_as_well():
    assert share([case for case in CASES if case.held_out]) >= 0.95


def test_knowing_our_own_words_never_costs_the_person_theirs():
    wrong = [
        case.name
        for case in CASES
        if case.passes and paragraphs(case.left(told=True)) != paragraphs(case.expected)
    ]
    assert wrong == []


def letter(text, kind="text/plain; charset=utf-8", **headers):
    head = "".join(f"{name}: {value}\n" for name, value in headers.items())
    return read_message(
        f"Content-Type: {kind}\n{head}\n".encode() + (text if isinstance(text, bytes) else text.encode())
    )


def left_of(message, ours=()):
    return new_text(text_of(message), ours)


@pytest.mark.parametrize("language", ["en", "fr", "es", "ar"])
def test_the_marker_cuts_in_every_language(language):
    text = f"Yes.\n\n{marker_line(language)}\n\nAll the rest of the letter\n"
    assert new_text(text) == "Yes."
    assert new_text(text.replace("##- ", "\u202b##-\n")) == "Yes."


def test_our_own_lines_go_where_nothing_else_marks_them():
    ours = ["How do you hand a family over to the partner abroad?\nAny form that you use would help us."]
    text = "We meet them twice.\n\nHow do you hand a family over to the partner abroad?\n\nAny form that you use would help us.\n"
    assert new_text(text, ours) == "We meet them twice."


def test_short_lines_of_ours_may_be_written_again():
    assert new_text("Yes, thanks.\n", ["Yes, thanks."]) == "Yes, thanks."


def test_a_quotation_made_by_hand_stays_with_its_answer():
    text = (
        "On Mon, 12 Oct 2026 at 10:15, Ana <a@b.example> wrote:\n> First point\n\nTrue.\n\n> Second point\n"
    )
    assert new_text(text) == "> First point\n\nTrue."


@pytest.mark.parametrize(
    "text",
    [
        "From: Hamburg\nTo: Lagos\nWhen: in June",
        "On Monday Ana wrote:\nplease call before noon",
        "Sent from my office by courier it takes nine days, by post it takes a month, and nobody can say why that is so in winter.\nAny ideas?",
        "Thanks,\nand one more thing: who signs?",
        "Best regards to all of you!\n\nNow to the question.",
        "--- first draft ---\nWe need three forms.",
        "1) one\n2) two\n\n* three",
    ],
)
def test_what_people_write_stays(text):
    assert new_text(text) == text


def test_a_name_right_above_the_introduction_is_the_persons():
    line = "On Monday, October 12th, 2026 at 10:15, Waymark <a@b.example> wrote:"
    assert new_text(f"Yes.\n\nBest,\nMiriam\n{line}\n> old") == "Yes.\n\nBest,\nMiriam"
    pushed_off = "Waymark forum of the coast\n<a@b.example> escreveu (segunda, 12/10/2026 à(s) 10:15):"
    assert new_text(f"Sim.\n\n{pushed_off}\n\n> old") == "Sim."


def test_flowed_lines_are_joined():
    text = "This is a sentence that a program \nbroke in two.\n\nAnd this \n-- \nName\n"
    assert left_of(letter(text, "text/plain; charset=utf-8; format=flowed")) == (
        "This is a sentence that a program broke in two.\n\nAnd this"
    )
    assert (
        left_of(letter("Über \nmorgen", "text/plain; charset=utf-8; format=flowed; delsp=yes"))
        == "Übermorgen"
    )


@pytest.mark.parametrize(
    ("raw", "kind", "expected"),
    [
        ("Grüße".encode("latin-1"), "text/plain; charset=utf-8", "Grüße"),
        ("Привет".encode(), "text/plain; charset=koi-nonsense", "Привет"),
        ("Привет".encode("windows-1251"), "text/plain; charset=windows-1251", "Привет"),
        (b"caf\xe9", "text/plain", "café"),
        (b"<p>One<br>two</p><script>x()</script>", "text/html", "One\ntwo"),
        (b"", "text/html", ""),
        (b"\x00\x01 hm", "text/html", "hm"),
    ],
)
def test_charsets_and_faults(raw, kind, expected):
    assert left_of(letter(raw, kind)) == expected


def test_quoted_printable_and_broken_parts():
    assert (
        left_of(letter("Gr=C3=BC=C3=9Fe an=\n alle", **{"Content-Transfer-Encoding": "quoted-printable"}))
        == "Grüße an alle"
    )
    assert left_of(letter("not base64!", **{"Content-Transfer-Encoding": "base64"})) is not None
    broken = read_message(
        b"Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: text/plain\n\nHello\n"
    )
    assert left_of(broken) == "Hello"
    assert left_of(read_message(b"")) == ""
    assert left_of(read_message(b"\xff\xfe\x00 no letter")) is not None


def test_an_empty_plain_part_gives_way_to_the_page():
    raw = (
        b"Content-Type: multipart/alternative; boundary=x\n\n--x\nContent-Type: text/plain\n\n \n"
        b"--x\nContent-Type: text/html\n\n<p>From the page</p>\n--x--\n"
    )
    assert left_of(read_message(raw)) == "From the page"


def test_attachments_are_files_of_the_person_alone():
    raw = (
        b"Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: text/plain\n\nHello\n"
        b"--x\nContent-Type: application/pdf\nContent-Disposition: attachment; filename=form.pdf\n\nPDF\n"
        b"--x\nContent-Type: image/png; name=logo.png\nContent-ID: <logo>\nContent-Disposition: inline\n\nPNG\n"
        b"--x\nContent-Type: application/pgp-signature\n\nsig\n--x\nContent-Type: text/plain\n\nfrom below\n--x--\n"
    )
    message = read_message(raw)
    # The picture is shown nowhere in the letter, so it is no ornament.
    found = [(file.name, file.content) for file in attachments_of(message)]
    assert found == [("form.pdf", b"PDF"), ("logo.png", b"PNG")]
    assert left_of(message) == "Hello\n\nfrom below"


@pytest.mark.parametrize(
    "piece",
    [
        "On a ",
        "> ",
        "On\n",
        "From: x\n",
        "Le " + "x" * 200 + "\n",
        "To:" + " " * 200 + "\n",
        "- \n",
        "##- ",
        "a:\n",
        "To: " + "x" * 33_000 + "\n",
    ],
)
def test_no_letter_takes_long(piece):
    began = time.process_time()
    new_text(piece * (100_000 // len(piece)))
    assert time.process_time() - began < 8


@pytest.mark.parametrize(
    "raw",
    [
        b"Content-Type: text/plain; " + b"a=b; " * 40_000 + b"\n\nHello\n",
        b"Content-Type: text/plain; format=flowed\n\nHello\n" + b"-- \n" + (b"word " * 14 + b"\n") * 60_000,
        b"Content-Type: text/plain\n\nHello\n-- \n" + (b"word " * 14 + b"words\n") * 60_000,
        b"Content-Type: multipart/mixed; boundary=x\n\n"
        + b"--x\nContent-Type: text/plain; a=b\n\nHi\n" * 9_000,
    ],
    ids=["a head", "flowed", "wrapped", "parts"],
)
def test_no_letter_takes_long_to_read(raw):
    began = time.process_time()
    left_of(read_message(raw))
    assert time.process_time() - began < 8


def test_endless_headers_are_cut_and_broken_ones_empty():
    many = b"To: " + b"a@in.example, " * 9_000 + b"\n" + b"To: b@in.example\n" * 90
    message = read_message(many + b"From: " + b"(" * 7_000 + b"\n\nHello\n")
    began = time.process_time()
    assert len(headers(message, "To")) == 10
    assert header(message, "From") == ""
    assert time.process_time() - began < 5
    assert left_of(message) == "Hello"


@pytest.mark.parametrize("charset", ["undefined", '"a\x00b"', "hex"])
def test_a_charset_that_is_none_is_guessed(charset):
    assert left_of(letter("Hello, or -so-", f"text/plain; charset={charset}")) == "Hello, or -so-"
