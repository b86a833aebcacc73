"""Reports and acts of moderation: each says why."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from forums.forms import offer
from forums.models import Report


class ReportForm(forms.Form):
    """What is wrong with a post."""

    reason = forms.ChoiceField(label=_("What is wrong?"), choices=Report.Reason, widget=forms.RadioSelect)
    details = forms.CharField(
        label=_("Details"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        help_text=_("Do not repeat names or numbers here."),
    )


class ReasonForm(forms.Form):
    """Every act of moderation says why."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=500,
        help_text=_("It stays in the moderation record. If you hide something, its author reads it."),
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
    )


class ModerateTopicForm(ReasonForm):
    """One act on a topic; the choices are those that change something now."""

    act = forms.ChoiceField(label=_("What to do"), widget=forms.RadioSelect)
    forum = forms.ChoiceField(label=_("Move to"), required=False)
    field_order = ("act", "forum", "reason")

    def __init__(
        self, *args: Any, acts: list[tuple[str, Any]], forums: list[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "act", acts)
        offer(self, "forum", [("", _("Only when you move it")), *forums])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("act") == "move" and not cleaned.get("forum"):
            self.add_error("forum", _("Choose the forum to move the topic to."))
        return cleaned


class RemoveForm(ReasonForm):
    """How much of a person's writing is to go; the count is known when the page is made."""

    which = forms.ChoiceField(label=_("What to remove"), widget=forms.RadioSelect)
    field_order = ("which", "reason")

    def __init__(self, *args: Any, total: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        every = ngettext(
            "All posts of this person in forums you moderate (%(total)s post)",
            "All posts of this person in forums you moderate (%(total)s posts)",
            total,
        )
        choices = [("one", _("This post alone"))]
        offer(self, "which", [*choices, ("all", every % {"total": total})] if total > 1 else choices)


class DecideForm(ReasonForm):
    """A moderator's answer to a report."""

    outcome = forms.ChoiceField(choices=[("hide", _("Hide the post")), ("dismiss", _("Nothing to do"))])
