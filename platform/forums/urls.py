"""Addresses under /<language>/forums/; words used here are refused as slugs of forums."""

from django.urls import path

from forums.feeds import ForumFeed
from forums.views import bookmarks, desk, drafts, following, moderate, places, polls, thanks, topics, write

app_name = "forums"
urlpatterns = [
    path("", places.index, name="index"),
    path("latest/", places.latest, name="latest"),
    path("following/", following.followed, name="following"),
    path("following/read/", following.read_all, name="read_all"),
    path("bookmarks/", bookmarks.mine, name="bookmarks"),
    path("bookmarks/<int:pk>/remove/", bookmarks.remove, name="remove_bookmark"),
    path("drafts/", drafts.mine, name="drafts"),
    path("drafts/save/", drafts.save, name="save_draft"),
    path("drafts/<int:pk>/discard/", drafts.discard, name="discard_draft"),
    path("desk/", desk.reports, name="desk"),
    path("desk/record/", desk.record, name="record"),
    path("reports/<int:pk>/decide/", desk.decide, name="decide"),
    path("topics/<int:pk>/", topics.short, name="topic_short"),
    path("topics/<int:pk>/reply/", write.reply, name="reply"),
    path("topics/<int:pk>/accept/", topics.accept, name="accept"),
    path("topics/<int:pk>/follow/", following.follow, name="follow"),
    path("topics/<int:pk>/moderate/", moderate.topic, name="moderate_topic"),
    path("topics/<int:pk>/bookmark/", bookmarks.of_topic, name="bookmark_topic"),
    path("topics/<int:pk>/poll/", polls.setting, name="poll"),
    path("topics/<int:pk>/vote/", polls.voting, name="vote"),
    path("topics/<int:pk>/<slug:slug>/", topics.topic, name="topic"),
    path("posts/<int:pk>/edit/", write.edit, name="edit"),
    path("posts/<int:pk>/thanks/", thanks.thanks, name="thanks"),
    path("posts/<int:pk>/bookmark/", bookmarks.of_post, name="bookmark_post"),
    path("posts/<int:pk>/history/", topics.history, name="history"),
    path("posts/<int:pk>/report/", topics.report, name="report"),
    path("posts/<int:pk>/moderate/", moderate.post, name="moderate_post"),
    path("<slug:slug>/", places.forum, name="forum"),
    path("<slug:slug>/start/", write.start, name="start"),
    path("<slug:slug>/feed.atom", ForumFeed(), name="feed"),
]
