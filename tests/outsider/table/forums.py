"""Forums, topics, posts, and the rooms of who moderates."""

from tests.outsider.expecting import AWAY, DESK, Case, everyone, get, members, only, post, refused

COUNSELLORS = ("counsellor", "moderator")
WRITERS_OF_HIDDEN = ("member", "moderator")
TOPIC = "/en/forums/topics/{open_topic}/"
CLOSED = "/en/forums/topics/{closed_topic}/"
HIDDEN = "/en/forums/topics/{hidden_topic}/"

ROWS: dict[str, tuple[Case, ...]] = {
    "<lang>/forums/": (get("/en/forums/", everyone(200)),),
    "<lang>/forums/keyboard/": (get("/en/forums/keyboard/", everyone(200)),),
    "<lang>/forums/latest/": (get("/en/forums/latest/", everyone(200)),),
    "<lang>/forums/following/": (get("/en/forums/following/", members(200)),),
    "<lang>/forums/following/read/": (
        refused("/en/forums/following/read/"),
        post("/en/forums/following/read/", members(AWAY)),
    ),
    "<lang>/forums/bookmarks/": (get("/en/forums/bookmarks/", members(200)),),
    "<lang>/forums/bookmarks/<int:pk>/remove/": (
        refused("/en/forums/bookmarks/{bookmark_of_member}/remove/"),
        post("/en/forums/bookmarks/{bookmark_of_member}/remove/", only(["member"], AWAY), act="seen"),
    ),
    "<lang>/forums/drafts/": (get("/en/forums/drafts/", members(200)),),
    "<lang>/forums/drafts/save/": (
        refused("/en/forums/drafts/save/"),
        post("/en/forums/drafts/save/", members(200), place="reply:{open_topic}", source="kept"),
        post("/en/forums/drafts/save/", only(COUNSELLORS), place="reply:{closed_topic}", source="kept"),
        post("/en/forums/drafts/save/", only(COUNSELLORS), place="start:{closed_forum}", source="kept"),
        post("/en/forums/drafts/save/", only(WRITERS_OF_HIDDEN), place="reply:{hidden_topic}", source="x"),
        post("/en/forums/drafts/save/", only(COUNSELLORS), place="edit:{closed_post}", source="x"),
    ),
    "<lang>/forums/drafts/<int:pk>/discard/": (
        refused("/en/forums/drafts/{draft_of_member}/discard/"),
        post("/en/forums/drafts/{draft_of_member}/discard/", only(["member"], AWAY)),
    ),
    "<lang>/forums/corridors/": (get("/en/forums/corridors/", everyone(200)),),
    "<lang>/forums/corridors/<str:host>/<str:origin>/": (
        get("/en/forums/corridors/de/ng/", everyone(200)),
        get("/en/forums/corridors/de/nowhere/", everyone(404)),
    ),
    "<lang>/forums/asked/": (get("/en/forums/asked/", members(200)),),
    "<lang>/forums/asked/limit/": (
        refused("/en/forums/asked/limit/"),
        post("/en/forums/asked/limit/", members(422), a_week="many"),
    ),
    "<lang>/forums/asked/<int:pk>/decline/": (
        refused("/en/forums/asked/{ask_of_counsellor}/decline/"),
        post("/en/forums/asked/{ask_of_counsellor}/decline/", only(["counsellor"], AWAY)),
    ),
    "<lang>/forums/rota/": (get("/en/forums/rota/", only(["moderator"])),),
    "<lang>/forums/rota/<int:pk>/end/": (
        refused("/en/forums/rota/{duty_of_counsellor}/end/"),
        post("/en/forums/rota/{duty_of_counsellor}/end/", only(COUNSELLORS, AWAY)),
    ),
    "<lang>/forums/vitality/": (get("/en/forums/vitality/", only(["moderator"])),),
    "<lang>/forums/desk/": (get("/en/forums/desk/", only(["moderator"])),),
    "<lang>/forums/desk/record/": (get("/en/forums/desk/record/", only(["moderator"])),),
    "<lang>/forums/desk/approvals/": (get("/en/forums/desk/approvals/", only(["moderator"])),),
    "<lang>/forums/desk/appeals/": (get("/en/forums/desk/appeals/", only(["moderator"])),),
    "<lang>/forums/desk/measures/": (get("/en/forums/desk/measures/", only(DESK)),),
    "<lang>/forums/reports/": (get("/en/forums/reports/", members(200)),),
    "<lang>/forums/appeals/<int:pk>/decide/": (
        refused("/en/forums/appeals/{appeal}/decide/"),
        post("/en/forums/appeals/{appeal}/decide/", only(["moderator"], 422)),
    ),
    "<lang>/forums/people/<uuid:public_id>/warn/": (
        get("/en/forums/people/{outsider_id}/warn/", only(DESK)),
        get("/en/forums/people/{moderator_id}/warn/", only(["admin"]) | {"moderator": 403}),
        post("/en/forums/people/{outsider_id}/warn/", only(DESK, 422), reason=""),
    ),
    "<lang>/forums/people/<uuid:public_id>/suspend/": (
        get("/en/forums/people/{outsider_id}/suspend/", only(DESK)),
        get("/en/forums/people/{admin_id}/suspend/", only([]) | {"moderator": 403, "admin": 403}),
        post("/en/forums/people/{outsider_id}/suspend/", only(DESK, 422), reason=""),
    ),
    "<lang>/forums/measures/<int:pk>/lift/": (
        get("/en/forums/measures/{suspension}/lift/", only(DESK)),
        post("/en/forums/measures/{suspension}/lift/", only(DESK, 422), reason=""),
        get("/en/forums/measures/{warning}/lift/", members(404)),
    ),
    "<lang>/forums/measures/<int:pk>/acknowledge/": (
        refused("/en/forums/measures/{warning}/acknowledge/"),
        post("/en/forums/measures/{warning}/acknowledge/", only(["translator"], AWAY)),
    ),
    "<lang>/forums/reports/<int:pk>/decide/": (
        refused("/en/forums/reports/{report}/decide/"),
        post("/en/forums/reports/{report}/decide/", only(["moderator"], 422)),
    ),
    "<lang>/forums/flags/<int:pk>/decide/": (
        refused("/en/forums/flags/{flag}/decide/"),
        post("/en/forums/flags/{flag}/decide/", only(["moderator"], 422)),
    ),
    "<lang>/forums/topics/<int:pk>/": (
        get(TOPIC, everyone(AWAY)),
        get(CLOSED, only(COUNSELLORS, AWAY, visitor=404)),
        get(HIDDEN, only(WRITERS_OF_HIDDEN, AWAY, visitor=404)),
    ),
    "<lang>/forums/topics/<int:pk>/<slug:slug>/": (
        get("{open_topic_url}", everyone(200)),
        get("{closed_topic_url}", only(COUNSELLORS, visitor=404)),
        get("{hidden_topic_url}", only(WRITERS_OF_HIDDEN, visitor=404)),
        get(CLOSED + "a-guess/", only(COUNSELLORS, AWAY, visitor=404)),
        get(TOPIC + "x/?post=999999", everyone(404)),
        get("{waiting_topic_url}", only(["editor", "moderator"], visitor=404)),
        get("{merged_topic_url}", everyone(200)),
        get("{merged_topic_url}?post=1", everyone(AWAY)),
    ),
    "<lang>/forums/topics/<int:pk>/reply/": (
        get("/en/forums/topics/{merged_topic}/reply/", members(200)),
        get(TOPIC + "reply/", members(200)),
        get(CLOSED + "reply/", only(COUNSELLORS)),
        post(CLOSED + "reply/", only(COUNSELLORS, 422), source=""),
        post(HIDDEN + "reply/", only(WRITERS_OF_HIDDEN, 422), source=""),
        post(TOPIC + "reply/", members(422), source=""),
    ),
    "<lang>/forums/topics/<int:pk>/accept/": (
        refused(TOPIC + "accept/"),
        post(TOPIC + "accept/", only(["practitioner", "moderator"], AWAY, others=403), position="2"),
        post(CLOSED + "accept/", only(COUNSELLORS, AWAY), position="2"),
    ),
    "<lang>/forums/topics/<int:pk>/follow/": (
        refused(TOPIC + "follow/"),
        post(TOPIC + "follow/", members(AWAY), level="muted"),
        post(CLOSED + "follow/", only(COUNSELLORS, AWAY), level="muted"),
    ),
    "<lang>/forums/topics/<int:pk>/note/": (
        get("/en/forums/topics/{noted_topic}/note/", only(["practitioner", "member", "moderator"])),
        post("/en/forums/topics/{noted_topic}/note/", only(["practitioner", "member", "moderator"], 422)),
        get(CLOSED + "note/", members(404)),
    ),
    "<lang>/forums/topics/<int:pk>/note/answer/": (
        get("/en/forums/topics/{asked_topic}/note/answer/", only(["counsellor"])),
        post("/en/forums/topics/{asked_topic}/note/answer/", only(["counsellor"], 422)),
        get(CLOSED + "note/answer/", members(404)),
    ),
    "<lang>/forums/similar/": (
        refused("/en/forums/similar/"),
        post("/en/forums/similar/", members(200), title="reintegration", source="x"),
    ),
    "<lang>/forums/topics/<int:pk>/moderate/": (
        get(TOPIC + "moderate/", only(["moderator"])),
        get(CLOSED + "moderate/", only(["moderator"])),
        post(TOPIC + "moderate/", only(["moderator"])),
    ),
    "<lang>/forums/topics/<int:pk>/merge/": (
        get(TOPIC + "merge/", only(["moderator"])),
        get(CLOSED + "merge/", only(["moderator"])),
        post(TOPIC + "merge/", only(["moderator"], 422), into="{closed_topic}", reason=""),
    ),
    "<lang>/forums/topics/<int:pk>/split/": (
        get(TOPIC + "split/", only(["moderator"])),
        get(CLOSED + "split/", only(["moderator"])),
        post(TOPIC + "split/", only(["moderator"], 422), reason=""),
    ),
    "<lang>/forums/posts/<int:pk>/case/": (
        get("/en/forums/posts/{open_post}/case/", only(["moderator"])),
        get("/en/forums/posts/{waiting_post}/case/", only(["moderator"])),
        get("/en/forums/posts/{hidden_post}/case/", only(["moderator"])),
    ),
    "<lang>/forums/posts/<int:pk>/assign/": (
        refused("/en/forums/posts/{open_post}/assign/"),
        post("/en/forums/posts/{open_post}/assign/", only(["moderator"], AWAY), do="take"),
    ),
    "<lang>/forums/posts/<int:pk>/approval/": (
        refused("/en/forums/posts/{waiting_post}/approval/"),
        post("/en/forums/posts/{waiting_post}/approval/", only(["moderator"], AWAY), act="approve"),
        post("/en/forums/posts/{waiting_post}/approval/", only(["moderator"], 422), act="decline"),
    ),
    "<lang>/forums/posts/<int:pk>/appeal/": (
        get("/en/forums/posts/{hidden_post}/appeal/", only(["member"])),
        get("/en/forums/posts/{open_post}/appeal/", members(404)),
        post("/en/forums/posts/{appealed_post}/appeal/", only(["translator"]), text="Once more"),
    ),
    "<lang>/forums/posts/<int:pk>/edit/": (
        get("/en/forums/posts/{open_post}/edit/", only(["practitioner", "moderator"], others=403)),
        get("/en/forums/posts/{closed_post}/edit/", only(COUNSELLORS)),
        get("/en/forums/posts/{hidden_post}/edit/", only(["moderator"]) | {"member": 403}),
        post("/en/forums/posts/{closed_post}/edit/", only(COUNSELLORS, 422), source=""),
    ),
    "<lang>/forums/following/feed.atom": (get("/en/forums/following/feed.atom", everyone(404)),),
    "<lang>/forums/my-feeds/": (
        get("/en/forums/my-feeds/", members(200)),
        post("/en/forums/my-feeds/", members(AWAY), act="make"),
    ),
    "<lang>/forums/members/<uuid:public_id>/": (
        get("/en/forums/members/{member_id}/", only(["member"])),
        get("/en/forums/members/{counsellor_id}/", only(["counsellor"])),
    ),
    "<lang>/forums/topics/<int:pk>/feed.atom": (
        get(TOPIC + "feed.atom", everyone(200)),
        get(CLOSED + "feed.atom", everyone(404)),
        get(HIDDEN + "feed.atom", everyone(404)),
    ),
    "<lang>/forums/topics/<int:pk>/print/": (
        get(TOPIC + "print/", everyone(200)),
        get(CLOSED + "print/", only(COUNSELLORS, visitor=404)),
        get(HIDDEN + "print/", only(WRITERS_OF_HIDDEN, visitor=404)),
    ),
    "<lang>/forums/topics/<int:pk>/poll/": (
        get(TOPIC + "poll/", only(["practitioner", "moderator"], others=403)),
        get(CLOSED + "poll/", only(COUNSELLORS)),
        post(CLOSED + "poll/", only(COUNSELLORS, 422), question=""),
    ),
    "<lang>/forums/topics/<int:pk>/vote/": (
        get(CLOSED + "vote/", only(COUNSELLORS)),
        post(CLOSED + "vote/", only(COUNSELLORS, AWAY), choices="0"),
        get(TOPIC + "vote/", members(404)),
    ),
    "<lang>/forums/topics/<int:pk>/bookmark/": (
        get(TOPIC + "bookmark/", members(200)),
        get(CLOSED + "bookmark/", only(COUNSELLORS)),
        get(HIDDEN + "bookmark/", only(WRITERS_OF_HIDDEN)),
        post(CLOSED + "bookmark/", only(COUNSELLORS, 422), remind="date"),
    ),
    "<lang>/forums/thanks/": (
        refused("/en/forums/thanks/"),
        post("/en/forums/thanks/", only(["moderator"], AWAY) | {"counsellor": 403}, thank="{closed_post}"),
        post("/en/forums/thanks/", members(404), take_back="{hidden_post}"),
    ),
    "<lang>/forums/posts/<int:pk>/thanks/": (
        get("/en/forums/posts/{open_post}/thanks/", members(200)),
        get("/en/forums/posts/{closed_post}/thanks/", only(COUNSELLORS)),
        get("/en/forums/posts/{hidden_post}/thanks/", members(404)),
    ),
    "<lang>/forums/posts/<int:pk>/bookmark/": (
        get("/en/forums/posts/{open_post}/bookmark/", members(200)),
        get("/en/forums/posts/{closed_post}/bookmark/", only(COUNSELLORS)),
        get("/en/forums/posts/{hidden_post}/bookmark/", members(404)),
    ),
    "<lang>/forums/posts/<int:pk>/history/": (
        get("/en/forums/posts/{edited_post}/history/", only(["practitioner", "moderator"])),
        get("/en/forums/posts/{closed_post}/history/", only(COUNSELLORS)),
    ),
    "<lang>/forums/posts/<int:pk>/report/": (
        get("/en/forums/posts/{open_post}/report/", members(200) | {"practitioner": 403}),
        get("/en/forums/posts/{closed_post}/report/", only(["moderator"]) | {"counsellor": 403}),
        get("/en/forums/posts/{hidden_post}/report/", only(WRITERS_OF_HIDDEN, 403)),
    ),
    "<lang>/forums/desk/pseudonyms/": (get("/en/forums/desk/pseudonyms/", only(["moderator", "admin"])),),
    "<lang>/forums/desk/pseudonyms/<int:pk>/decide/": (
        refused("/en/forums/desk/pseudonyms/{unsealing}/decide/"),
        post("/en/forums/desk/pseudonyms/{unsealing}/decide/", only(["admin"], 422)),
    ),
    "<lang>/forums/posts/<int:pk>/unseal/": (
        get("/en/forums/posts/{masked_post}/unseal/", only(["moderator"])),
        get("/en/forums/posts/{open_post}/unseal/", only([])),
    ),
    "<lang>/forums/posts/<int:pk>/moderate/": (
        get("/en/forums/posts/{open_post}/moderate/", only(["moderator"])),
        get("/en/forums/posts/{closed_post}/moderate/", only(["moderator"])),
        post("/en/forums/posts/{open_post}/moderate/", only(["moderator"])),
    ),
    "<lang>/forums/posts/<int:pk>/translate/": (
        get("/en/forums/posts/{open_post}/translate/?language=fr", members(200)),
        get("/en/forums/posts/{open_post}/translate/?language=en", members(404)),
        get("/en/forums/posts/{closed_post}/translate/", only(COUNSELLORS)),
        get("/en/forums/posts/{hidden_post}/translate/", only(WRITERS_OF_HIDDEN, 403)),
        post("/en/forums/posts/{closed_post}/translate/", only(COUNSELLORS, 422), language="fr", source=""),
        post("/en/forums/posts/{open_post}/translate/", members(404), language="fr", act="machine"),
    ),
    "<lang>/forums/posts/<int:pk>/remove/": (
        get("/en/forums/posts/{open_post}/remove/", only(["moderator"])),
        get("/en/forums/posts/{closed_post}/remove/", only(["moderator"])),
        get("/en/forums/posts/{hidden_post}/remove/", only(["moderator"])),
        post("/en/forums/posts/{open_post}/remove/", only(["moderator"], 422), which="one"),
    ),
    "<lang>/forums/files/<uuid:public_id>/<str:name>": (
        get("{open_file_url}", everyone(200)),
        get("{closed_file_url}", only(COUNSELLORS, visitor=404)),
        get("{hidden_file_url}", only(WRITERS_OF_HIDDEN, visitor=404)),
        get("{waiting_file_url}", only(["member"], visitor=404)),
        get("{open_file_url}.exe", everyone(404)),
    ),
    "<lang>/forums/<slug:slug>/": (
        get("/en/forums/practice-questions/", everyone(200)),
        get("/en/forums/virtual-counselling/", members(200, visitor=404)),
        get("/en/forums/counsellors/", only(COUNSELLORS, visitor=404)),
        get("/en/forums/no-such-forum/", everyone(404)),
    ),
    "<lang>/forums/<slug:slug>/follow/": (
        refused("/en/forums/counsellors/follow/"),
        post("/en/forums/virtual-counselling/follow/", members(AWAY), level="watching"),
        post("/en/forums/counsellors/follow/", only(COUNSELLORS, AWAY), level="watching"),
    ),
    "<lang>/forums/<slug:slug>/read/": (
        refused("/en/forums/counsellors/read/"),
        post("/en/forums/virtual-counselling/read/", members(AWAY)),
        post("/en/forums/counsellors/read/", only(COUNSELLORS, AWAY)),
    ),
    "<lang>/forums/<slug:slug>/start/": (
        get("/en/forums/practice-questions/start/", members(200)),
        get("/en/forums/counsellors/start/", only(COUNSELLORS)),
        post("/en/forums/counsellors/start/", only(COUNSELLORS, 422), title="", source=""),
    ),
    "<lang>/forums/<slug:slug>/share/": (
        get("/en/forums/practice-questions/share/", members(200)),
        get("/en/forums/counsellors/share/", only(COUNSELLORS)),
        post("/en/forums/counsellors/share/", only(COUNSELLORS, 422), title=""),
    ),
    "<lang>/forums/<slug:slug>/feed.atom": (
        get("/en/forums/practice-questions/feed.atom", everyone(200)),
        get("/en/forums/counsellors/feed.atom", everyone(404)),
        get("/en/forums/virtual-counselling/feed.atom", everyone(404)),
    ),
}
