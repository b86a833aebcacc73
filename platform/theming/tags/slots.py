"""Components with a body: the tag's content goes into the component's own template."""

from datetime import datetime
from typing import Any
from uuid import uuid4

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

NOTE_ICONS = {
    "info": "info",
    "ok": "check",
    "warn": "triangle-alert",
    "err": "circle-alert",
    "quiet": "info",
}


def _slot(template: str, **context: Any) -> SafeString:
    return render_to_string(f"components/slots/{template}.html", context)


def _fresh_id(prefix: str) -> str:
    return f"{prefix}-{uuid4().hex[:8]}"


def note(
    content: str, tone: str = "info", title: str = "", icon: str = "", role: str = "", id: str = ""
) -> SafeString:
    return _slot(
        "note",
        content=content,
        tone=tone,
        title=title,
        icon=icon or NOTE_ICONS.get(tone, "info"),
        role=role,
        id=id,
    )


def panel(
    content: str,
    title: str = "",
    icon: str = "",
    level: int = 2,
    tone: str = "",
    id: str = "",
) -> SafeString:
    return _slot(
        "panel", content=content, title=title, icon=icon, level=level, tone=tone, id=id or _fresh_id("panel")
    )


def page_head(
    content: str,
    title: str,
    kind: str = "",
    lead: str = "",
    seed: str = "",
    eyebrow: str = "",
    tone: str = "band",
    language: str = "",
) -> SafeString:
    return _slot(
        "page_head",
        content=content,
        title=title,
        kind=kind,
        lead=lead,
        seed=seed or title,
        eyebrow=eyebrow,
        tone=tone,
        language=language,
    )


def table_region(content: str, label: str) -> SafeString:
    return _slot("table_region", content=content, label=label)


def disclosure(content: str, summary: str, open: bool = False, count: int | None = None) -> SafeString:
    return _slot("disclosure", content=content, summary=summary, open=open, count=count)


def post_frame(
    content: str,
    author: str,
    body: str,
    anchor: str,
    url: str = "",
    author_url: str = "",
    role: str = "",
    country: str = "",
    when: datetime | None = None,
    edited: datetime | None = None,
    language: str = "",
    answer: bool = False,
    hidden: bool = False,
    unread: bool = False,
    number: str = "",
    handle: str = "",
    level: int = 2,
    files: Any = (),
) -> SafeString:
    facts = {name: value for name, value in locals().items() if name != "content"}
    return _slot("post", content=content, **facts)
