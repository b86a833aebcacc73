"""Pages of the tree, and what they ask for."""

from tests.outsider.expecting import AWAY, Case, everyone, get, members, only, post

ROWS: dict[str, tuple[Case, ...]] = {
    "<lang>/^((?:[\\w\\-]+/)*)$": (
        get("/en/", everyone(200)),
        get("{plain_page_url}", everyone(200)),
        get("/ar/library/briefs/", everyone(200)),
        get("/en/library/briefs/a-draft-brief/", everyone(404)),
        get("/en/library/briefs/a-members-brief/", members(200)),
        get("/ar/library/briefs/a-members-brief/", members(200)),
        # Not translated: the English text shows under the reader's prefix, to the same readers.
        get("/fr/library/briefs/a-members-brief/", members(200)),
        get("{practitioners_page_url}", only(["practitioner"], others=403)),
        get("{closed_episode_url}", only(["counsellor"], others=403)),
        get("/en/no-such-page/", everyone(404)),
        get("/de/", everyone(404)),
        post("/en/", everyone(405)),
    ),
    "<lang>/_util/login/": (get("/en/_util/login/", members(AWAY)),),
    "<lang>/_util/authenticate_with_password/<int:page_view_restriction_id>/<int:page_id>/": (
        get("/en/_util/authenticate_with_password/1/{members_page}/", everyone(404)),
        post("/en/_util/authenticate_with_password/1/{members_page}/", everyone(405), password="x"),
    ),
}
# Addresses that come with an app we include and that an earlier pattern of ours answers.
SHADOWED = frozenset(
    {"<lang>/_util/authenticate_with_password/<int:page_view_restriction_id>/<int:page_id>/"}
)
