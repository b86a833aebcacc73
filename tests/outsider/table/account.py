"""Signing in and out, the password and the second factor."""

from tests.outsider.expecting import AWAY, STAFF, Case, everyone, get, members, only

# Staff of the cast have an app for codes.
WITH_APP = frozenset({"moderator", *STAFF})


def own(path: str) -> Case:
    """A page about the reader's own account."""
    return get(f"/en/account/{path}", members(200))


def again(path: str) -> Case:
    """A page that first asks for the password again, or for the second factor."""
    return get(f"/en/account/{path}", members(AWAY))


def door(path: str) -> Case:
    """A page for who is not signed in yet; who is, is led on."""
    return get(f"/en/account/{path}", everyone(AWAY) | {"visitor": 200})


ROWS: dict[str, tuple[Case, ...]] = {
    f"<lang>/account/{route}": cases
    for route, cases in {
        "login/": (door("login/"),),
        "logout/": (get("/en/account/logout/", everyone(200) | {"visitor": AWAY}),),
        "inactive/": (get("/en/account/inactive/", everyone(200)),),
        "signup/": (door("signup/"),),
        "reauthenticate/": (own("reauthenticate/"),),
        "email/": (own("email/"),),
        "confirm-email/": (get("/en/account/confirm-email/", everyone(200)),),
        "password/change/": (own("password/change/"),),
        "password/set/": (get("/en/account/password/set/", members(AWAY)),),
        "password/reset/": (get("/en/account/password/reset/", everyone(200)),),
        "^confirm-email/(?P<key>[-:\\w]+)/$": (get("/en/account/confirm-email/a-wrong-key/", everyone(200)),),
        "password/reset/key/done/": (get("/en/account/password/reset/key/done/", everyone(200)),),
        "^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$": (
            get("/en/account/password/reset/key/1-wrong-key/", everyone(200)),
        ),
        "password/reset/done/": (get("/en/account/password/reset/done/", everyone(200)),),
        "2fa/": (own("2fa/"),),
        "2fa/authenticate/": (get("/en/account/2fa/authenticate/", members(AWAY)),),
        "2fa/reauthenticate/": (
            get("/en/account/2fa/reauthenticate/", members(AWAY) | dict.fromkeys(WITH_APP, 200)),
        ),
        "2fa/totp/activate/": (again("2fa/totp/activate/"),),
        "2fa/totp/deactivate/": (get("/en/account/2fa/totp/deactivate/", only(WITH_APP, AWAY)),),
        "2fa/recovery-codes/": (get("/en/account/2fa/recovery-codes/", members(404)),),
        "2fa/recovery-codes/generate/": (again("2fa/recovery-codes/generate/"),),
        "2fa/recovery-codes/download/": (get("/en/account/2fa/recovery-codes/download/", members(404)),),
        "2fa/webauthn/": (own("2fa/webauthn/"),),
        "2fa/webauthn/add/": (again("2fa/webauthn/add/"),),
        "2fa/webauthn/reauthenticate/": (get("/en/account/2fa/webauthn/reauthenticate/", members(AWAY)),),
        "2fa/webauthn/keys/<int:pk>/remove/": (again("2fa/webauthn/keys/1/remove/"),),
        "2fa/webauthn/keys/<int:pk>/edit/": (again("2fa/webauthn/keys/1/edit/"),),
        "2fa/webauthn/login/": (get("/en/account/2fa/webauthn/login/", members(AWAY)),),
        "sessions/": (own("sessions/"),),
    }.items()
}
