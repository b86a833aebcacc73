"""What a poll asks, and what somebody answers."""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from forums.models import Poll
from forums.models.poll import FEWEST_OPTIONS, MOST_OPTIONS
from forums.rendering import tidy

LONGEST = 120


class PollForm(forms.Form):
    """The answers stand one a line, so that it works with nothing but a text field."""

    question = forms.CharField(
        label=_("Question of the poll"), max_length=200, widget=forms.TextInput(attrs={"dir": "auto"})
    )
    options = forms.CharField(
        label=_("Answers"),
        help_text=_("One a line, two to ten."),
        widget=forms.Textarea(attrs={"rows": 6, "dir": "auto"}),
    )
    most = forms.IntegerField(
        label=_("How many answers one may choose"),
        initial=1,
        validators=[MinValueValidator(1), MaxValueValidator(MOST_OPTIONS)],
        widget=forms.NumberInput(attrs={"min": 1, "max": MOST_OPTIONS}),
    )
    results = forms.ChoiceField(
        label=_("Show results"),
        choices=Poll.Results,
        initial=Poll.Results.VOTED,
        widget=forms.RadioSelect,
        help_text=_("Who voted what is never shown, and no numbers before three people have voted."),
    )
    day = forms.DateField(
        label=_("Last day"),
        required=False,
        help_text=_("Empty: it stays open until the topic is closed."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    reason = forms.CharField(
        label=_("Reason of your change"),
        max_length=500,
        required=False,
        help_text=_(
            "Needed for new words of a poll in which people voted. It goes into the moderation record."
        ),
    )

    def __init__(self, *args: Any, poll: Poll | None, zone: ZoneInfo, moderates: bool, **kwargs: Any) -> None:
        if poll is not None:
            kwargs["initial"] = _initial(poll, zone)
        super().__init__(*args, **kwargs)
        self.poll, self.zone = poll, zone
        voted = bool(poll and poll.voters)
        for name in ("most", "results") if voted else ():
            self.fields[name].disabled = True
        for name in ("question", "options") if voted and not moderates else ():
            self.fields[name].disabled = True
        if not (voted and moderates):
            del self.fields["reason"]

    def clean_question(self) -> str:
        return " ".join(tidy(self.cleaned_data["question"]).split())

    def clean_options(self) -> list[str]:
        lines = [" ".join(line.split()) for line in tidy(self.cleaned_data["options"]).split("\n")]
        options = [line for line in lines if line]
        if not FEWEST_OPTIONS <= len(options) <= MOST_OPTIONS:
            raise forms.ValidationError(_("A poll has two to ten answers, one a line."))
        if len({option.casefold() for option in options}) < len(options):
            raise forms.ValidationError(_("Each answer can stand there once only."))
        if any(len(option) > LONGEST for option in options):
            raise forms.ValidationError(_("An answer has 120 characters at the most."))
        if self.poll and self.poll.voters and len(options) != len(self.poll.options):
            raise forms.ValidationError(_("People have voted: no answer can come or go any more."))
        return options

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        options, most, day = given.get("options"), given.get("most"), given.get("day")
        if options and most and most > len(options):
            self.add_error("most", _("There are not that many answers."))
        if day and day < timezone.localdate(timezone=self.zone) and "day" in self.changed_data:
            self.add_error("day", _("Choose a date that is still to come."))
        if "reason" in self.fields and not given.get("reason") and self._reworded(given):
            self.add_error("reason", _("Say why the words change."))
        return given

    def _reworded(self, given: dict[str, Any]) -> bool:
        poll = self.poll
        words = (given.get("question"), given.get("options"))
        return poll is not None and None not in words and words != (poll.question, poll.options)

    def values(self) -> dict[str, Any]:
        """What the service takes; the last day counts to its end, where the person is."""
        given = {name: self.cleaned_data[name] for name in ("question", "options", "most", "results")}
        day = self.cleaned_data["day"]
        end = datetime.combine(day, time(23, 59, 59), tzinfo=self.zone).astimezone(UTC) if day else None
        return given | {"closes_at": end, "reason": self.cleaned_data.get("reason", "")}


def _initial(poll: Poll, zone: ZoneInfo) -> dict[str, Any]:
    day = timezone.localdate(poll.closes_at, timezone=zone) if poll.closes_at else None
    return {
        "question": poll.question,
        "options": "\n".join(poll.options),
        "most": poll.most,
        "results": poll.results,
        "day": day,
    }


class VoteForm(forms.Form):
    """One answer by radio buttons, several by boxes."""

    def __init__(self, *args: Any, poll: Poll, mine: list[int] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.poll = poll
        chosen = [str(number) for number in mine or ()]
        facts: dict[str, Any] = {
            "label": poll.question,
            "choices": [(str(number), label) for number, label in enumerate(poll.options)],
            "error_messages": {"required": _("Choose an answer.")},
        }
        if poll.most == 1:
            initial = chosen[0] if chosen else None
            self.fields["choices"] = forms.ChoiceField(widget=forms.RadioSelect, initial=initial, **facts)
        else:
            self.fields["choices"] = forms.MultipleChoiceField(
                widget=forms.CheckboxSelectMultiple,
                initial=chosen,
                help_text=ngettext(
                    "Choose up to %(most)s answer.", "Choose up to %(most)s answers.", poll.most
                )
                % {"most": poll.most},
                **facts,
            )

    def clean_choices(self) -> list[int]:
        given = self.cleaned_data["choices"]
        chosen: list[str] = [given] if isinstance(given, str) else given
        if len(chosen) > self.poll.most:
            raise forms.ValidationError(
                ngettext(
                    "Choose %(most)s answer at the most.",
                    "Choose %(most)s answers at the most.",
                    self.poll.most,
                )
                % {"most": self.poll.most}
            )
        return [int(number) for number in chosen]
