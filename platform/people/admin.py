"""The bare tables of accounts and requests, to look things up."""

from django.contrib import admin
from django.http import HttpRequest

from people.models import RoleRequest, User


@admin.register(User)
class UserAdmin(admin.ModelAdmin[User]):
    """To look up an account; it is changed in the editors' part, where changes are logged."""

    list_display = ("email", "is_active", "date_joined", "last_login")
    list_filter = ("is_active", "groups")
    search_fields = ("email", "profile__display_name", "public_id")
    fields = ("email", "public_id", "is_active", "is_superuser", "groups", "date_joined", "last_login")
    readonly_fields = fields

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        return False


@admin.register(RoleRequest)
class RoleRequestAdmin(admin.ModelAdmin[RoleRequest]):
    """The record of who vouched for whom; answers are given at the desk, where the rules hold."""

    list_display = ("user", "role", "state", "created_at", "decided_by", "decided_at")
    list_filter = ("state", "role")
    list_select_related = ("user__profile", "decided_by__profile")
    readonly_fields = (
        "user",
        "role",
        "reason",
        "state",
        "decision_reason",
        "decided_by",
        "created_at",
        "decided_at",
    )

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: RoleRequest | None = None) -> bool:
        return False
