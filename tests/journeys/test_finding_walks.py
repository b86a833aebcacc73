"""Every way of finding, walked on a phone in four languages, with scripts and without.

Each stop is looked at: nothing sticks out, and no accessibility rule is broken. SHOTS=yes keeps a picture of it.
"""

import re
from typing import Any

import pytest

from tests.browser import needs_chromium, shows
from tests.journeys.looks import look, reading
from tests.journeys.walker import Walker
from tests.served import Served

pytestmark = needs_chromium

WAYS = [(language, scripts) for language in ("en", "fr", "es", "ar") for scripts in (True, False)]

SUBJECT = {"en": "reintegration", "fr": "réintégration", "es": "reintegración", "ar": "إعادة الإدماج"}
# Words that stand inside a file only, and the publication they stand in; the file of the last is in English.
IN_A_FILE = {
    "en": ("restraints off at the aircraft", "readmission-with-notice"),
    "fr": ("carte des portes du village", "carnet-du-mentor"),
    "es": ("matrícula provisional constancia de trámite", "volver-a-estudiar"),
    "ar": ("tuberculosis treatment no file", "around-one-table"),
}
# Words that are only spoken.
SPOKEN = {
    "en": ("four hundred flyers laminated card", "after-skype"),
    "fr": ("père vendu deux bœufs", "prevenir-la-famille"),
    "es": ('"la fila nadie llora"', "acompanar-sin-prisa"),
    "ar": ("بعت أثاثي بسبب هذا الرقم", "no-empty-promises"),
}
MISSPELT = {"en": "dialisys", "fr": "dilpômes", "es": "mentroes", "ar": "الاحتجااز"}
# A short or plain name, another name of the same, and a word that finds it in the glossary.
NAMED = {
    "en": ("AVRR", "assisted voluntary return"),
    "fr": ("TEH", "traite"),
    "es": ("RVAR", "retorno voluntario asistido"),
    "ar": ("الاتجار بالبشر", "الاتجار"),
}
# The work is in none of the reader's languages.
FOREIGN = {
    "en": ("carnet", "diplomes-et-attestations"),
    "fr": ("réadmission", "readmission-with-notice"),
    "es": ("trata de personas", "return-after-trafficking"),
    "ar": ("البيئة والمناخ", "returning-to-a-drying-valley"),
}


def ask(walker: Walker, words: str) -> None:
    """Type into the box of the search page, as a person does."""
    walker.go("search/")
    walker.page.fill("#q", words)
    walker.page.press("#q", "Enter")
    walker.page.wait_for_url(re.compile(r"[?&]q="))


def hit_on(walker: Walker, slug: str) -> Any:
    """The result that leads to this work."""
    found = walker.page.locator("#results article", has=walker.page.locator(f'h3 a[href*="/{slug}"]')).first
    shows(found)
    return found


def counted(walker: Walker) -> int:
    """How many the page says there are."""
    shows(walker.page.locator("#results-title"))
    return int(re.sub(r"\D", "", walker.page.inner_text("#results-title b").split("“")[0]))


@pytest.mark.parametrize(("language", "scripts"), WAYS)
def test_the_drawer_of_filters(served: Served, browser: Any, language: str, scripts: bool) -> None:
    with reading(served, browser, language, scripts) as walker:
        ask(walker, SUBJECT[language])
        before = counted(walker)
        walker.page.click('a[href="#filters"]')
        shows(walker.page.locator("#filters"))
        look(walker, "drawer", scripts)
        walker.page.locator("#f-kind-brief").check()
        if scripts:
            walker.page.wait_for_url("**kind=brief**")
        walker.page.locator("#filters .drawer-foot button").click()
        walker.page.wait_for_url("**kind=brief**")
        walker.page.locator("#f-kind-brief:checked").wait_for(state="attached")
        assert 0 < counted(walker) < before
        leads_to = "links => links.map(link => link.getAttribute('href'))"
        addresses = walker.page.locator("#results > ol h3 a").evaluate_all(leads_to)
        assert addresses
        assert all("/library/briefs/" in address for address in addresses)
        look(walker, "narrowed", scripts)
        walker.page.locator('#results .chips a[href*="/search/"]', has_text=re.compile(":")).first.click()
        walker.page.wait_for_url(lambda address: "kind=" not in address)
        assert counted(walker) == before


