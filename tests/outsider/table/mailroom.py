"""Letters that are held."""

from tests.outsider.expecting import DESK, Case, get, only, post

ROWS: dict[str, tuple[Case, ...]] = {
    "<lang>/mail/held/": (get("/en/mail/held/", only(DESK)),),
    "<lang>/mail/held/<int:pk>/": (
        get("/en/mail/held/{held_letter}/", only(["moderator"])),
        post("/en/mail/held/{held_letter}/", only(["moderator"], 422), outcome="release", reason=""),
    ),
}
