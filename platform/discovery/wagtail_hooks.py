"""The search in the editors' part: what was not found, and how the search is doing."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from discovery.models import Gap, Pin
from discovery.models.pin import MOST_PINNED
from discovery.views.report import REPORT, may_read, report


class GapViewSet(SnippetViewSet):
    """Rows come from the counts: editors say only what became of them."""

    model = Gap
    icon = "circle-xmark"
    menu_label = _("Nothing found")
    list_display = ["word", "language", "visits", "days", "last_day", "get_state_display", "page"]
    list_filter = ["state", "language"]
    copy_view_enabled = False
    panels = [
        FieldRowPanel([FieldPanel("word", read_only=True), FieldPanel("language", read_only=True)]),
        FieldRowPanel(
            [
                FieldPanel("visits", read_only=True),
                FieldPanel("days", read_only=True),
                FieldPanel("last_day", read_only=True),
            ]
        ),
        FieldPanel("state"),
        FieldPanel("page"),
    ]


class PinViewSet(SnippetViewSet):
    """Up to three pages that stand first for a query."""

    model = Pin
    icon = "pin"
    menu_label = _("Chosen results")
    list_display = ["word", "language"]
    list_filter = ["language"]
    copy_view_enabled = False
    panels = [
        FieldRowPanel([FieldPanel("word"), FieldPanel("language")]),
        InlinePanel(
            "pages",
            heading=_("Pages"),
            label=_("Page"),
            min_num=1,
            max_num=MOST_PINNED,
            help_text=_("Shown first, marked as chosen by the editors, to readers who may open them."),
        ),
    ]


class SearchGroup(SnippetViewSetGroup):
    items = (GapViewSet, PinViewSet)
    menu_label = _("Search")
    menu_icon = "search"
    menu_order = 660
    add_to_admin_menu = True


register_snippet(SearchGroup)


@hooks.register("register_admin_urls")  # type: ignore[untyped-decorator]  # Wagtail has no types
def report_address() -> list[Any]:
    return [path("reports/searches/", report, name=REPORT)]


class _ReportItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_read(request.user)


@hooks.register("register_reports_menu_item")  # type: ignore[untyped-decorator]
def report_in_menu() -> MenuItem:
    return _ReportItem(_("Searches"), reverse(REPORT), icon_name="search", order=900)
