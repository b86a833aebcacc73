"""Mail as a full client: settings, a question by letter, a letter for each reply, answers, and the way out."""

import base64
import json
import re
from collections.abc import Sequence
from email.message import EmailMessage
from typing import Any
from urllib.request import Request, urlopen

import pytest

from tests.browser import needs_chromium, shows
from tests.journeys.forum_words import PHONE_NUMBER
from tests.journeys.rows import change, let_come, rows
from tests.journeys.signed import AUTHOR, WAYS, stop, walking_as
from tests.journeys.walker import SOON, Walker, eventually, start_in, topic_of, walking
from tests.mailroom.writing import PASSED, written
from tests.served import WEBHOOK_SECRET, Served, text_of

pytest.importorskip("anymail")
pytestmark = needs_chromium

FORUM = "reintegration-support"
# Letters about it bear no words of it.
CLOSED = "protection-practice"
# What the subject of a letter of many says in the reader's language.
NEW_POST = {"en": "1 new post", "fr": "1 nouveau message", "ar": "مشاركة جديدة"}
WORD = {
    ("en", True): "hawthorn",
    ("en", False): "ironwort",
    ("fr", True): "jessamine",
    ("fr", False): "knapweed",
    ("ar", True): "larkspur",
    ("ar", False): "mugwort",
}


@pytest.mark.parametrize(("language", "scripts"), WAYS)
def test_a_conversation_by_mail(served: Served, browser: Any, language: str, scripts: bool) -> None:
    person, word = AUTHOR[language, scripts], WORD[language, scripts]
    post = Postman(served, f"{person}@waymark.example", word)
    with walking_as(person, served, browser, language, scripts) as reader:
        _set_language(reader)
        _set_pace(reader, "daily", scripts, first_wrong=True)
        reader.go(f"forums/{FORUM}/start/")
        reader.page.locator("summary", has=reader.page.locator("xpath=..//a")).first.click()
        address = reader.page.locator('a[href^="mailto:"]').inner_text()
        stop(reader, "mail-address", scripts)
        topic = _start_by_mail(served, reader, post, address, word)
        _colleague_replies(served, browser, language, scripts, topic, f"We know {word} from the north.")
        together = _letter_of_the_day(served, post, topic)
        assert NEW_POST[language] in together["Subject"]
        _set_pace(reader, "immediate", scripts)
        _colleague_replies(served, browser, language, scripts, topic, f"And {word} helps at night.")
        letter = post.brought(f"And {word} helps at night.")
        _answer_by_mail(served, reader, post, letter, topic, word)
        _file_by_mail(reader, post, letter, topic)
        _held_with_a_draft(reader, post, letter, word, scripts)
    with walking_as("moderator", served, browser, language, scripts) as moderator:
        _discard(moderator, post, scripts)
    _out_by_one_click(served, letter, person)
    with walking(browser, served.address, language, scripts=scripts) as anybody:
        _out_by_hand(anybody, letter)
    assert rows(served, SETTING, post.sender) == [("none",)]
    _as_before(served, post.sender)


@pytest.mark.parametrize(("language", "scripts"), WAYS)
def test_a_sensitive_forum_tells_that_there_is_news_and_no_more(
    served: Served, browser: Any, language: str, scripts: bool
) -> None:
    word = f"{WORD[language, scripts]}-root"
    post = Postman(served, "practitioner@waymark.example", word)
    with walking_as("practitioner", served, browser, language, scripts) as reader:
        _set_language(reader)
        _set_pace(reader, "immediate", scripts)
        _follow(reader, "watching")
    with walking_as("counsellor", served, browser, language, scripts) as colleague:
        start_in(colleague, CLOSED)
        colleague.fill(title=f"Does {word} calm?", source=f"We were told that {word} calms people at night.")
        colleague.page.select_option("[name=language]", "en")
        colleague.send("main form[data-draft-url]")
        topic = topic_of(colleague)
    letter = post.brought(f"/forums/topics/{topic}/")
    assert word not in " ".join([letter["Subject"], text_of(letter), _page_of(letter)]).lower()
    assert "Corazon" not in " ".join([letter["Subject"], letter["From"], text_of(letter), _page_of(letter)])
    (link,) = set(re.findall(rf"{served.address}/{language}/forums/topics/{topic}/\S*", text_of(letter)))
    with walking(browser, served.address, language, scripts=scripts) as stranger:
        stranger.go(link)
        assert word not in stranger.page.content()
    with walking_as("practitioner", served, browser, language, scripts) as reader:
        reader.go(link)
        assert word in reader.text()
        _follow(reader, "normal")
    _as_before(served, post.sender)


def _follow(reader: Walker, level: str) -> None:
    reader.go(f"forums/{CLOSED}/")
    form = f'form[action$="/{CLOSED}/follow/"]'
    reader.page.locator(f"{form} select[name=level]").select_option(level)
    reader.press(f"{form} button:not([formaction])")


