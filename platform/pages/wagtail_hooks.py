"""What the editor of pages does beyond Wagtail."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
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
