"""Search, the words it offers, and searches that are kept."""

from tests.outsider.expecting import AWAY, Case, everyone, get, members, only, post, refused

ROWS: dict[str, tuple[Case, ...]] = {
    "<lang>/search/": (get("/en/search/", everyone(200)), get("/ar/search/?q=x", everyone(200))),
    "<lang>/find/dimensions/": (
        get("/en/find/dimensions/", everyone(200)),
        get("/ar/find/dimensions/", everyone(200)),
    ),
    "<lang>/find/frameworks/": (get("/en/find/frameworks/", everyone(200)),),
    "<lang>/find/frameworks/<slug:slug>/": (get("/en/find/frameworks/no-such-framework/", everyone(404)),),
    "<lang>/find/glossary/": (
        get("/en/find/glossary/?q=re", everyone(200)),
        get("/ar/find/glossary/", everyone(200)),
    ),
    "<lang>/search/suggest/": (get("/en/search/suggest/?q=re", everyone(200)),),
    "<lang>/find/feed/": (
        get("/en/find/feed/", everyone(200)),
        get("/ar/find/feed/?q=x", everyone(200)),
        get("/en/find/feed/?token=a-guess", everyone(404)),
    ),
    "<lang>/find/private-feed/": (
        get("/en/find/private-feed/", members(200)),
        post("/en/find/private-feed/", members(AWAY), do="make"),
        post("/en/find/private-feed/", members(AWAY), do="end"),
    ),
    "<lang>/find/saved/": (get("/en/find/saved/", members(200)),),
    "<lang>/find/saved/save/": (
        refused("/en/find/saved/save/"),
        post("/en/find/saved/save/", members(AWAY), search="q=x", name="Mine", mail="none"),
        post("/en/find/saved/save/", members(422), search="q=x", name="", mail="none"),
    ),
    "<lang>/find/saved/<int:pk>/": (
        refused("/en/find/saved/{saved_of_member}/"),
        post("/en/find/saved/{saved_of_member}/", only(["member"], 422)),
    ),
    "<lang>/find/saved/<int:pk>/delete/": (
        refused("/en/find/saved/{saved_of_member}/delete/"),
        post("/en/find/saved/{saved_of_member}/delete/", only(["member"], AWAY)),
    ),
    "<lang>/find/unsubscribe/<str:token>/": (
        get("/en/find/unsubscribe/a-guess/", everyone(404)),
        post("/en/find/unsubscribe/a-guess/", everyone(404)),
        get("/en/find/unsubscribe/{way_out_of_member}/", everyone(200)),
        post("/en/find/unsubscribe/{way_out_of_member}/", everyone(200)),
    ),
}
