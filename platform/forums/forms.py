"""What people may send, checked beside each field; whatever is refused is shown again as typed."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from typing import Any, Final, cast

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from forums.composing import Composing, FilesField
from forums.models import CaseShape, Follow, Topic, TopicCountry
from forums.rendering import MAX_CHARACTERS, MAX_LINES, tidy
from forums.services.sharing import SharedCase
from taxonomy.detecting import detect
from taxonomy.labels import country_choices, scheme_choices
from taxonomy.languages import language_choices
from taxonomy.models import Concept
from taxonomy.texts import active_language
from theming.widgets import LongSelect

THEMES: Final = "theme"
MAX_CONCEPTS: Final = 4
FIND_OUT: Final = "auto"
NO_PSEUDONYM: Final = _(
    "Nothing was posted: no pseudonym is taken here from you. If you post it again, it is under your name."
)


def new_key() -> str:
    """A one-time key for a form."""
    return secrets.token_urlsafe(18)


def offer(form: forms.Form, name: str, choices: Sequence[tuple[str, Any]]) -> None:
    """Set the choices of a field; they are in the reader's language, so not known before."""
    cast("forms.ChoiceField", form.fields[name]).choices = list(choices)


class SourceField(forms.CharField):
    """A post's text; line ends are made one kind before they are counted."""

    widget = forms.Textarea(attrs={"rows": 8, "dir": "auto"})

    def to_python(self, value: Any) -> str:
        return tidy(super().to_python(value) or "")

    def validate(self, value: str) -> None:
        super().validate(value)
        if len(value) > MAX_CHARACTERS:
            over = len(value) - MAX_CHARACTERS
            raise forms.ValidationError(
                ngettext(
                    "Your text is %(over)s character too long: a post holds %(most)s. Shorten it or post it in parts.",
                    "Your text is %(over)s characters too long: a post holds %(most)s. Shorten it or post it in parts.",
                    over,
                )
                % {"over": over, "most": MAX_CHARACTERS}
            )
        lines = value.count("\n") + 1
        if lines > MAX_LINES:
            raise forms.ValidationError(
                _("Your text has %(lines)s lines: a post holds %(most)s. Shorten it or post it in parts.")
                % {"lines": lines, "most": MAX_LINES}
            )


class ReplyForm(Composing):
    """A text and the language it is in."""

    source = SourceField(
        label=_("Your reply"), help_text=_("Plain text or Markdown. You can change it after posting.")
    )
    language = forms.ChoiceField(label=_("Language of your text"), widget=LongSelect)
    attachments = FilesField()
    key = forms.CharField(widget=forms.HiddenInput, max_length=64, required=False)
    quote = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1)
    masked = forms.BooleanField(
        label=_("Post under a pseudonym"),
        required=False,
        help_text=_(
            "The same for all you post so in this topic, another one in the next. "
            "Your name is sealed: a moderator and an administrator open it together, if ever, and it is recorded."
        ),
    )

    def __init__(self, *args: Any, pseudonyms: bool = False, around: str = "", **kwargs: Any) -> None:
        """`around` is the language of the topic that is replied to."""
        super().__init__(*args, **kwargs)
        # A word or two in one of these are believed to be what they look like.
        self.expected = {active_language(), around or active_language()}
        if not pseudonyms:
            del self.fields["masked"]
        # A text begun under a pseudonym, in a place that takes none (any more).
        self.would_name = not pseudonyms and bool(self.initial.get("masked") or self.data.get("masked"))
        found_out = (FIND_OUT, _("Find out from the text"))
        offer(self, "language", [found_out, *language_choices(active_language())])
        self.fields["key"].initial = new_key()
        self.fields["language"].initial = FIND_OUT

    def clean(self) -> dict[str, Any]:
        """Asks for the language only when the text does not say it clearly."""
        cleaned = super().clean() or self.cleaned_data
        if "masked" not in self.fields and self.data.get("masked"):
            self.add_no_pseudonym()
        source = cleaned.get("source", "")
        if cleaned.get("language") == FIND_OUT and source:
            guess = detect(source)
            cleaned["language"] = guess.language
            doubtful = not guess.sure and guess.language not in self.expected
            # A preview shows the words as they are; what language they are in matters when they are posted.
            if doubtful and self.data.get("act") != "preview":
                self.add_error(
                    "language", _("We cannot tell which language your text is in. Choose it here.")
                )
        return cleaned

    def add_no_pseudonym(self) -> None:
        """Nobody's name appears by surprise: a second sending, without the tick, is by name."""
        self.would_name = True
        self.add_error("source", NO_PSEUDONYM)

    def add_too_fast(self) -> None:
        """Say beside the text that the person must wait; the text stays."""
        self.add_error(
            "source", _("You have posted ten times within a minute. Wait a moment, then send it again.")
        )


