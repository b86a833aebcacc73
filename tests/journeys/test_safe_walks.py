"""Safe posting as people meet it: the text that is stopped, the shared case, the sealed pseudonym."""

from typing import Any

import pytest

from tests.browser import needs_chromium, shows
from tests.journeys.forum_words import PHONE_NUMBER
from tests.journeys.rows import change, rows
from tests.journeys.signed import AUTHOR, WAYS, stop, walking_as
from tests.journeys.walker import Walker, start_in, topic_of
from tests.served import Served

pytestmark = needs_chromium

MAIL = "fatou.d@example.org"
TITLE = {
    "en": "How long do the papers of a newborn take?",
    "fr": "Combien de temps prennent les papiers ?",
    "ar": "كم يستغرق إصدار أوراق المولود؟",
}
# A name, a birthday, a telephone number and an address, in this order.
HARMFUL = {
    "en": f"My client Fatou Diallo, born on 12 March 1994, can be rung on {PHONE_NUMBER} or written to at {MAIL}.",
    "fr": f"Ma cliente Fatou Diallo, née le 12 mars 1994, répond au {PHONE_NUMBER} ou à {MAIL}.",
    "ar": f"المستفيدة فاطمة ديالو، المولودة في 12 مارس 1994، ترد على {PHONE_NUMBER} أو على {MAIL}.",
}
NAME = {"en": "Fatou Diallo", "fr": "Fatou Diallo", "ar": "فاطمة ديالو"}
CALM = {
    "en": ["[name]", "[date of birth]", "[e-mail address]"],
    "fr": ["[nom]", "[date de naissance]", "[adresse e-mail]"],
    "ar": ["[الاسم]", "[تاريخ الميلاد]", "[البريد الإلكتروني]"],
}


@pytest.mark.parametrize(("language", "scripts"), WAYS)
def test_what_may_identify_somebody_is_stopped(
    served: Served, browser: Any, language: str, scripts: bool
) -> None:
    reason = f"It is a public hotline ({language}, {scripts})."
    with walking_as(AUTHOR[language, scripts], served, browser, language, scripts) as author:
        start_in(author, "practice-questions")
        author.fill(title=TITLE[language], source=HARMFUL[language])
        author.page.select_option("[name=language]", language)
        stored = rows(served, "SELECT COUNT(*) FROM forums_post")
        author.send("main form[data-draft-url]")
        marked = author.page.locator("#guard mark")
        assert marked.all_inner_texts()[0] == NAME[language]
        assert set(marked.all_inner_texts()) >= {PHONE_NUMBER, MAIL}
        assert rows(served, "SELECT COUNT(*) FROM forums_post") == stored
        stop(author, "safe-stopped", scripts)
        # Three of the four are replaced, each with one click; the number stays.
        for words in CALM[language]:
            author.press(f'#guard button[name=replace]:has(bdi:text-is("{words}"))')
        text = author.page.input_value("[name=source]")
        assert all(words in text for words in CALM[language])
        assert PHONE_NUMBER in text
        assert NAME[language] not in text
        assert author.page.locator("#guard mark").all_inner_texts() == [PHONE_NUMBER]
        author.page.locator("#guard summary").click()
        author.press("#guard details button[name=vouching]")
        shows(author.page.locator(".field--err [name=vouched_reason], .field--err [name=vouched]"))
        stop(author, "safe-reason-wanted", scripts)
        author.page.locator("[name=vouched]").check()
        author.page.fill("[name=vouched_reason]", reason)
        author.page.locator("#guard details button[name=vouching]").click()
        topic = topic_of(author)
        assert PHONE_NUMBER in author.text()
    ((flag, state),) = rows(
        served,
        "SELECT f.id, f.state FROM forums_privacyflag f JOIN forums_post p ON p.id = f.post_id WHERE p.topic_id = ?",
        topic,
    )
    assert state == "open"
    with walking_as("moderator", served, browser, language, scripts) as moderator:
        moderator.go("forums/desk/")
        case = moderator.page.locator(f"section[aria-labelledby=flag-{flag}]")
        assert reason in case.inner_text()
        assert case.locator("mark").first.inner_text() == PHONE_NUMBER
        stop(moderator, "safe-desk", scripts)
        case.locator("[name=reason]").fill("The number is printed on our flyers.")
        moderator.press(f"section[aria-labelledby=flag-{flag}] button[value=fine]")
        assert moderator.page.locator(f"#flag-{flag}").count() == 0
    ((state, decision),) = rows(served, "SELECT state, decision FROM forums_privacyflag WHERE id = ?", flag)
    assert (state, decision) == ("fine", "The number is printed on our flyers.")


