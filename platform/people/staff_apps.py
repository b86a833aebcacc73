"""Django's admin and Wagtail's user pages, told to use our account model and our rules."""

from django.contrib.admin.apps import AdminConfig
from wagtail.users.apps import WagtailUsersAppConfig


class TablesConfig(AdminConfig):
    """The bare tables, for admins alone."""

    default_site = "people.admin_site.TablesSite"


class EditorsUsersConfig(WagtailUsersAppConfig):
    """Accounts in the editors' part: no first and last name, no passwords set by others."""

    user_viewset = "people.viewsets.UserViewSet"
