"""Notices that only their reader may open."""

from notifications.models import Notice
from tests.outsider.planting.planted import Planted


def plant_notices(planted: Planted) -> None:
    """The member is told of an open post, and was told of one that is hidden now."""
    things = planted.things
    for name, post in (("notice_of_member", "open_post"), ("notice_of_hidden", "hidden_post")):
        things[name] = Notice.objects.create(
            user=planted.cast.member,
            kind="forums.mention",
            about=f"forums.post:{things[post].pk}",
            once=name,
        )