@pytest.mark.parametrize(("language", "scripts"), WAYS)
def test_a_rare_case_is_warned_of(served: Served, browser: Any, language: str, scripts: bool) -> None:
    origin = {"en": "GM", "fr": "GN", "ar": "MA"}[language]
    with walking_as(AUTHOR[language, scripts], served, browser, language, scripts) as author:
        start_in(author, "practice-questions", "share/")
        author.fill(
            title=TITLE[language], tried="We asked the town hall twice.", question="Who else may help?"
        )
        for name, value in {"host": "DE", "origin": origin, "need": "health", "language": "en"}.items():
            author.page.select_option(f"main [name={name}]", value)
        author.page.locator("[name=age_band]").nth(2).check()
        for place in range(4):
            author.page.locator("[name=needs]").nth(place).check()
        author.send("main form:has([name=tried])")
        shows(author.page.locator(".field--err:has([name=needs])"))
        assert author.page.input_value("[name=question]") == "Who else may help?"
        stop(author, "case-too-many-needs", scripts)
        for place in range(4):
            author.page.locator("[name=needs]").nth(place).uncheck()
        author.send("main form:has([name=tried])")
        shows(author.page.locator(".note--warn .note-title"))
        assert author.page.input_value("[name=title]") == TITLE[language]
        assert "Who else may help?" in author.page.input_value("[name=source]")
        stop(author, "case-rare", scripts)
        author.send("main form[data-draft-url]")
        topic = topic_of(author)
        stop(author, "case-posted", scripts)
    ((shape, need),) = rows(
        served,
        "SELECT s.host_id || s.origin_id, c.slug FROM forums_caseshape s "
        "JOIN taxonomy_concept c ON c.id = s.need_id WHERE s.topic_id = ?",
        topic,
    )
    assert (shape, need) == (f"DE{origin}", "health")


@pytest.mark.parametrize(("language", "scripts"), WAYS)
def test_a_sealed_pseudonym(served: Served, browser: Any, language: str, scripts: bool) -> None:
    change(served, "UPDATE forums_forum SET pseudonyms = 1 WHERE slug = 'virtual-counselling'")
    person = AUTHOR[language, scripts]
    ((own_name,),) = rows(
        served,
        "SELECT display_name FROM people_profile p JOIN people_user u ON u.id = p.user_id WHERE u.email = ?",
        f"{person}@waymark.example",
    )
    with walking_as(person, served, browser, language, scripts) as author:
        first = _ask_masked(author, language)
        author.fill(source="I add that we have tried this for a year.")
        author.page.select_option("[name=language]", "en")
        assert author.page.locator("[name=masked]").is_checked()
        author.press("main button[value=post]")
        here = author.page.url
        second = _ask_masked(author, language)
    masks = rows(
        served, "SELECT topic_id, mask_id, author_id FROM forums_post WHERE topic_id IN (?, ?)", first, second
    )
    assert {author for _topic, _mask, author in masks} == {None}
    assert len({mask for topic, mask, _author in masks if topic == first}) == 1
    assert len({mask for _topic, mask, _author in masks}) == 2
    with walking_as("member", served, browser, language, scripts) as reader:
        reader.go(here)
        names = {each.inner_text().strip() for each in reader.page.locator("article.post > header h2").all()}
        assert len(names) == 1, names
        assert own_name not in reader.page.content()
        stop(reader, "pseudonym-read", scripts)
    with walking_as("moderator", served, browser, language, scripts) as moderator:
        moderator.go(here)
        assert own_name not in moderator.page.content()
        moderator.page.locator('a[href*="/posts/"][href$="/moderate/"]').last.click()
        moderator.page.wait_for_url("**/moderate/")
        moderator.page.locator('main a[href$="/unseal/"]').click()
        moderator.page.wait_for_url("**/unseal/")
        moderator.fill(reason=f"A threat was reported ({language}, {scripts}).")
        moderator.send("main form:has([name=reason])")
        # Panels of earlier walks may name the same person by now.
        asked = moderator.page.locator("section.panel", has_text=f"({language}, {scripts})")
        assert own_name not in asked.inner_text()
        stop(moderator, "pseudonym-asked", scripts)
    with walking_as("admin", served, browser, language, scripts) as admin:
        admin.go("forums/desk/pseudonyms/")
        panel = admin.page.locator("section.panel", has_text=f"({language}, {scripts})")
        panel.locator("[name=reason]").fill("The safety officer wants it.")
        with admin.page.expect_navigation():
            panel.locator("button[value=open]").click()
        assert own_name in panel.inner_text()
        stop(admin, "pseudonym-open", scripts)
    with walking_as("moderator", served, browser, language, scripts) as moderator:
        moderator.go("forums/desk/pseudonyms/")
        assert own_name in moderator.text()
        moderator.go("forums/desk/record/")
        assert "The safety officer wants it." in moderator.text()
        stop(moderator, "pseudonym-record", scripts)
    with walking_as("member", served, browser, language, scripts) as reader:
        reader.go(here)
        assert own_name not in reader.page.content()
    change(served, "UPDATE forums_forum SET pseudonyms = 0 WHERE slug = 'virtual-counselling'")


def _ask_masked(author: Walker, language: str) -> int:
    start_in(author, "virtual-counselling")
    author.fill(title=TITLE[language], source="Who has worked with a line that breaks every minute?")
    author.page.select_option("[name=language]", "en")
    author.page.locator("[name=masked]").check()
    author.send("main form[data-draft-url]")
    return topic_of(author)
