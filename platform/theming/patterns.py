"""Sample material for the pattern library; every name and figure is invented."""

from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.utils import timezone
from django.utils.safestring import mark_safe

from theming.cards import Card
from theming.kinds import KINDS
from theming.themes import installed_themes


class SampleForm(forms.Form):
    name = forms.CharField(label="Name of the office", help_text="As partners know it.", max_length=80)
    note = forms.CharField(label="Notes", widget=forms.Textarea, required=False)
    stage = forms.ChoiceField(label="Stage", choices=[("before", "Before return"), ("after", "After return")])
    support = forms.MultipleChoiceField(
        label="Kinds of support",
        choices=[("cash", "Cash grant"), ("housing", "Housing"), ("training", "Training")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    agree = forms.BooleanField(label="I have removed everything that could identify a person")
    answer = forms.ChoiceField(
        label="Who decides what is shared with the host community?",
        choices=[
            ("person", "The person who returns"),
            ("office", "The office"),
            ("leader", "The village leader"),
        ],
        widget=forms.RadioSelect,
    )


def _cards() -> list[Card]:
    titles = {
        "brief": (
            "What keeps a small business open in its second year",
            "Cash helps to start; a buyer and a mentor help to stay.",
        ),
        "publication": (
            "Field notes on reception at land borders",
            "Nine checkpoints, one month each, what the queue taught.",
        ),
        "podcast": ("Across the line", "Counsellors on both sides of a journey compare notes."),
        "episode": ("The call before the ticket", "What to ask when the decision is nearly made."),
        "story": (
            "The workshop with two doors",
            "A carpenter opens for neighbours first, for customers second.",
        ),
        "exhibition": ("Hands that came home", "Twelve photographs of work, none of faces."),
        "event": ("Open hour: referral without names", "Forty minutes, three languages, no recording."),
        "course": ("Due diligence before assisting a return", "Seven units of twenty minutes each."),
        "discussion": ("How do you tell a family before arrival?", ""),
        "checklist": ("Seven questions before you say yes", "Print it, or fill it in here."),
    }
    extras: dict[str, dict[str, Any]] = {
        "brief": {"minutes": 9, "bytes": 240_000},
        "publication": {"fallback_language": "fr", "meta": ("48 pages",)},
        "episode": {"minutes": 31, "bytes": 7_400_000, "badges": (("ok", "Transcript"),)},
        "discussion": {"badges": (("ok", "Answered"),), "meta": ("14 replies",)},
        "event": {"badges": (("info", "Online"),)},
    }
    return [
        Card(kind, title, "#cards", summary=summary, date=date(2026, 9, 3 + index), **extras.get(kind, {}))
        for index, (kind, (title, summary)) in enumerate(titles.items())
    ]


def pattern_context() -> dict[str, Any]:
    now = timezone.now()
    refused = SampleForm({"name": "", "stage": "before"})
    refused.is_valid()
    return {
        "noindex": True,
        "cards": _cards(),
        "kinds": list(KINDS),
        "themes": list(installed_themes().values()),
        "form": SampleForm(),
        "refused": refused,
        "page_of_many": Paginator(range(95), 10).page(3),
        "when": now - timedelta(hours=5),
        "earlier": now - timedelta(days=2),
        "today": now.date(),
        "player": SimpleNamespace(
            src="/static/none.mp3",
            mime="audio/mpeg",
            title="The call before the ticket",
            seconds=1874,
            bytes=7_400_000,
            low_src="/static/none.opus",
            low_bytes=2_100_000,
            key="pattern",
            seed="call",
            chapters=[(0, "Why we call first"), (184, "Questions that help"), (912, "When the answer is no")],
        ),
        "cues": [
            SimpleNamespace(start=0, speaker="Adjoa", text="We call before anything is signed."),
            SimpleNamespace(
                start=12, speaker="Matthis", text="And we ask what the person wants the family to know."
            ),
        ],
        "steps": [
            {"title": "Before the first talk", "state": "done", "url": "#steps"},
            {
                "title": "What the person wants to know",
                "state": "current",
                "note": "Unit 2 of 4, 18 minutes",
                "url": "#steps",
            },
            {"title": "Checking the place of return", "state": "todo"},
        ],
        "tabs": [
            {"title": "Open", "url": "#tabs", "current": True, "count": 12},
            {"title": "Answered", "url": "#tabs", "count": 48},
        ],
        "headings": [{"title": "Cards", "anchor": "cards"}, {"title": "Forms", "anchor": "forms"}],
        "facet_values": [
            SimpleNamespace(value=str(n), label=label, count=count, selected=n == 1)
            for n, (label, count) in enumerate(
                [
                    ("Livelihoods", 38),
                    ("Housing", 21),
                    ("Health", 17),
                    ("Gender", 12),
                    ("Reception", 9),
                    ("Cash grants", 7),
                    ("Mentoring", 6),
                    ("Trafficking", 4),
                    ("Environment", 2),
                    ("Diaspora", 0),
                ]
            )
        ],
        "points": [
            {"code": "SN", "label": "Senegal", "value": 12, "url": "#map"},
            {"code": "DE", "label": "Germany", "value": 6},
            {"code": "ET", "label": "Ethiopia", "value": 9},
            {"code": "SV", "label": "El Salvador", "value": 3},
            {"code": "CV", "label": "Cabo Verde", "value": 1},
        ],
        "facts": [("Length", "12 pages"), ("Licence", "CC BY 4.0"), ("Languages", "English, French")],
        "body": mark_safe(
            "<p>We agree with the person what may be shared, then hold one meeting before arrival.</p>"
        ),
        "arabic_body": mark_safe(
            "<p>نتفق مع الشخص أولًا على ما يمكن قوله، ثم نعقد لقاءً واحدًا قبل الوصول.</p>"
        ),
        "languages_spoken": ("fr", "ar"),
    }
