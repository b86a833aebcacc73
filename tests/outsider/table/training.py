"""What a learner sends."""

from tests.outsider.expecting import AWAY, Case, get, members, post

ROWS: dict[str, tuple[Case, ...]] = {
    "<lang>/learn/unit/<int:pk>/complete/": (
        get("/en/learn/unit/{unit}/complete/", members(405)),
        post("/en/learn/unit/{unit}/complete/", members(AWAY)),
        post("/en/learn/unit/999999/complete/", members(404)),
    ),
}
