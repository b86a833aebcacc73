"""The request of somebody who is signed in, for views behind the sign-in."""

from django.http import HttpRequest

from people.models import User


class MemberRequest(HttpRequest):
    """Only a name for the type checker: `login_required` has seen to it."""

    user: User