def _page_of(letter: EmailMessage) -> str:
    """The letter as a mail program with pages shows it."""
    page = letter.get_body(("html",))
    assert page is not None
    return str(page.get_content())


class Postman:
    """Carries letters of one person to the site, by the door of a mail service, and finds those to them."""

    def __init__(self, served: Served, sender: str, mark: str) -> None:
        self.served, self.sender, self.mark, self.number = served, sender, mark, 0

    def bring(
        self, to: str, text: str, subject: str, files: Sequence[tuple[str, bytes]] = (), **heads: str
    ) -> str:
        """One letter; answers with its Message-ID."""
        self.number += 1
        name = f"<{self.mark}-{self.number}@office.example>"
        heads = {"Authentication-Results": PASSED, **heads}
        raw = written(self.sender, to, text, subject=subject, message_id=name, headers=heads, files=files)
        word = base64.b64encode(WEBHOOK_SECRET.encode()).decode()
        request = Request(
            f"{self.served.address}/mail/in/postmark/inbound/",
            json.dumps({"RawEmail": raw.decode()}).encode(),
            {"Content-Type": "application/json", "Authorization": f"Basic {word}"},
        )
        with urlopen(request, timeout=60) as answer:
            assert answer.status == 200
        return name

    def brought(self, words: str = "", answers: str = "") -> EmailMessage:
        """The last letter to the person with these words, or in answer to theirs."""

        def found() -> list[EmailMessage]:
            mine = [mail for mail in self.served.mails() if self.sender in mail["To"]]
            if answers:
                return [mail for mail in mine if (mail["In-Reply-To"] or "").strip() == answers]
            return [mail for mail in mine if words in text_of(mail)]

        letters = eventually(SOON, found)
        assert letters, f"no letter: {words} {answers}"
        return letters[-1]


SETTING = (
    "SELECT s.pace FROM notifications_preference s JOIN people_user u ON u.id = s.user_id WHERE u.email = ?"
)


def _set_language(reader: Walker) -> None:
    reader.go("people/profile/")
    reader.page.select_option("[name=site_language]", reader.language)
    reader.send("main form:has([name=site_language])")


def _set_pace(reader: Walker, pace: str, scripts: bool, *, first_wrong: bool = False) -> None:
    reader.go("notifications/settings/")
    form = "main form:has([name=digest_hour])"
    reader.page.locator(f"[name=pace][value={pace}]").first.check()
    reader.page.select_option("[name=digest_hour]", "6")
    if first_wrong:
        for name, hour in (("quiet_from", "22"), ("quiet_until", "7")):
            reader.page.select_option(f"[name={name}]", hour)
        reader.press(f"{form} button")
        shows(reader.page.locator(".field--err [name=digest_hour]"))
        stop(reader, "mail-settings", scripts)
    for name in ("quiet_from", "quiet_until"):
        reader.page.select_option(f"[name={name}]", "0")
    reader.press(f"{form} button")
    assert reader.page.locator(f"[name=pace][value={pace}]").first.is_checked()


def _start_by_mail(served: Served, reader: Walker, post: Postman, address: str, word: str) -> int:
    sent = post.bring(address, f"Who has planted {word} with returnees?", f"Who knows {word} well enough?")
    letter = post.brought(answers=sent)
    title = "SELECT id FROM forums_topic WHERE title = ?"
    ((topic,),) = rows(served, title, f"Who knows {word} well enough?")
    (link,) = set(re.findall(rf"{served.address}/\S+/topics/{topic}/\S*", text_of(letter)))
    assert f"/{reader.language}/" in link
    reader.go(link)
    assert f"Who has planted {word} with returnees?" in reader.text()
    return int(topic)


def _colleague_replies(
    served: Served, browser: Any, language: str, scripts: bool, topic: int, text: str
) -> None:
    with walking_as("member", served, browser, language, scripts) as colleague:
        colleague.go(f"forums/topics/{topic}/")
        colleague.fill(source=text)
        colleague.press("main button[value=post]")
        assert text in colleague.text()


def _letter_of_the_day(served: Served, post: Postman, topic: int) -> EmailMessage:
    """The hour of the daily letter comes, and the round that sends it."""
    waiting = (
        "SELECT l.id FROM notifications_letter l JOIN people_user u ON u.id = l.user_id "
        "WHERE u.email = ? AND l.pace = 'daily' AND l.state = 'waiting'"
    )
    found = eventually(SOON, lambda: rows(served, waiting, post.sender))
    assert len(found) == 1
    change(served, "UPDATE notifications_letter SET due_at = '2020-01-01 06:00:00' WHERE id = ?", *found[0])
    let_come(served, "notification_letters")
    letters = eventually(SOON, lambda: [mail for mail in served.mails() if _tells_of(mail, post, topic)])
    assert letters, "no letter of the day"
    return letters[-1]


def _tells_of(mail: EmailMessage, post: Postman, topic: int) -> bool:
    """Is it a letter of many things, and this topic among them?"""
    many = (mail["Message-ID"] or "").strip().startswith("<digest.")
    return many and post.sender in mail["To"] and f"/topics/{topic}/" in text_of(mail)


