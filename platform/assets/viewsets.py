"""Recordings and versions of documents in the editor."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, InlinePanel, MultiFieldPanel
from wagtail.snippets.views.snippets import DeleteView, EditView, HistoryView, SnippetViewSet, UsageView

from assets.models import DocumentVersion, Media
from assets.widgets import LanguageSelect


class NamedRecording:
    """Wagtail's views hand the object over under its model's name, which is also that of a form's scripts."""

    context_object_name = "recording"


class RecordingEditView(NamedRecording, EditView):
    """The form."""


class RecordingDeleteView(NamedRecording, DeleteView):
    """The question before a recording goes."""


class RecordingHistoryView(NamedRecording, HistoryView):
    """Who changed what."""


class RecordingUsageView(NamedRecording, UsageView):
    """The episodes that play it."""


class RecordingViewSet(SnippetViewSet):
    """Audio with its transcripts; who may edit files of a collection may edit its recordings."""

    model = Media
    edit_view_class = RecordingEditView
    delete_view_class = RecordingDeleteView
    history_view_class = RecordingHistoryView
    usage_view_class = RecordingUsageView
    icon = "media"
    menu_label = _("Recordings")
    menu_name = "recordings"
    menu_order = 310
    add_to_admin_menu = True
    copy_view_enabled = False
    list_display = ("title", "language", "duration", "synthetic_voice")
    list_filter = ("language", "synthetic_voice")
    panels = [
        FieldPanel("title"),
        MultiFieldPanel(
            [
                FieldPanel(
                    "file", help_text=_("MP3, Ogg, Opus or M4A. Length and size are measured for you.")
                ),
                FieldPanel(
                    "light_file", help_text=_("For weak lines: one voice channel, 24 kbit/s is enough.")
                ),
            ],
            heading=_("Files"),
        ),
        FieldRowPanel([FieldPanel("language", widget=LanguageSelect), FieldPanel("synthetic_voice")]),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("credit"), FieldPanel("licence")]), FieldPanel("collection")],
            heading=_("Rights"),
        ),
        HelpPanel(
            _(
                "A transcript is what people read who cannot hear or have no data for sound, and what the search "
                "finds. Paste WebVTT; the voices are written as <v Name>."
            ),
            heading=_("Why a transcript"),
        ),
        InlinePanel(
            "transcripts",
            heading=_("Transcripts"),
            label=_("Transcript"),
            panels=[
                FieldRowPanel([FieldPanel("language", widget=LanguageSelect), FieldPanel("checked")]),
                FieldPanel("webvtt"),
            ],
        ),
    ]


class DocumentVersionViewSet(SnippetViewSet):
    """Earlier states of a document, told apart by number, date and what changed."""

    model = DocumentVersion
    icon = "history"
    menu_label = _("Versions of documents")
    menu_name = "document-versions"
    menu_order = 320
    add_to_admin_menu = True
    copy_view_enabled = False
    list_display = ("document", "number", "date", "note")
    panels = [
        FieldPanel("document"),
        FieldRowPanel([FieldPanel("number"), FieldPanel("date")]),
        FieldPanel("note"),
        FieldPanel("file", help_text=_("The file of that version. Leave it empty for the present one.")),
    ]