@pytest.mark.parametrize(("language", "scripts"), WAYS)
def test_to_the_page_of_a_file(served: Served, browser: Any, language: str, scripts: bool) -> None:
    words, slug = IN_A_FILE[language]
    with reading(served, browser, language, scripts) as walker:
        ask(walker, words)
        link = hit_on(walker, slug).locator('a[href*="#page-"]')
        look(walker, "file-found", scripts)
        link.click()
        walker.page.wait_for_url(re.compile(rf"/{slug}.*#page-\d+$"))
        line = walker.page.locator(f'[id="{walker.page.url.split("#")[1]}"]')
        shows(line)
        number = walker.page.url.rsplit("-", 1)[1]
        file = line.locator("a").first.get_attribute("href") or ""
        assert file.endswith(f"#page={number}")
        answer = walker.context.request.get(walker.address + file.split("#")[0])
        assert (answer.status, answer.body()[:5]) == (200, b"%PDF-")
        look(walker, "file-page", scripts)


@pytest.mark.parametrize(("language", "scripts"), WAYS)
def test_to_the_second_of_a_talk(served: Served, browser: Any, language: str, scripts: bool) -> None:
    words, slug = SPOKEN[language]
    with reading(served, browser, language, scripts) as walker:
        ask(walker, words)
        link = hit_on(walker, slug).locator('a[href*="#t="]')
        look(walker, "talk-found", scripts)
        link.click()
        walker.page.wait_for_url(re.compile(rf"/{slug}.*#t=\d+$"))
        anchor = walker.page.url.split("#")[1]
        shows(walker.page.locator(f'[id="{anchor}"]'))
        if scripts:
            wanted = int(anchor.removeprefix("t="))
            walker.page.wait_for_function(
                "wanted => Math.abs(document.querySelector('audio').currentTime - wanted) < 1.5", arg=wanted
            )
        look(walker, "talk-second", scripts)


@pytest.mark.parametrize(("language", "scripts"), WAYS)
def test_a_slip_of_the_finger_is_mended_and_said(
    served: Served, browser: Any, language: str, scripts: bool
) -> None:
    with reading(served, browser, language, scripts) as walker:
        ask(walker, MISSPELT[language])
        shows(walker.page.locator("#results .note", has_text=MISSPELT[language]))
        shows(walker.page.locator("#results article"))
        look(walker, "mended", scripts)


@pytest.mark.parametrize(("language", "scripts"), WAYS)
def test_other_names_and_the_glossary(served: Served, browser: Any, language: str, scripts: bool) -> None:
    name, other = NAMED[language]
    with reading(served, browser, language, scripts) as walker:
        ask(walker, name)
        shows(walker.page.locator("#other-names"))
        with_names = counted(walker)
        look(walker, "other-names", scripts)
        walker.page.locator("#other-names a").click()
        walker.page.wait_for_url("**expand=0**")
        assert counted(walker) <= with_names
        walker.go("find/glossary/")
        walker.page.fill("#glossary-q", other)
        walker.page.press("#glossary-q", "Enter")
        walker.page.wait_for_url("**q=**")
        shows(walker.page.locator("dl.terms dt"))
        look(walker, "glossary", scripts)
        walker.page.locator("dl.terms dt a").first.click()
        walker.page.wait_for_url("**/search/?**")
        shows(walker.page.locator("#results article"))


@pytest.mark.parametrize(("language", "scripts"), WAYS)
def test_what_is_only_in_another_language(served: Served, browser: Any, language: str, scripts: bool) -> None:
    words, slug = FOREIGN[language]
    with reading(served, browser, language, scripts) as walker:
        ask(walker, words)
        shows(walker.page.locator("#other-languages"))
        hit = hit_on(walker, slug)
        title = hit.locator("h3")
        told = title.get_attribute("lang")
        assert told != language
        look(walker, "foreign", scripts)
        title.locator("a").click()
        walker.page.wait_for_url(re.compile(slug))
        assert walker.page.locator("h1").first.inner_text()


@pytest.mark.parametrize(("language", "scripts"), WAYS)
def test_nothing_found_and_the_ways_on(served: Served, browser: Any, language: str, scripts: bool) -> None:
    words, slug = SPOKEN[language]
    with reading(served, browser, language, scripts) as walker:
        walker.go(f"search/?q={words}&kind=event")
        shows(walker.page.locator("#results .panel"))
        assert counted(walker) == 0
        look(walker, "nothing", scripts)
        walker.page.locator("#results .panel .chips a").first.click()
        walker.page.wait_for_url(lambda address: "kind=" not in address)
        hit_on(walker, slug)
        walker.go("search/?q=zzzzqq")
        shows(walker.page.locator('#results .panel a[href*="/find/glossary/"]'))
        walker.page.locator('#results .panel a[href*="/forums/"]').click()
        walker.page.wait_for_url("**/forums/**")
