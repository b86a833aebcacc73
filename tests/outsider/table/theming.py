"""Wishes for the look, and what a browser keeps."""

from tests.outsider.expecting import AWAY, Case, everyone, get, post, refused

ROWS: dict[str, tuple[Case, ...]] = {
    "look/preferences/": (
        refused("/look/preferences/"),
        post("/look/preferences/", everyone(AWAY), scheme="dark", next="/en/"),
        post("/look/preferences/", everyone(400), scheme="loud"),
    ),
    "look/patterns/": (get("/look/patterns/", everyone(404)),),
    "look/worker.js": (get("/look/worker.js", everyone(200)),),
    "look/offline/": (get("/look/offline/", everyone(200)),),
    "look/saved/": (get("/look/saved/", everyone(200)),),
    "look/manifest.webmanifest": (get("/look/manifest.webmanifest", everyone(200)),),
}
