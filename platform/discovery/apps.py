from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DiscoveryConfig(AppConfig):
    name = "discovery"
    verbose_name = _("Finding")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from discovery.pins import chosen_hits
        from discovery.tallying import count
        from search.hooks import answered, register_chooser

        answered.connect(count, dispatch_uid="discovery.count")
        register_chooser("discovery", chosen_hits)
