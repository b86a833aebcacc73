"""Notices, and the way out of their letters."""

from tests.outsider.expecting import AWAY, Case, everyone, get, members, only, post, refused

ROWS: dict[str, tuple[Case, ...]] = {
    "<lang>/notifications/": (get("/en/notifications/", members(200)),),
    "<lang>/notifications/read/": (
        refused("/en/notifications/read/"),
        post("/en/notifications/read/", members(AWAY)),
    ),
    "<lang>/notifications/<int:pk>/": (
        get("/en/notifications/{notice_of_member}/", only(["member"], AWAY)),
        get("/en/notifications/{notice_of_hidden}/", members(404)),
    ),
    "<lang>/notifications/<int:pk>/read/": (
        refused("/en/notifications/{notice_of_member}/read/"),
        post("/en/notifications/{notice_of_member}/read/", only(["member"], AWAY)),
    ),
    "<lang>/notifications/settings/": (
        get("/en/notifications/settings/", members(200)),
        post("/en/notifications/settings/", members(422), pace="now and then"),
    ),
    "<lang>/notifications/settings/place/": (
        refused("/en/notifications/settings/place/"),
        post(
            "/en/notifications/settings/place/",
            only(["counsellor", "moderator"], AWAY, others=422),
            place="forums.forum:{closed_forum}",
            pace="daily",
        ),
    ),
    "<lang>/notifications/settings/place/drop/": (
        refused("/en/notifications/settings/place/drop/"),
        post("/en/notifications/settings/place/drop/", members(404), place="forums.forum:{open_forum}"),
    ),
    "<lang>/notifications/stop/<str:token>/": (
        get("/en/notifications/stop/a-guess/", everyone(404)),
        post("/en/notifications/stop/a-guess/", everyone(404)),
        get("/en/notifications/stop/{way_out_of_notices}/", everyone(200)),
        post("/en/notifications/stop/{way_out_of_notices}/", everyone(200)),
    ),
}
