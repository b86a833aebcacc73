"""Every kind of page there is, with the reader it is shown to; addresses come from the fixtures' folders."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

from tests.seeded import ROOT

LANGUAGES = ("en", "fr", "es", "ar")
SCHEMES = ("light", "dark")
WIDTHS = (360, 1280)
# The home page shows a piece of everything, so it is weighed by itself.
READING_BYTES, HOME_BYTES, BUSY_BYTES = 15_000, 20_000, 30_000


@dataclass(frozen=True)
class Step:
    """From page to page: a field is filled in where there are words for it, else what is named is pressed.

    With `instead`, the address of the named link is opened with another end.
    """

    named: str
    words: str = ""
    instead: tuple[str, str] | None = None


@dataclass(frozen=True)
class Kind:
    """A kind of page: its path below the language, who looks at it and how heavy it may be.

    `steps` lead there from the path where the address itself is known to the site alone.
    """

    name: str
    path: str
    reader: str = "visitor"
    most_bytes: int = 0
    status: int = 200
    steps: tuple[Step, ...] = ()

    def address(self, site: str, language: str) -> str:
        path = self.path
        if "{topic}" in path or "{post}" in path:
            topic, post = _a_topic(site)
            path = path.format(topic=topic, post=post)
        return f"{site}/{language}/{path}"


def _told(*folders: str) -> Path:
    """The first item that is written in all four languages, else the first one."""
    below = ROOT.joinpath("fixtures", *folders)
    items = sorted(path for path in below.iterdir() if (path / "en.md").exists())
    return next((item for item in items if (item / "ar.md").exists()), items[0])


def _training() -> tuple[str, str, str]:
    course = ROOT / "fixtures" / "training" / "due-diligence"
    module = sorted(path for path in course.iterdir() if path.is_dir())[0]
    unit = sorted(path for path in module.iterdir() if path.is_dir())[0]
    return course.name, _slug(module), _slug(unit)


def _slug(folder: Path) -> str:
    return re.sub(r"^\d+-", "", folder.name)


def _a_topic(site: str) -> tuple[str, str]:
    """Address and number of the topic listed last: pinned and closed ones come first."""
    with urlopen(f"{site}/en/forums/practice-questions/") as answer:
        listed = answer.read().decode()
    address, number = re.findall(r"/en/forums/(topics/(\d+)/[\w-]+/)", listed)[-1]
    return address, number


def kinds() -> Iterator[Kind]:
    brief, publication = _told("library", "briefs").name, _told("library", "publications").name
    show = _told("library", "podcasts")
    episode = _told("library", "podcasts", show.name).name
    story, event = _told("library", "stories").name, _told("library", "events").name
    course, module, unit = _training()
    yield Kind("home", "", most_bytes=HOME_BYTES)
    reading = {
        "brief": f"library/briefs/{brief}/",
        "publication": f"library/publications/{publication}/",
        "show": f"library/podcasts/{show.name}/",
        "episode": f"library/podcasts/{show.name}/{episode}/",
        "story": f"library/stories/{story}/",
        "event": f"library/events/{event}/",
        "course": f"learn/{course}/",
        "module": f"learn/{course}/{module}/",
        "unit": f"learn/{course}/{module}/{unit}/",
        "plain-page": "about/",
        "dimensions": "find/dimensions/",
        "frameworks": "find/frameworks/",
        "framework": "find/frameworks/avrr-activity/",
    }
    yield from (Kind(name, path, most_bytes=READING_BYTES) for name, path in reading.items())
    busy = {
        "search": "search/",
        "results": "search/?q=reintegration&kind=brief",
        "no-results": "search/?q=zzzzqq&kind=brief",
        "mended": "search/?q=reintegraiton",
        "other-names": "search/?q=AVRR",
        "glossary": "find/glossary/",
        "forums": "forums/",
        "forum": "forums/practice-questions/",
        "latest": "forums/latest/",
        "topic": "forums/{topic}",
    }
    yield from (Kind(name, path, most_bytes=BUSY_BYTES) for name, path in busy.items())
    lists = ("briefs", "publications", "podcasts", "stories", "events")
    yield from (Kind(name, f"library/{name}/") for name in lists)
    plain = {
        "library": "library/",
        "learn": "learn/",
        "sign-in": "account/login/",
        "sign-up": "account/signup/",
        "forgotten-password": "account/password/reset/",
        "suggestions": "search/suggest/?q=re",
        "corridors": "forums/corridors/",
        "corridor": "forums/corridors/de/ng/",
        "keyboard": "forums/keyboard/",
        "topic-printed": "forums/topics/{post}/print/",
    }
    yield from (Kind(name, path) for name, path in plain.items())
    yield Kind("not-found", "no-such-page/", status=404)
    for name, path in MEMBERS_PAGES.items():
        yield Kind(name, path, reader="member")
    for name, path in MODERATORS_PAGES.items():
        yield Kind(name, path, reader="moderator")
    for name, (reader, path, *steps) in PAGES_ON_THE_WAY.items():
        yield Kind(name, path, reader, steps=tuple(steps), status=422 if name == "guard" else 200)


MEMBERS_PAGES = {
    "dashboard": "people/",
    "profile": "people/profile/",
    "role": "people/role/",
    "colleagues": "people/colleagues/",
    "security": "people/security/",
    "data": "people/data/",
    "saved-searches": "find/saved/",
    "private-feed": "find/private-feed/",
    "following": "forums/following/",
    "drafts": "forums/drafts/",
    "asked": "forums/asked/",
    "bookmarks": "forums/bookmarks/",
    "private-feeds": "forums/my-feeds/",
    "my-reports": "forums/reports/",
    "notices": "notifications/",
    "notice-settings": "notifications/settings/",
    "share-case": "forums/practice-questions/share/",
    "start-topic": "forums/practice-questions/start/",
    "topic-as-member": "forums/{topic}",
    "reply": "forums/topics/{post}/reply/",
    "e-mail": "account/email/",
    "second-factor": "account/2fa/",
    "sessions": "account/sessions/",
    "change-password": "account/password/change/",
    "sign-out": "account/logout/",
}
MODERATORS_PAGES = {
    "desk": "forums/desk/",
    "record": "forums/desk/record/",
    "approvals": "forums/desk/approvals/",
    "appeals": "forums/desk/appeals/",
    "measures": "forums/desk/measures/",
    "pseudonyms": "forums/desk/pseudonyms/",
    "rota": "forums/rota/",
    "vitality": "forums/vitality/",
    "held-letters": "mail/held/",
    "merge": "forums/topics/{post}/merge/",
    "split": "forums/topics/{post}/split/",
    "requests": "people/requests/",
    "moderate": "forums/topics/{post}/moderate/",
    "poll": "forums/topics/{post}/poll/",
    "bookmark-topic": "forums/topics/{post}/bookmark/",
    "topic-as-moderator": "forums/{topic}",
}
OF_A_POST = "main .post a[href$='/case/']"
WRITTEN = Step("main [name=source]", "Mariam Diop, born 3 May 1991, waits in Dakar: call +221 77 123 45 67.")
PAGES_ON_THE_WAY: dict[str, tuple[str, str, *tuple[Step, ...]]] = {
    "keyboard-above": ("visitor", "forums/{topic}", Step("main a[data-keys][aria-keyshortcuts]")),
    "case": ("moderator", "forums/{topic}", Step(OF_A_POST)),
    **{
        f"{name}-post": ("moderator", "forums/{topic}", Step(OF_A_POST, instead=("/case/", f"/{name}/")))
        for name in ("edit", "moderate", "remove", "report", "bookmark", "translate", "history", "thanks")
    },
    "member-page": ("moderator", "forums/{topic}", Step("main .post > header h2 a")),
    "warn": ("moderator", "forums/{topic}", Step(OF_A_POST), Step("main a[href*='/warn/']")),
    "suspend": ("moderator", "forums/{topic}", Step(OF_A_POST), Step("main a[href*='/suspend/']")),
    "preview": (
        "member",
        "forums/topics/{post}/reply/",
        Step("main [name=source]", "A text to look at before it is posted."),
        Step("main button[value=preview]"),
    ),
    "guard": ("member", "forums/topics/{post}/reply/", WRITTEN, Step("main button[name=act][value=post]")),
    "practice-note": (
        "moderator",
        "forums/practice-questions/",
        Step("main .list > li:has(.badge--ok) h3 a"),
        Step("main a[href$='/note/']"),
    ),
}
