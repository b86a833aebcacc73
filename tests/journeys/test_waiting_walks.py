"""A question that crosses languages and a corridor, and the colleague who is asked about it."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from tests.browser import needs_chromium, shows
from tests.journeys.rows import change, let_come, rows
from tests.journeys.signed import AUTHOR, WAYS, stop, walking_as
from tests.journeys.walker import SOON, Walker, eventually, start_in, topic_of
from tests.served import Served

pytestmark = needs_chromium

# The language of the question is another than its reader's.
OTHER = {"en": "fr", "fr": "en", "ar": "en"}
TITLE = {"fr": "Qui connaît la gentiane ?", "en": "Who has seen gentian grow?"}
IN_OWN_WORDS = {
    "en": "Gentian roots, who sells them?",
    "fr": "Des racines de gentiane, qui en vend ?",
    "ar": "جذور الجنطيانا: من يبيعها؟",
}
ORIGIN = {
    ("en", True): "BD",
    ("en", False): "BR",
    ("fr", True): "CI",
    ("fr", False): "CM",
    ("ar", True): "EG",
    ("ar", False): "TN",
}
EXPERT = "member"
COORDINATOR = "moderator"


@pytest.mark.parametrize(("language", "scripts"), WAYS)
def test_nobody_waits_across_languages(served: Served, browser: Any, language: str, scripts: bool) -> None:
    origin = ORIGIN[language, scripts]
    _open_to_questions(served, browser, language, scripts)
    with walking_as("moderator", served, browser, language, scripts) as coordinator:
        _put_on_call(served, coordinator, origin, scripts)
    with walking_as(AUTHOR[language, scripts], served, browser, language, scripts) as asker:
        topic = _ask_in_another_language(served, asker, origin, scripts)
    let_come(served, "forums_call_for_answers")
    with walking_as("translator", served, browser, language, scripts) as translator:
        _translate(translator, topic, scripts)
    with walking_as(EXPERT, served, browser, language, scripts) as expert:
        _read_the_translation(expert, topic, scripts)
        _narrow_to_own_languages(expert, topic)
        _along_the_corridor(served, expert, origin, topic, scripts)
    with walking_as("moderator", served, browser, language, scripts) as coordinator:
        _days_pass(served, coordinator, topic, scripts)
    with walking_as(EXPERT, served, browser, language, scripts) as expert:
        _decline_then_answer(served, expert, topic, scripts)
    with walking_as("moderator", served, browser, language, scripts) as coordinator:
        _look_at_figures(coordinator, scripts)
        _end_the_duty(served, coordinator, origin)


def _open_to_questions(served: Served, browser: Any, language: str, scripts: bool) -> None:
    """The expert lets colleagues find them, and says how often a week they may be asked."""
    with walking_as(EXPERT, served, browser, language, scripts) as expert:
        expert.go("people/profile/")
        expert.page.locator("[name=is_listed]").check()
        expert.send("main form:has([name=is_listed])")
        expert.go("forums/asked/")
        expert.fill(a_week="40")
        expert.press('main form[action$="/asked/limit/"] button')
        assert expert.page.input_value("[name=a_week]") == "40"


def _put_on_call(served: Served, coordinator: Walker, origin: str, scripts: bool) -> None:
    coordinator.go("forums/desk/")
    coordinator.page.locator('main a[href$="/forums/rota/"]').click()
    coordinator.page.wait_for_url("**/forums/rota/")
    today = date.today()
    page = coordinator.page
    page.select_option("[name=person]", label=_name_of(served, EXPERT))
    for name, value in {"host": "DE", "origin": origin}.items():
        page.select_option(f"main [name={name}]", value)
    coordinator.fill(starts=today.isoformat(), ends=(today - timedelta(days=9)).isoformat())
    coordinator.send("main form:has([name=person])")
    shows(page.locator(".field--err [name=ends]"))
    assert page.input_value("main [name=origin]") == origin
    stop(coordinator, "rota-refused", scripts)
    coordinator.fill(ends=(today + timedelta(days=9)).isoformat())
    coordinator.send("main form:has([name=person])")
    assert _name_of(served, EXPERT) in coordinator.text()
    stop(coordinator, "rota", scripts)
    page.select_option("[name=person]", label=_name_of(served, COORDINATOR))
    page.check("main [name=kind][value=coordinator]")
    for name, value in {"host": "DE", "origin": origin}.items():
        page.select_option(f"main [name={name}]", value)
    coordinator.fill(starts=today.isoformat())
    coordinator.send("main form:has([name=person])")
    assert len(rows(served, DUTY, origin)) == 2


DUTY = "SELECT id FROM forums_duty WHERE host_id = 'DE' AND origin_id = ?"


def _name_of(served: Served, person: str) -> str:
    ((name,),) = rows(
        served,
        "SELECT display_name FROM people_profile p JOIN people_user u ON u.id = p.user_id WHERE u.email = ?",
        f"{person}@waymark.example",
    )
    return str(name)


def _ask_in_another_language(served: Served, asker: Walker, origin: str, scripts: bool) -> int:
    """One word does not say which language it is in, so the form asks."""
    written = OTHER[asker.language]
    start_in(asker, "practice-questions")
    asker.fill(title=TITLE[written], source="Gentian?")
    asker.send("main form[data-draft-url]")
    shows(asker.page.locator(".field--err [name=language]"))
    assert asker.page.input_value("[name=source]") == "Gentian?"
    stop(asker, "language-asked", scripts)
    asker.page.select_option("[name=language]", written)
    for name, value in {"host": "DE", "origin": origin}.items():
        asker.page.select_option(f"main [name={name}]", value)
    asker.send("main form[data-draft-url]")
    topic = topic_of(asker)
    assert rows(served, "SELECT language FROM forums_post WHERE topic_id = ?", topic) == [(written,)]
    body = asker.page.locator("#post-1 > .prose")
    assert (body.get_attribute("lang"), body.get_attribute("dir")) == (written, "auto")
    shows(asker.page.locator("#post-1 .act-note"))
    return topic


def _translate(translator: Walker, topic: int, scripts: bool) -> None:
    translator.go(f"forums/topics/{topic}/")
    translator.page.locator('#post-1 a[href$="/translate/"]').click()
    translator.page.wait_for_url("**/translate/")
    assert translator.page.input_value("main [name=language]") == translator.language
    translator.fill(source=IN_OWN_WORDS[translator.language])
    stop(translator, "translate", scripts)
    translator.send("main form:has([name=version])")
    translator.page.wait_for_url(f"**/topics/{topic}/**")


def _read_the_translation(reader: Walker, topic: int, scripts: bool) -> None:
    """The words of a person, said to be theirs, and the way back to the original."""
    reader.go(f"forums/topics/{topic}/")
    assert reader.page.locator("#post-1 > .prose").inner_text().strip() == "Gentian?"
    reader.page.locator('#post-1 a[href*="translated="]').click()
    reader.page.wait_for_url("**translated=**")
    body = reader.page.locator("#post-1 > .prose")
    assert body.inner_text().strip() == IN_OWN_WORDS[reader.language]
    assert body.evaluate("body => body.closest('[lang]').lang") == reader.language
    assert "Tariq Demo" in reader.page.locator("#post-1 .acts").inner_text()
    stop(reader, "translated", scripts)
    reader.page.locator("#post-1 .acts a[href]").first.click()
    reader.page.wait_for_url(lambda address: "translated=" not in address)
    assert reader.page.locator("#post-1 > .prose").inner_text().strip() == "Gentian?"


def _narrow_to_own_languages(reader: Walker, topic: int) -> None:
    """The reader named no languages, so that of the page counts; others are marked where they are listed."""
    reader.go("forums/practice-questions/")
    row = reader.page.locator(f'main li:has(h3 a[href*="/topics/{topic}/"])').first
    assert row.locator("h3 a").get_attribute("lang") == OTHER[reader.language]
    reader.page.locator('main nav a[href*="languages=mine"]').click()
    reader.page.wait_for_url("**languages=mine**")
    links = reader.page.locator("main li h3 a[href*='/topics/']")
    # Only what is not in the language of the page says so.
    languages = links.evaluate_all("links => links.map(link => link.lang || document.documentElement.lang)")
    assert set(languages) == {reader.language}


def _along_the_corridor(served: Served, reader: Walker, origin: str, topic: int, scripts: bool) -> None:
    reader.go("forums/corridors/")
    reader.page.locator(f'main a[href$="/corridors/de/{origin.lower()}/"]').click()
    reader.page.wait_for_url(f"**/corridors/de/{origin.lower()}/")
    shows(reader.page.locator(f'main li a[href*="/topics/{topic}/"]'))
    assert (
        _name_of(served, EXPERT)
        in reader.page.locator("section[aria-labelledby=people-heading]").inner_text()
    )
    stop(reader, "corridor", scripts)


def _days_pass(served: Served, coordinator: Walker, topic: int, scripts: bool) -> None:
    """After a day those on call are asked, after three the coordinator, who sees it and is told."""
    coordinator.go("forums/asked/")
    coordinator.fill(a_week="40")
    coordinator.press('main form[action$="/asked/limit/"] button')
    assert coordinator.page.locator(f'main li a.btn[href*="/topics/{topic}/"]').count() == 0
    for stage, hours in ((2, 24), (3, 72)):
        asked = datetime.now(UTC) - timedelta(hours=hours, minutes=5)
        change(served, "UPDATE forums_topic SET created_at = ? WHERE id = ?", f"{asked:%F %T}", topic)
        let_come(served, "forums_call_for_answers")
        reached = "SELECT 1 FROM forums_topic WHERE id = ? AND asked_stage >= ?"
        assert eventually(SOON, lambda: rows(served, reached, topic, stage)), stage  # noqa: B023
    coordinator.go("forums/asked/")
    shows(coordinator.page.locator(f'main li a.btn[href*="/topics/{topic}/"]'))
    stop(coordinator, "asked-coordinator", scripts)
    notices = eventually(SOON, lambda: rows(served, TOLD, topic, f"{COORDINATOR}@waymark.example"))
    assert len(notices) == 1
    coordinator.go("notifications/")
    coordinator.page.locator(f'main a.notification[href$="/notifications/{notices[0][0]}/"]').click()
    coordinator.page.wait_for_url(f"**/topics/{topic}/**")


TOLD = """SELECT n.id FROM notifications_notice n JOIN forums_ask a ON n.about = 'forums.ask:' || a.id
    JOIN people_user u ON u.id = n.user_id WHERE a.topic_id = ? AND u.email = ?"""


def _decline_then_answer(served: Served, expert: Walker, topic: int, scripts: bool) -> None:
    asked = "SELECT id, declined_at IS NULL FROM forums_ask a WHERE topic_id = ? AND user_id = ?"
    ((user,),) = rows(served, "SELECT id FROM people_user WHERE email = ?", f"{EXPERT}@waymark.example")
    ((ask, open_still),) = eventually(SOON, lambda: rows(served, asked, topic, user))
    assert open_still
    expert.go("forums/asked/")
    stop(expert, "asked", scripts)
    expert.page.locator(f'main li a.btn[href*="/topics/{topic}/"]').click()
    expert.page.wait_for_url(f"**/topics/{topic}/**")
    shows(expert.page.locator("#reply-heading"))
    expert.go("forums/asked/")
    expert.press(f'main form[action$="/asked/{ask}/decline/"] button')
    assert expert.page.locator(f'main li a[href*="/topics/{topic}/"]').count() == 0
    assert rows(served, asked, topic, user) == [(ask, 0)]
    # A colleague may still think of something.
    expert.go(f"forums/topics/{topic}/")
    expert.fill(source="Ask the herbalists on the market, they know each root by name.")
    expert.press("main button[value=post]")
    ((answered,),) = rows(served, "SELECT first_answer_at FROM forums_topic WHERE id = ?", topic)
    assert answered


def _look_at_figures(coordinator: Walker, scripts: bool) -> None:
    coordinator.go("forums/desk/")
    coordinator.page.locator('main a[href$="/forums/vitality/"]').click()
    coordinator.page.wait_for_url("**/vitality/")
    row = coordinator.page.locator('main tr:has(a[href$="/forums/practice-questions/"])')
    assert int(row.locator("td.num").first.inner_text()) >= 1
    stop(coordinator, "vitality", scripts)


def _end_the_duty(served: Served, coordinator: Walker, origin: str) -> None:
    for (duty,) in rows(served, DUTY, origin):
        coordinator.go("forums/rota/")
        coordinator.press(f'main form[action$="/rota/{duty}/end/"] button')
        assert coordinator.page.locator(f'main form[action$="/rota/{duty}/end/"]').count() == 0
    assert not rows(served, DUTY, origin)
