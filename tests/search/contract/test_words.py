"""How words are read: inflections, accents and spellings in each language."""

import pytest

from tests.search.stock import Stock, document

TEXTS = {
    "en": "Counsellors assisted returning migrants; the children's schooling began in two cities.",
    "fr": "L’accompagnement des migrants retournés à l'étranger : les enfants et leurs écoles, dès l’été.",
    "es": "La reintegración de las personas retornadas, los niños y sus escuelas; información útil.",
    "ar": "دعم المهاجرين والعودة الطوعية للمهاجرين وتعليم الأطفال في المدرسة",
    "de": "Beratung für Rückkehrende und ihre Straßenkinder",
}
DOCUMENTS = [document(f"T {language}", language=language, body=text) for language, text in TEXTS.items()]
FINDS = [
    ("en", "counsellor"),
    ("en", "COUNSELLORS"),
    ("en", "assisting"),
    ("en", "assist"),
    ("en", "returned"),
    ("en", "city"),
    ("en", "children's"),
    ("en", "children’s"),
    ("en", "the children"),
    ("en", "began schooling"),
    ("fr", "accompagnements"),
    ("fr", "l'accompagnement"),
    ("fr", "l’accompagnement"),
    ("fr", "retourné"),
    ("fr", "etranger"),
    ("fr", "ÉTRANGER"),
    ("fr", "école"),
    ("fr", "ecoles"),
    ("fr", "l’été"),
    ("es", "reintegracion"),
    ("es", "Reintegración"),
    ("es", "persona"),
    ("es", "retornada"),
    ("es", "niño"),
    ("es", "escuela"),
    ("es", "informacion util"),
    ("ar", "العودة"),
    ("ar", "عودة"),
    ("ar", "مهاجر"),
    ("ar", "والمهاجرين"),
    ("ar", "طوعية"),
    ("ar", "الدَّعْم"),
    ("ar", "اطفال"),
    ("ar", "المدرسه"),
    ("de", "beratung"),
    ("de", "rückkehrende"),
    ("de", "ruckkehrende"),
    ("de", "strassenkinder"),
]
MISSES = ["consellor", "retour", "personal", "طائرة", "rück", "schoo", "étr"]


@pytest.mark.parametrize(("language", "query"), FINDS)
def test_a_form_of_the_word_finds_the_text(stock: Stock, language: str, query: str) -> None:
    stock.fill(DOCUMENTS)
    assert f"T {language}" in stock.found(query)


@pytest.mark.parametrize("query", MISSES)
def test_another_word_does_not(stock: Stock, query: str) -> None:
    stock.fill(DOCUMENTS)
    assert stock.found(query) == set()


def test_a_word_that_two_languages_share_finds_both(stock: Stock) -> None:
    stock.fill(DOCUMENTS)
    assert stock.found("migrants") == {"T en", "T fr"}
