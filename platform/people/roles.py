"""The groups of the site and their rights, declared once; `rights` brings the database to them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext_noop

# Nobody is added to these two: every visitor stands in the first, every signed-in person in both.
EVERYONE: Final = gettext_noop("Everyone")
MEMBERS: Final = gettext_noop("Members")
PRACTITIONERS: Final = gettext_noop("Practitioners")
COUNSELLORS: Final = gettext_noop("Counsellors")
MODERATORS: Final = gettext_noop("Moderators")
EDITORS: Final = gettext_noop("Editors")
TRANSLATORS: Final = gettext_noop("Translators")
ME_OFFICERS: Final = gettext_noop("M&E officers")
FOCAL_POINTS: Final = gettext_noop("Focal points")
ADMINS: Final = gettext_noop("Admins")


@dataclass(frozen=True, slots=True)
class Role:
    """A group and what it may do; `permissions` are <app>.<codename>, `pages` rights on the whole tree."""

    group: str
    permissions: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    files: bool = False
    staff: bool = False


ADMIN_DOOR: Final = ("wagtailadmin.access_admin",)
VOCABULARY: Final = tuple(
    f"taxonomy.{act}_{model}"
    for model in ("concept", "scheme", "country", "region")
    for act in ("add", "change", "view")
)
FINDING: Final = (
    "discovery.change_gap",
    "discovery.view_gap",
    *(f"discovery.{act}_pin" for act in ("add", "change", "delete", "view")),
    "citations.view_citation",
    "library.view_briefpage",
)
MODERATION: Final = (
    "people.change_rolerequest",
    "people.view_rolerequest",
    "forums.change_report",
    "forums.view_report",
)

ROLES: Final = (
    Role(EVERYONE),
    Role(MEMBERS),
    Role(PRACTITIONERS),
    Role(COUNSELLORS),
    Role(MODERATORS, MODERATION, staff=True),
    Role(
        EDITORS,
        (*ADMIN_DOOR, *VOCABULARY, *FINDING, "wagtail_localize.submit_translation"),
        ("add_page", "change_page", "publish_page", "bulk_delete_page", "lock_page"),
        files=True,
        staff=True,
    ),
    Role(
        TRANSLATORS,
        (*ADMIN_DOOR, "wagtail_localize.submit_translation"),
        ("add_page", "change_page"),
        files=True,
        staff=True,
    ),
    Role(ME_OFFICERS),
    Role(FOCAL_POINTS),
    Role(
        ADMINS,
        (
            *ADMIN_DOOR,
            *VOCABULARY,
            *FINDING,
            *MODERATION,
            # The second of the two roles that open a pseudonym.
            "forums.change_unsealing",
            "wagtail_localize.submit_translation",
            *(f"people.{act}_user" for act in ("add", "change", "view", "delete")),
            *(f"auth.{act}_group" for act in ("add", "change", "view")),
            *(
                f"forums.{act}_{model}"
                for act in ("add", "change", "view")
                for model in ("category", "forum", "forumgrant")
            ),
            *(
                f"wagtailcore.{act}_{model}"
                for act in ("add", "change", "view")
                for model in ("site", "locale", "workflow", "task")
            ),
            "theming.change_sitetheme",
            *(f"wagtailredirects.{act}_redirect" for act in ("add", "change", "delete", "view")),
        ),
        ("add_page", "change_page", "publish_page", "bulk_delete_page", "lock_page", "unlock_page"),
        files=True,
        staff=True,
    ),
)
STAFF_GROUPS: Final = frozenset(role.group for role in ROLES if role.staff)
