"""What a page of the library hands out."""

from tests.outsider.expecting import Case, everyone, get

ROWS: dict[str, tuple[Case, ...]] = {
    "<lang>/library/event/<int:pk>.ics": (
        get("/en/library/event/{event}.ics", everyone(200)),
        get("/en/library/event/{members_page}.ics", everyone(404)),
    ),
}
