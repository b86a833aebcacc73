"""Bringing topics together, taking them apart."""

from __future__ import annotations

import re
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from forums import access
from forums.forms import offer
from forums.models import Topic
from forums.moderation_forms import ReasonForm

ADDRESS: Final = re.compile(r"^(?:\S*/topics/)?(\d{1,18})(?:/\S*)?$")


class MergeForm(ReasonForm):
    """Names the other topic by its address, which is what a person has at hand."""

    into = forms.CharField(
        label=_("Address of the other topic"),
        max_length=400,
        help_text=_("Copy it from the line at the top of your browser. The posts are added at its end."),
        widget=forms.TextInput(attrs={"dir": "ltr"}),
    )
    field_order = ("into", "reason")

    def __init__(self, *args: Any, user: Any, topic: Topic, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user, self.topic = user, topic

    def clean_into(self) -> Topic:
        found = ADDRESS.match(self.cleaned_data["into"].strip())
        topics = Topic.objects.visible_to(self.user).filter(hidden=False).exclude(pk=self.topic.pk)
        target = topics.filter(pk=int(found[1])).first() if found else None
        if target is None or not access.can_moderate(self.user, target.forum_id):
            raise forms.ValidationError(_("No other topic that you moderate has this address."))
        return target


class SplitForm(ReasonForm):
    """Which posts leave, and what their new topic is called."""

    positions = forms.TypedMultipleChoiceField(
        label=_("Posts that move"), coerce=int, widget=forms.CheckboxSelectMultiple
    )
    title = forms.CharField(
        label=_("Title of the new topic"),
        max_length=200,
        min_length=8,
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )
    forum = forms.ChoiceField(label=_("Forum of the new topic"))
    field_order = ("positions", "title", "forum", "reason")

    def __init__(
        self, *args: Any, posts: list[tuple[str, str]], forums: list[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "positions", posts)
        offer(self, "forum", forums)

    def clean_title(self) -> str:
        return " ".join(self.cleaned_data["title"].split())
