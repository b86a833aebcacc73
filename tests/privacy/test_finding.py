"""What is marked, what is left alone, and what it costs."""

from time import perf_counter

import pytest

from privacy import Kind, find, replaced

MARKED = [
    ("My client Fatou Diallo called.", "en", "My client [name] called."),
    ("my client fatou diallo wants to go", "en", "my client [name] wants to go"),
    ("her name is zubayda and she is fine", "en", "her name is [name] and she is fine"),
    ("Mr Ceesay asked twice.", "en", "The client asked twice."),
    ("Yesterday Mrs Ceesay asked.", "en", "Yesterday the client asked."),
    ("La señora Rosa Mejía llamó.", "es", "La clienta llamó."),
    ("Hoje o senhor João Tavares ligou.", "pt", "Hoje o cliente ligou."),
    ("Je suis l'assistant de Moussa.", "fr", "Je suis l'assistant de [nom]."),
    ("Mme Aïssatou Bâ est venue.", "fr", "La cliente est venue."),
    ("اتصلت السيدة فاطمة الحداد اليوم", "ar", "اتصلت المستفيدة اليوم"),
    ("شقيقه يُوسُف في المطار", "ar", "شقيقه [الاسم] في المطار"),
    ("Ring +221 77 123 45 67 now", "en", "Ring [phone number] now"),
    ("هاتفه ٠٦١٢٣٤٥٦٧٨", "ar", "هاتفه [رقم الهاتف]"),
    ("Call 77.123.45.67", "en", "Call [phone number]"),
    ("Mail ana.b@mailbox.example", "en", "Mail [e-mail address]"),
    ("Mail ana (at) mailbox (dot) example", "en", "Mail [e-mail address]"),
    ("See https://facebook.com/ana.b.9.", "en", "See [personal profile]."),
    ("Her Instagram is @ana_b", "en", "Her Instagram is [personal profile]"),
    ("Passport no. A01234567", "en", "Passport no. [document number]"),
    ("NIE X1234567L", "es", "NIE [número de documento]"),
    ("IBAN DE89 3704 0044 0532 0130 00", "en", "IBAN [document number]"),
    ("registered as 123-19C01234", "en", "registered as [case number]"),
    ("dossier n° DE-2023-00412", "fr", "dossier n° [numéro de dossier]"),
    ("born in Banjul on 3rd of May 1990", "en", "born in Banjul on [date of birth]"),
    ("من مواليد ١٢ مارس ١٩٩٤", "ar", "من مواليد [تاريخ الميلاد]"),
    ("12/03/1994 (date of birth)", "en", "[date of birth] (date of birth)"),
    ("She lives at 14 Harbour Street.", "en", "She lives at [address]"),
    ("Il dort au 12 bis, rue Félix Lanoux", "fr", "Il dort au [adresse]"),
    ("at 14.71670, -17.46770", "en", "at [address]"),
]
LEFT = [
    "My client Germany sent back is well.",
    "My client said nothing; the case of Senegal is special.",
    "a project called Start Again",
    "my client Fatou (not her real name) wants to go",
    "IOM, OIM, UNHCR, OFII and BAMF met.",
    "Mr President, Madame la Ministre, señor Embajador",
    "Directive 2008/115/EC, loi n° 2018-778, ley 4/2000, case C-634/21",
    "We paid 1 500 000 FCFA, 2.350 euros and $ 12,000 in 2019-2023.",
    "The visa costs 120 euros and takes 90 days; the passport 20 days.",
    "The workshop is on 12 March 2026 at 10.00.",
    "Children born after 1 January 2014 need another form.",
    "Born in 1990, like many.",
    "Write to info@office.example or see https://www.iom.int/page-12345678",
    "https://www.facebook.com/IOMSenegal and https://www.facebook.com/groups/123456789",
    "Our office is at 14 Harbour Street.",
    "@ana can answer that",
    "ISBN 978-3-16-148410-0",
    "",
    "\u200f\u0301",
]


@pytest.mark.parametrize(("text", "language", "expected"), MARKED, ids=[row[0] for row in MARKED])
def test_it_works(text, language, expected):
    assert replaced(text, find(text, language=language)) == expected


@pytest.mark.parametrize("text", LEFT)
def test_look_alikes_are_left_alone(text):
    assert find(text, language="en", countries=("SN", "DE")) == ()


def test_replaced_texts_hold_nothing_more():
    for text, language, _expected in MARKED:
        calm = replaced(text, find(text, language=language))
        assert find(calm, language=language) == ()


def test_the_corridor_tells_a_national_number():
    text = "Her aunt: 77 123 45 67"
    assert not find(text)
    (finding,) = find(text, countries=("SN",))
    assert (finding.kind, text[finding.start : finding.end]) == (Kind.PHONE, "77 123 45 67")


def test_the_corridor_is_asked_for_only_when_there_is_a_number():
    def corridor():
        raise AssertionError("asked")
        yield "SN"

    assert find("My client Fatou Diallo wants to go home.", countries=corridor())


def test_offsets_are_those_of_the_text_as_typed():
    text = "Cafe\u0301 — Mme Ai\u0308ssatou Ba\u0302 est la\u0300. \u200fهاتفها \u0660\u0666\u0661\u0662\u0663\u0664\u0665\u0666\u0667\u0668"
    words = [text[found.start : found.end] for found in find(text, language="fr")]
    assert words == [
        "Mme Ai\u0308ssatou Ba\u0302",
        "\u0660\u0666\u0661\u0662\u0663\u0664\u0665\u0666\u0667\u0668",
    ]


def test_colleagues_are_not_profiles():
    text = "Tell @mira on Telegram: @mira"
    assert find(text)
    assert find(text, is_member=lambda name: name == "mira") == ()


def test_findings_never_carry_the_words():
    text = "My client Fatou Diallo, passport A01234567"
    assert "Fatou" not in repr(find(text))
    assert "A01234567" not in repr(find(text))


HOSTILE = [
    "1 " * 10_000,
    "1-" * 10_000,
    "a." * 10_000,
    "a@" * 10_000,
    "a@a." * 5_000,
    "A " * 10_000,
    "Mr " * 6_600,
    "client named " * 1_500,
    "born " * 4_000,
    "passport no. " * 1_500,
    "case A-A-" * 2_200,
    "12 rue de la " * 1_500,
    "شارع " * 4_000,
    "السيد بن " * 2_200,
    "t.me/" * 4_000,
    "+" * 20_000,
    "(" * 20_000,
    "1.234567 " * 2_200,
    "é\u0301" * 10_000,
]


@pytest.mark.parametrize("text", HOSTILE, ids=[text[:12] for text in HOSTILE])
def test_no_text_takes_long(text):
    """Twice the length may take twice the time, and some for the noise of the machine."""

    def taken(length):
        best = 9.0
        for _ in range(3):
            started = perf_counter()
            find(text[:length], countries=("SN",))
            best = min(best, perf_counter() - started)
        return best

    assert taken(20_000) < 12 * taken(5_000) + 0.02
