"""Reports and acts of moderation: each says why."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
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
    closes_on = forms.DateField(
        label=_("Close on"),
        required=False,
        help_text=_("Only when you set the day it closes: it closes when that day begins."),
        widget=forms.DateInput(attrs={"type": "date"}),
    )
    field_order = ("act", "forum", "closes_on", "reason")

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
        if cleaned.get("act") == "close-on" and "closes_on" not in self.errors:
            day = cleaned.get("closes_on")
            if not day or day <= timezone.localdate():
                self.add_error("closes_on", _("Choose a day to come."))
        return cleaned


class UnsealForm(ReasonForm):
    """Why a pseudonym should be opened, or why it should not."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].help_text = _("It stays in the moderation record.")


class DecideFlagForm(forms.Form):
    """A moderator's answer about a post that may identify somebody; a reason is for its author."""

    outcome = forms.ChoiceField(choices=[("hide", _("Hide the post")), ("fine", _("It is fine"))])
    reason = forms.CharField(
        label=_("Reason"),
        required=False,
        max_length=500,
        help_text=_("Needed if you hide the post: its author reads it. Do not repeat names or numbers here."),
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("outcome") == "hide" and not cleaned.get("reason"):
            self.add_error("reason", _("Say why you hide the post."))
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

    outcome = forms.ChoiceField(
        choices=[
            ("hide", _("Hide the post")),
            ("dismiss", _("Nothing to do")),
            ("duplicate", _("Dealt with already")),
        ]
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].help_text = _(
            "Whoever reported it reads this, and the author if you hide it. It stays in the moderation record."
        )


class AssignForm(forms.Form):
    """Whose hand a case goes into."""

    to = forms.ChoiceField(label=_("Give it to"))

    def __init__(self, *args: Any, moderators: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "to", moderators)


class ApprovalForm(ReasonForm):
    """A waiting post appears, or its author reads why not."""

    act = forms.ChoiceField(choices=[("approve", _("Let it appear")), ("decline", _("Decline it"))])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].required = False
        self.fields["reason"].help_text = _("Needed if you decline it: its author reads it.")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("act") == "decline" and not cleaned.get("reason"):
            self.add_error("reason", _("Say why: the author reads it."))
        return cleaned


class AppealForm(forms.Form):
    """The author's own words."""

    text = forms.CharField(
        label=_("Why should it be shown?"),
        max_length=2000,
        help_text=_("You can do this once. Another moderator reads it and answers here."),
        widget=forms.Textarea(attrs={"rows": 5, "dir": "auto"}),
    )


class DecideAppealForm(ReasonForm):
    """The answer to an appeal."""

    outcome = forms.ChoiceField(choices=[("show", _("Show the post again")), ("keep", _("Keep it hidden"))])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].help_text = _("The author reads it. It stays in the moderation record.")
