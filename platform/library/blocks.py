"""Lists that belong to one page and are read with it: stored in the page's own row, so they cost no query."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock


class PersonBlock(blocks.StructBlock):
    """Who wrote, spoke or took the pictures, in the order they are named."""

    name = blocks.CharBlock(label=_("Name"), max_length=120)
    role = blocks.CharBlock(label=_("Role"), max_length=160, required=False)
    part = blocks.ChoiceBlock(
        label=_("Part"),
        choices=[
            ("author", _("Author")),
            ("host", _("Host")),
            ("guest", _("Guest")),
            ("photographer", _("Photographer")),
            ("translator", _("Translator")),
        ],
        default="author",
    )

    class Meta:
        icon = "user"
        label = _("Person")


class PeopleBlock(blocks.StreamBlock):
    """People with a part in a page."""

    person = PersonBlock()


class KeyMessagesBlock(blocks.StreamBlock):
    """Sentences to take away; six at most, or nobody takes any."""

    message = blocks.CharBlock(label=_("Key message"), max_length=400)

    class Meta:
        max_num = 6


class SourceBlock(blocks.StructBlock):
    """One thing a brief rests on."""

    title = blocks.CharBlock(label=_("Title"), max_length=300)
    url = blocks.URLBlock(label=_("Address"), required=False)
    note = blocks.CharBlock(label=_("Note"), max_length=300, required=False)

    class Meta:
        icon = "link"
        label = _("Source")


class SourcesBlock(blocks.StreamBlock):
    """What a brief rests on."""

    source = SourceBlock()


class MaterialBlock(blocks.StructBlock):
    """What was shown or handed out at an event."""

    title = blocks.CharBlock(label=_("Title"), max_length=200)
    note = blocks.CharBlock(label=_("Note"), max_length=300, required=False)
    document = DocumentChooserBlock(label=_("File"), required=False)

    class Meta:
        icon = "doc-full"
        label = _("Material")


class MaterialsBlock(blocks.StreamBlock):
    """Materials of an event."""

    material = MaterialBlock()


class StoryPictureBlock(blocks.StructBlock):
    """A picture of a story; credit and alt text come from the picture, which is refused without them."""

    image = ImageChooserBlock(label=_("Picture"))
    caption = blocks.CharBlock(label=_("Caption"), max_length=300, required=False)

    class Meta:
        icon = "image"
        label = _("Picture")


class StoryPicturesBlock(blocks.StreamBlock):
    """Pictures of a story, in order."""

    picture = StoryPictureBlock()
