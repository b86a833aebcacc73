"""Which part of the editors' side is open to whom. An address in no room fails the suite."""

from tests.outsider.planting import EDITORS, EVERYBODY

ADMIN = frozenset({"admin"})
VOCABULARIES = frozenset({"editor", "admin"})
NOBODY: frozenset[str] = frozenset()

# The longest beginning that fits an address names its room.
ROOMS: dict[str, frozenset[str]] = {
    # Pictures and words of the interface, and doors that lead to the one sign-in.
    "admin/sprite/": EVERYBODY,
    "admin/jsi18n/": EVERYBODY,
    "admin/login/": NOBODY,
    "admin/logout/": NOBODY,
    "admin/password_reset/": NOBODY,
    "admin/^.*(?<!/)$": NOBODY,
    "admin/^": EDITORS,
    "admin/test404/": EDITORS,
    "admin/failwhale/": EDITORS,
    "admin/account/": EDITORS,
    "admin/api/": EDITORS,
    "admin/block-preview/": EDITORS,
    "admin/bulk/": EDITORS,
    "admin/choose-anchor-link/": EDITORS,
    "admin/choose-email-link/": EDITORS,
    "admin/choose-external-link/": EDITORS,
    "admin/choose-page/": EDITORS,
    "admin/choose-phone-link/": EDITORS,
    "admin/collections/": EDITORS,
    "admin/dismissibles/": EDITORS,
    "admin/documents/": EDITORS,
    "admin/editing-sessions/": EDITORS,
    "admin/embeds/": EDITORS,
    "admin/images/": EDITORS,
    "admin/localize/": EDITORS,
    "admin/pages/": EDITORS,
    "admin/reports/": EDITORS,
    "admin/tag-autocomplete/": EDITORS,
    "admin/workflows/": EDITORS,
    "admin/snippets/": EDITORS,
    "admin/snippets/taxonomy/": VOCABULARIES,
    "admin/snippets/discovery/": VOCABULARIES,
    "admin/reports/searches/": VOCABULARIES,
    "admin/reports/citations/": VOCABULARIES,
    "admin/reports/reviews/": VOCABULARIES,
    "admin/snippets/forums/": ADMIN,
    "admin/groups/": ADMIN,
    "admin/locales/": ADMIN,
    "admin/redirects/": ADMIN,
    "admin/settings/": ADMIN,
    "admin/sites/": ADMIN,
    "admin/users/": ADMIN,
    "django-admin/login/": NOBODY,
    "django-admin/logout/": ADMIN,
    "django-admin/jsi18n/": ADMIN,
    "django-admin/autocomplete/": ADMIN,
    "django-admin/password_change/": ADMIN,
    "django-admin/r/": ADMIN,
    "django-admin/^": ADMIN,
    "django-admin/(": ADMIN,
    "django-admin/account/": ADMIN,
    "django-admin/auth/": ADMIN,
    "django-admin/django_tasks_database/": ADMIN,
    "django-admin/people/": ADMIN,
    "django-admin/taggit/": ADMIN,
}
# Exactly these, since every other address begins with them.
FRONT_DOORS = {"admin/": EDITORS, "django-admin/": ADMIN}
# Fails on purpose, so that an operator can see how a failure is reported.
FAILS_ON_PURPOSE = "admin/failwhale/"
# Leaves a sign-in cookie gone.
SIGNS_OUT = frozenset({"admin/logout/", "django-admin/logout/"})


def room_of(route: str) -> frozenset[str] | None:
    """Who may be answered there; None when nobody has thought about it yet."""
    if route in FRONT_DOORS:
        return FRONT_DOORS[route]
    fitting = [beginning for beginning in ROOMS if route.startswith(beginning)]
    return ROOMS[max(fitting, key=len)] if fitting else None
