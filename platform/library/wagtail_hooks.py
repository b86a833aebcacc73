"""The library's report among the editors' reports."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from library.reviewing import REPORT, may_read, report


@hooks.register("register_admin_urls")  # type: ignore[untyped-decorator]  # Wagtail has no types
def report_address() -> list[Any]:
    return [path("reports/reviews/", report, name=REPORT)]


class _ReportItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_read(request.user)


@hooks.register("register_reports_menu_item")  # type: ignore[untyped-decorator]
def report_in_menu() -> MenuItem:
    return _ReportItem(_("Pages to look at again"), reverse(REPORT), icon_name="date", order=920)