class TopicFields(forms.Form):
    """What a topic says of itself beside its question."""

    title = forms.CharField(
        label=_("Title"),
        max_length=200,
        min_length=8,
        help_text=_("Ask it as one question: colleagues read titles first."),
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )
    concepts = forms.MultipleChoiceField(
        label=_("Subjects"),
        required=False,
        help_text=_("Up to four. They help others find the answer."),
        widget=forms.CheckboxSelectMultiple,
    )
    host = forms.ChoiceField(label=_("Host country"), required=False, widget=LongSelect)
    origin = forms.ChoiceField(label=_("Country of origin"), required=False, widget=LongSelect)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language = active_language()
        offer(self, "concepts", scheme_choices(THEMES, language))
        countries = [("", _("None in particular")), *country_choices(language)]
        for role in ("host", "origin"):
            offer(self, role, countries)

    def clean_title(self) -> str:
        return " ".join(tidy(self.cleaned_data["title"]).split())

    def clean_concepts(self) -> list[str]:
        chosen: list[str] = self.cleaned_data["concepts"]
        if len(chosen) > MAX_CONCEPTS:
            raise forms.ValidationError(_("Choose four subjects at the most."))
        return chosen

    def topic_values(self) -> dict[str, Any]:
        """What the services take."""
        return {
            "title": self.cleaned_data["title"],
            "concepts": list(Concept.objects.filter(slug__in=self.cleaned_data["concepts"])),
            "countries": self.chosen_countries(),
        }

    def chosen_countries(self) -> list[tuple[str, str]]:
        """Pairs of code and role."""
        return [(self.cleaned_data[role], role) for role in ("host", "origin") if self.cleaned_data[role]]


class StartForm(TopicFields, ReplyForm):
    """A new topic: what it is about, then the question."""

    case = forms.RegexField(r"^[\d-]{2,5}:[\w-]{1,80}$", widget=forms.HiddenInput, required=False)
    field_order = ("title", "source", "language", "concepts", "host", "origin", "masked", "key", "case")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["source"].label = _("Your question")
        self.fields["source"].help_text = _("Say what you have tried. Plain text or Markdown.")

    def shared_case(self) -> SharedCase | None:
        """What the form of a shared case handed on, as far as it still makes sense."""
        band, _colon, slug = self.cleaned_data["case"].partition(":")
        need = Concept.objects.filter(slug=slug, schemes__slug=THEMES).first() if slug else None
        return SharedCase(age_band=band, need=need) if need and band in CaseShape.AgeBand.values else None


class EditForm(Composing):
    """A changed text with the version it was made from."""

    source = SourceField(label=_("Text"))
    language = forms.ChoiceField(label=_("Language of the text"), widget=LongSelect)
    attachments = FilesField()
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    reason = forms.CharField(
        label=_("Reason of your change"),
        max_length=500,
        help_text=_("You are changing a colleague's text: the reason goes into the moderation record."),
    )

    def __init__(self, *args: Any, reason_needed: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "language", language_choices(active_language()))
        if not reason_needed:
            del self.fields["reason"]


class EditQuestionForm(TopicFields, EditForm):
    """The question is edited together with what the topic says of itself."""

    field_order = ("title", "source", "language", "concepts", "host", "origin", "reason", "version")

    def other_countries(self, topic: Topic) -> list[tuple[str, str]]:
        """Countries the two fields cannot show: they stay as they are."""
        shown = set(corridor(topic).items())
        rows = topic.topic_countries.values_list("country_id", "role")
        return [(code, role) for code, role in rows if (role, code) not in shown]


def corridor(topic: Topic) -> dict[str, str]:
    """The first host country and the first country of origin, as the two fields show them."""
    found: dict[str, str] = {}
    for row in topic.topic_countries.all():
        if row.role != TopicCountry.Role.TRANSIT:
            found.setdefault(row.role, row.country_id)
    return found


class FollowForm(forms.Form):
    """How closely to follow a topic; `AS_FORUM` takes the choice for it back."""

    AS_FORUM: Final = "forum"

    level = forms.ChoiceField(
        label=_("Tell me about"),
        choices=[
            (AS_FORUM, _("As chosen for the forum")),
            *(choice for choice in Follow.choices if choice[0] != Follow.FIRST),
        ],
        widget=LongSelect,
    )

    def clean_level(self) -> str:
        level: str = self.cleaned_data["level"]
        return "" if level == self.AS_FORUM else level


class FollowForumForm(forms.Form):
    """How closely to follow a forum."""

    level = forms.ChoiceField(label=_("Tell me about"), choices=Follow, widget=LongSelect)
