"""What a citation leads to."""

from tests.outsider.expecting import AWAY, Case, everyone, get, only

ROWS: dict[str, tuple[Case, ...]] = {
    "cited/<str:key>/": (
        get(
            "/cited/library.publicationpage:{practitioners_page}/", only(["practitioner"], AWAY, visitor=404)
        ),
        get("/cited/forums.topic:{open_topic}/?at=post-2", everyone(AWAY)),
        get("/cited/forums.topic:{closed_topic}/", only(["counsellor", "moderator"], AWAY, visitor=404)),
        get("/cited/forums.topic:{hidden_topic}/", everyone(404)),
        get("/cited/no.such:1/", everyone(404)),
    ),
    "<lang>/citations/find/": (
        get("/en/citations/find/?q=reintegration", everyone(200)),
        get("/ar/citations/find/", everyone(200)),
    ),
    "<lang>/citations/boxes/": (get("/en/citations/boxes/", everyone(200)),),
}
