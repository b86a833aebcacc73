"""Who people are on the site: sign-in, profiles, groups and rights."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class PeopleConfig(AppConfig):
    """Creates the groups and their rights after every migration, never by hand."""

    name = "people"

    def ready(self) -> None:
        from people import signals  # noqa: F401
        from people.roles import grant_rights

        post_migrate.connect(grant_rights, dispatch_uid="people.roles.grant_rights")