def _answer_by_mail(
    served: Served, reader: Walker, post: Postman, letter: EmailMessage, topic: int, word: str
) -> None:
    """As a mail program does it: the new words on top, the letter below."""
    below = "\n".join(f"> {line}" for line in text_of(letter).splitlines())
    wrote = "On Mon, 23 Nov 2026 at 09:12, Waymark <waymark@localhost> wrote:"
    text = f"Then I try {word} at night.\n\n{wrote}\n\n{below}\n"
    post.bring(letter["Reply-To"], text, f"Re: {letter['Subject']}", **{"In-Reply-To": letter["Message-ID"]})
    reader.go(f"forums/topics/{topic}/")
    last = reader.page.locator("article.post > .prose").last
    assert last.inner_text().strip() == f"Then I try {word} at night."
    ((key,),) = rows(
        served, "SELECT source FROM forums_post WHERE topic_id = ? ORDER BY position DESC LIMIT 1", topic
    )
    assert key == f"Then I try {word} at night."


def _file_by_mail(reader: Walker, post: Postman, letter: EmailMessage, topic: int) -> None:
    """A file that comes with a letter stands below the words, and is what was sent."""
    file = (f"{post.mark}-hours.txt", f"Monday to Friday, 9 to 5 ({post.mark})".encode())
    post.bring(letter["Reply-To"], f"The hours of {post.mark}.", f"Re: {letter['Subject']}", [file])
    reader.go(f"forums/topics/{topic}/")
    link = reader.page.locator("article.post").last.get_by_role("link", name=file[0])
    shows(link)
    answer = reader.context.request.get(str(link.evaluate("link => link.href")))
    assert (answer.status, answer.body()) == (200, file[1])


def _held_with_a_draft(reader: Walker, post: Postman, letter: EmailMessage, word: str, scripts: bool) -> None:
    text = f"My client can be rung about {word} on {PHONE_NUMBER}."
    sent = post.bring(letter["Reply-To"], text, f"Re: {letter['Subject']}")
    answer = post.brought(answers=sent)
    assert answer["Auto-Submitted"] == "auto-replied"
    (link,) = set(re.findall(r"http\S+/forums/drafts/", text_of(answer)))
    reader.go(link)
    assert text in reader.text()
    stop(reader, "mail-draft", scripts)


def _discard(moderator: Walker, post: Postman, scripts: bool) -> None:
    """A moderator of the forum reads it and says why it is not posted; its sender is told."""
    ((number,),) = rows(
        post.served,
        "SELECT m.id FROM mailroom_incomingmail m JOIN people_user u ON u.id = m.user_id "
        "WHERE u.email = ? AND m.state = 'held'",
        post.sender,
    )
    moderator.go("forums/desk/")
    moderator.page.locator('main a[href$="/mail/held/"]').click()
    moderator.page.wait_for_url("**/mail/held/")
    moderator.page.locator(f'main a[href$="/mail/held/{number}/"]').first.click()
    moderator.page.wait_for_url(f"**/held/{number}/")
    assert PHONE_NUMBER in moderator.text()
    stop(moderator, "mail-held", scripts)
    moderator.fill(reason=f"Numbers of clients stay away ({post.sender}, {moderator.language}).")
    moderator.press("main button[value=discard]")
    assert f"Numbers of clients stay away ({post.sender}, {moderator.language})." in text_of(
        post.brought(f"stay away ({post.sender}, {moderator.language})")
    )


def _out_by_one_click(served: Served, letter: EmailMessage, person: str) -> None:
    """What a mail program sends, without cookies, to the address at the letter's head."""
    assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    request = Request(letter["List-Unsubscribe"].strip("<> "), b"List-Unsubscribe=One-Click", method="POST")
    with urlopen(request, timeout=60) as answer:
        assert answer.status == 200
    quiet = (
        "SELECT p.pace FROM notifications_placepreference p JOIN people_user u ON u.id = p.user_id "
        "JOIN forums_forum f ON p.place = 'forums.forum:' || f.id WHERE u.email = ? AND f.slug = ?"
    )
    assert rows(served, quiet, f"{person}@waymark.example", FORUM) == [("none",)]


def _out_by_hand(anybody: Walker, letter: EmailMessage) -> None:
    """The last link of the letter stops all of them, after one press of a button."""
    anybody.go(re.findall(r"http\S+/stop/\S+", text_of(letter))[-1])
    anybody.press("main form button")
    shows(anybody.page.locator("main .note--ok"))


def _as_before(served: Served, email: str) -> None:
    """Other walks share the site and its people."""
    whose = "user_id = (SELECT id FROM people_user WHERE email = ?)"
    change(served, f"DELETE FROM notifications_placepreference WHERE {whose}", email)
    change(served, f"DELETE FROM notifications_preference WHERE {whose}", email)
    change(served, f"UPDATE people_profile SET site_language = '' WHERE {whose}", email)
