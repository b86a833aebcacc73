"""Profiles, roles and one's own data."""

from tests.outsider.expecting import AWAY, DESK, Case, get, members, only, post

ROWS: dict[str, tuple[Case, ...]] = {
    "<lang>/people/": (get("/en/people/", members(200)),),
    "<lang>/people/profile/": (get("/en/people/profile/", members(200)),),
    "<lang>/people/security/": (get("/en/people/security/", members(200)),),
    "<lang>/people/role/": (get("/en/people/role/", members(200)),),
    "<lang>/people/colleagues/": (get("/en/people/colleagues/", members(200)),),
    "<lang>/people/data/": (get("/en/people/data/", members(200)),),
    "<lang>/people/data/download/": (get("/en/people/data/download/", members(AWAY)),),
    "<lang>/people/data/delete/": (
        get("/en/people/data/delete/", members(AWAY)),
        post("/en/people/data/delete/", members(AWAY), sure="on"),
    ),
    "<lang>/people/requests/": (get("/en/people/requests/", only(DESK, others=403)),),
    "<lang>/people/requests/<int:pk>/": (
        get("/en/people/requests/{role_request}/", only(DESK, others=403)),
        post("/en/people/requests/{role_request}/", only(DESK, 400, others=403), decision="approve"),
    ),
    "<lang>/people/<uuid:public_id>/": (
        get("/en/people/{member_id}/", only(["member"])),
        get("/en/people/{outsider_id}/", only(["outsider"])),
        get("/en/people/00000000-0000-4000-8000-000000000000/", members(404)),
    ),
}
