"""The building blocks of a text: few, plain, each with a template of its own."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

from pages.listing import ListingBlock

TEXT_FEATURES = ["h2", "h3", "bold", "italic", "ol", "ul", "hr", "blockquote", "link", "document-link"]


class QuoteBlock(blocks.StructBlock):
    """Somebody's words, with who said them."""

    text = blocks.TextBlock(label=_("Quote"))
    by = blocks.CharBlock(label=_("Said by"), required=False)

    class Meta:
        icon = "openquote"
        label = _("Quote")
        template = "pages/blocks/quote.html"


class FigureBlock(blocks.StructBlock):
    """A picture with its caption; credit and alt text come from the picture."""

    image = ImageChooserBlock(label=_("Picture"))
    caption = blocks.CharBlock(label=_("Caption"), required=False)

    class Meta:
        icon = "image"
        label = _("Picture")
        template = "pages/blocks/figure.html"


class NoteBlock(blocks.StructBlock):
    """A box that stands out: a caution, a tip, a reminder."""

    tone = blocks.ChoiceBlock(
        label=_("Tone"),
        choices=[
            ("info", _("Good to know")),
            ("ok", _("Do")),
            ("warn", _("Take care")),
            ("err", _("Do not")),
        ],
        default="info",
    )
    text = blocks.RichTextBlock(label=_("Text"), features=["bold", "italic", "ul", "link"])

    class Meta:
        icon = "info-circle"
        label = _("Note")
        template = "pages/blocks/note.html"


class DetailsBlock(blocks.StructBlock):
    """A part that a reader opens when it is wanted."""

    title = blocks.CharBlock(label=_("Title"))
    text = blocks.RichTextBlock(label=_("Text"), features=TEXT_FEATURES)

    class Meta:
        icon = "arrow-down-big"
        label = _("Opens on request")
        template = "pages/blocks/details.html"


class DownloadBlock(blocks.StructBlock):
    """A document to fetch, its size said before."""

    document = DocumentChooserBlock(label=_("Document"))
    note = blocks.CharBlock(label=_("Note"), required=False)

    class Meta:
        icon = "download"
        label = _("Download")
        template = "pages/blocks/download.html"


class TableBlock(TypedTableBlock):
    """Rows and columns of short texts; on a phone the table scrolls inside its own frame."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            [("text", blocks.RichTextBlock(label=_("Text"), features=["bold", "italic", "link"]))], **kwargs
        )

    class Meta:
        icon = "table"
        label = _("Table")
        template = "pages/blocks/table.html"


class BodyBlock(blocks.StreamBlock):
    """What the body of a page is made of."""

    text = blocks.RichTextBlock(label=_("Text"), features=TEXT_FEATURES, template="pages/blocks/text.html")
    quote = QuoteBlock()
    figure = FigureBlock()
    note = NoteBlock()
    table = TableBlock()
    details = DetailsBlock()
    download = DownloadBlock()
    listing = ListingBlock()

    class Meta:
        # Each costs a search.
        block_counts = {"listing": {"max_num": 2}}
