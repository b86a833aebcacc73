"""Accounts, what people tell about themselves, and requests for a vetted role."""

from people.models.profile import Profile
from people.models.role_request import RoleRequest
from people.models.user import User

__all__ = ["Profile", "RoleRequest", "User"]
