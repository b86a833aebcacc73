"""What a text rests on: "this text cites that object at page or second", both ways."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CitationsConfig(AppConfig):
    """Hears from the search what became of cited things."""

    name = "citations"
    verbose_name = _("Citations")

    def ready(self) -> None:
        from citations.services import follow_index
        from search.hooks import taken_in

        taken_in.connect(follow_index, dispatch_uid="citations.follow_index")
