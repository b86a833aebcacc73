"""What every address answers to every role. A route of the project without a row here fails the suite."""

from tests.outsider.expecting import AWAY, DESK, STAFF, Case, everyone, get, members, only, post, refused

# Staff of the cast have an app for codes.
WITH_APP = frozenset({"moderator", *STAFF})
COUNSELLORS = ("counsellor", "moderator")
WRITERS_OF_HIDDEN = ("member", "moderator")
TOPIC = "/en/forums/topics/{open_topic}/"
CLOSED = "/en/forums/topics/{closed_topic}/"
HIDDEN = "/en/forums/topics/{hidden_topic}/"

SITE: dict[str, tuple[Case, ...]] = {
    "readyz": (get("/readyz", everyone(200)),),
    "": (get("/", everyone(AWAY)),),
    "robots.txt": (get("/robots.txt", everyone(200)),),
    "sitemap.xml": (get("/sitemap.xml", everyone(200)),),
    ".well-known/security.txt": (get("/.well-known/security.txt", everyone(200)),),
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

FILES: dict[str, tuple[Case, ...]] = {
    "documents/<int:document_id>/<str:document_filename>": (
        get("{open_document_url}", everyone(200)),
        get("{closed_document_url}", only({"practitioner", *STAFF}, visitor=404)),
        get("/documents/{open_document}/another-name.pdf", everyone(404)),
    ),
    "documents/versions/<int:pk>/<str:name>": (
        get("{open_version_url}", everyone(200)),
        get("{closed_version_url}", only({"practitioner", *STAFF}, visitor=404)),
        get("/documents/versions/{open_version}/another-name.pdf", everyone(404)),
    ),
    "media/audio/<int:pk>/<str:size>/<str:name>": (
        get("{open_recording_url}", everyone(200)),
        get("{closed_recording_url}", only({"counsellor", *STAFF}, visitor=404)),
    ),
    "media/transcripts/<int:pk>/<slug:language>.vtt": (
        get("/media/transcripts/{open_recording}/{open_language}.vtt", everyone(200)),
        get("/media/transcripts/{closed_recording}/en.vtt", only({"counsellor", *STAFF}, visitor=404)),
    ),
    "^media/(?P<name>(?:images|original_images)/[^/]+)$": (
        get("{open_picture_url}", everyone(200)),
        get("{closed_picture_url}", only({"practitioner", *STAFF}, visitor=404)),
        get("{closed_original}", only(STAFF, visitor=404)),
    ),
}

SEARCH: dict[str, tuple[Case, ...]] = {
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
}

CITATIONS: dict[str, tuple[Case, ...]] = {
    "cited/<str:key>/": (
        get(
            "/cited/library.publicationpage:{practitioners_page}/", only(["practitioner"], AWAY, visitor=404)
        ),
        get("/cited/forums.topic:{open_topic}/?at=post-2", everyone(AWAY)),
        get("/cited/forums.topic:{closed_topic}/", only(COUNSELLORS, AWAY, visitor=404)),
        get("/cited/forums.topic:{hidden_topic}/", everyone(404)),
        get("/cited/no.such:1/", everyone(404)),
    ),
    "<lang>/citations/find/": (
        get("/en/citations/find/?q=reintegration", everyone(200)),
        get("/ar/citations/find/", everyone(200)),
    ),
}

KEPT: dict[str, tuple[Case, ...]] = {
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

LEARNING: dict[str, tuple[Case, ...]] = {
    "<lang>/learn/unit/<int:pk>/complete/": (
        get("/en/learn/unit/{unit}/complete/", members(405)),
        post("/en/learn/unit/{unit}/complete/", members(AWAY)),
        post("/en/learn/unit/999999/complete/", members(404)),
    ),
    "<lang>/library/event/<int:pk>.ics": (
        get("/en/library/event/{event}.ics", everyone(200)),
        get("/en/library/event/{members_page}.ics", everyone(404)),
    ),
}

FORUMS: dict[str, tuple[Case, ...]] = {
    "<lang>/forums/": (get("/en/forums/", everyone(200)),),
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
    "<lang>/forums/posts/<int:pk>/thanks/": (
        get("/en/forums/posts/{open_post}/thanks/", members(200)),
        get("/en/forums/posts/{closed_post}/thanks/", only(COUNSELLORS)),
        get("/en/forums/posts/{hidden_post}/thanks/", members(404)),
        post(
            "/en/forums/posts/{closed_post}/thanks/",
            only(["moderator"], AWAY) | {"counsellor": 403},
            act="thank",
        ),
        post("/en/forums/posts/{hidden_post}/thanks/", members(404), act="thank"),
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

PEOPLE: dict[str, tuple[Case, ...]] = {
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
    "<lang>/mail/held/": (get("/en/mail/held/", only(DESK)),),
    "<lang>/mail/held/<int:pk>/": (
        get("/en/mail/held/{held_letter}/", only(["moderator"])),
        post("/en/mail/held/{held_letter}/", only(["moderator"], 422), outcome="release", reason=""),
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

NOTICES: dict[str, tuple[Case, ...]] = {
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
            only(COUNSELLORS, AWAY, others=422),
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


def own(path: str) -> Case:
    """A page about the reader's own account."""
    return get(f"/en/account/{path}", members(200))


def again(path: str) -> Case:
    """A page that first asks for the password again, or for the second factor."""
    return get(f"/en/account/{path}", members(AWAY))


def door(path: str) -> Case:
    """A page for who is not signed in yet; who is, is led on."""
    return get(f"/en/account/{path}", everyone(AWAY) | {"visitor": 200})


ACCOUNT: dict[str, tuple[Case, ...]] = {
    f"<lang>/account/{route}": cases
    for route, cases in {
        "login/": (door("login/"),),
        "logout/": (get("/en/account/logout/", everyone(200) | {"visitor": AWAY}),),
        "inactive/": (get("/en/account/inactive/", everyone(200)),),
        "signup/": (door("signup/"),),
        "reauthenticate/": (own("reauthenticate/"),),
        "email/": (own("email/"),),
        "confirm-email/": (get("/en/account/confirm-email/", everyone(200)),),
        "password/change/": (own("password/change/"),),
        "password/set/": (get("/en/account/password/set/", members(AWAY)),),
        "password/reset/": (get("/en/account/password/reset/", everyone(200)),),
        "^confirm-email/(?P<key>[-:\\w]+)/$": (get("/en/account/confirm-email/a-wrong-key/", everyone(200)),),
        "password/reset/key/done/": (get("/en/account/password/reset/key/done/", everyone(200)),),
        "^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$": (
            get("/en/account/password/reset/key/1-wrong-key/", everyone(200)),
        ),
        "password/reset/done/": (get("/en/account/password/reset/done/", everyone(200)),),
        "2fa/": (own("2fa/"),),
        "2fa/authenticate/": (get("/en/account/2fa/authenticate/", members(AWAY)),),
        "2fa/reauthenticate/": (
            get("/en/account/2fa/reauthenticate/", members(AWAY) | dict.fromkeys(WITH_APP, 200)),
        ),
        "2fa/totp/activate/": (again("2fa/totp/activate/"),),
        "2fa/totp/deactivate/": (get("/en/account/2fa/totp/deactivate/", only(WITH_APP, AWAY)),),
        "2fa/recovery-codes/": (get("/en/account/2fa/recovery-codes/", members(404)),),
        "2fa/recovery-codes/generate/": (again("2fa/recovery-codes/generate/"),),
        "2fa/recovery-codes/download/": (get("/en/account/2fa/recovery-codes/download/", members(404)),),
        "2fa/webauthn/": (own("2fa/webauthn/"),),
        "2fa/webauthn/add/": (again("2fa/webauthn/add/"),),
        "2fa/webauthn/reauthenticate/": (get("/en/account/2fa/webauthn/reauthenticate/", members(AWAY)),),
        "2fa/webauthn/keys/<int:pk>/remove/": (again("2fa/webauthn/keys/1/remove/"),),
        "2fa/webauthn/keys/<int:pk>/edit/": (again("2fa/webauthn/keys/1/edit/"),),
        "2fa/webauthn/login/": (get("/en/account/2fa/webauthn/login/", members(AWAY)),),
        "sessions/": (own("sessions/"),),
    }.items()
}

ROWS: dict[str, tuple[Case, ...]] = {
    **SITE,
    **FILES,
    **SEARCH,
    **CITATIONS,
    **KEPT,
    **LEARNING,
    **FORUMS,
    **PEOPLE,
    **NOTICES,
    **ACCOUNT,
}
