"""Who people are on the site: sign-in, profiles, groups and rights."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class PeopleConfig(AppConfig):
    """Creates groups, rights and the shared counters after every migration, never by hand."""

    name = "people"

    def ready(self) -> None:
        from people import signals  # noqa: F401
        from people.rights import grant_rights, make_shared_cache

        post_migrate.connect(make_shared_cache, sender=self, dispatch_uid="people.make_shared_cache")
        post_migrate.connect(grant_rights, dispatch_uid="people.grant_rights")
