"""Accounts in the editors' part, for admins."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from wagtail.users.views import users

from people.forms.accounts import AccountCreationForm, AccountEditForm
from people.models import User


class _KnowsWho:
    """Tells the form who is filling it in: only superusers make superusers."""

    request: HttpRequest

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "by": self.request.user}  # type: ignore[misc]


class IndexView(users.IndexView):
    """The list; names come with it in one query."""

    def get_base_queryset(self) -> QuerySet[User]:
        users_found: QuerySet[User] = super().get_base_queryset()
        return users_found.select_related("profile")


class CreateView(_KnowsWho, users.CreateView):
    """A new account has no password: the person sets one through the link for forgotten passwords."""


class EditView(_KnowsWho, users.EditView):
    """Groups and the active flag; a superuser's account only for superusers."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.object.is_superuser and not request.user.is_superuser:
            raise PermissionDenied
        answer: HttpResponse = super().dispatch(request, *args, **kwargs)
        return answer


class UserViewSet(users.UserViewSet):
    """Wagtail's pages with our forms."""

    index_view_class = IndexView
    add_view_class = CreateView
    # A copy of a person makes no sense.
    copy_view_enabled = False
    edit_view_class = EditView
    create_template_name = "people/admin/create.html"
    edit_template_name = "people/admin/edit.html"

    def get_form_class(self, for_update: bool = False) -> type:
        return AccountEditForm if for_update else AccountCreationForm
