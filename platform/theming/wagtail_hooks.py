"""The editors' side in our colours, with the first things to do on its front page."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.ui.components import Component


@hooks.register("insert_global_admin_css")  # type: ignore[untyped-decorator]
def own_colours() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("theming/admin.css"))


class WelcomePanel(Component):
    """Shown first to whoever may edit anything."""

    order = 10
    template_name = "theming/welcome_panel.html"

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        return {
            "links": [
                {
                    "title": _("Write or change a page"),
                    "text": _("Briefs, stories, podcasts, events and courses"),
                    "url": reverse("wagtailadmin_explore_root"),
                },
                {
                    "title": _("Add pictures"),
                    "text": _("With alternative text and credit"),
                    "url": reverse("wagtailimages:index"),
                },
                {
                    "title": _("Add documents"),
                    "text": _("Each with its language and version"),
                    "url": reverse("wagtaildocs:index"),
                },
                {
                    "title": _("See every component"),
                    "text": _("The pattern library in the look of this site"),
                    "url": reverse("theming:patterns"),
                },
            ]
        }


@hooks.register("construct_homepage_panels")  # type: ignore[untyped-decorator]
def welcome(request: HttpRequest, panels: list[Any]) -> None:
    panels.insert(0, WelcomePanel())
