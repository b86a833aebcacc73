"""What a kind says in a letter, before it becomes one."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Content:
    """Plain values in the reader's language; addresses are paths of the site."""

    subject: str
    url: str
    # In a letter of many: the line, the conversation it belongs to, the place it stands in.
    title: str = ""
    place: str = ""
    place_url: str = ""
    place_key: str = ""
    group: str = ""
    starts: bool = False
    # Words of others: who, what, in which language, and the beginning of what it answers.
    who: str = ""
    text: str = ""
    html: str = ""
    language: str = ""
    context: str = ""
    # Says that there is something, and nothing of it.
    discreet: bool = False
    # For mail programs: keys of the first and of the answered post, and a name for filters.
    root: str = ""
    parent: str = ""
    list_name: str = ""
    # Where an answer to the letter goes, if the site takes one.
    reply_to: str = ""
