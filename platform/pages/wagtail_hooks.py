"""What the editor of pages does beyond Wagtail."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.models import Page

from pages.translation import already_warned, gap_warning, gaps_of


@hooks.register("before_edit_page", order=-10)  # type: ignore[untyped-decorator]  # Wagtail has no types
def warn_of_gaps(request: HttpRequest, page: Page) -> HttpResponse | None:
    """A translation that is not complete is published only by who was told so; asked before the translator's view."""
    if request.method != "POST" or request.POST.get("action") != "publish":
        return None
    gaps = gaps_of(page)
    if not gaps or already_warned(request.session, page, gaps):
        return None
    messages.warning(request, gap_warning(gaps))
    return redirect("wagtailadmin_pages:edit", page.pk)


@hooks.register("before_edit_page", order=-20)  # type: ignore[untyped-decorator]  # Wagtail has no types
def decide_once(request: HttpRequest, page: Page) -> HttpResponse | None:
    """A decision on a review counts once.

    While the press of "Approve" is under way the editor may save by itself and take the press along, and people
    press twice. Such a copy would fail, and write the page back as it was before it was published.
    """
    if request.method != "POST" or "action-workflow-action" not in request.POST:
        return None
    if not request.accepts("text/html"):
        told = {"success": False, "error_code": "being_decided", "error_message": _("It is being decided.")}
        return JsonResponse(told, status=400)
    if page.current_workflow_task is None:
        messages.warning(request, _("The review of this page had ended already; nothing was changed."))
        return redirect("wagtailadmin_pages:edit", page.pk)
    return None
