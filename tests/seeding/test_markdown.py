from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter

from pages.blocks import TEXT_FEATURES
from seeding.markdown import blocks_of

TEXT = """Before.

> The first *paragraph* of a quote
> goes on.
>
> The second.

After.

## A new part

> Said in one.
"""


def test_each_part_is_a_block():
    assert [block["type"] for block in blocks_of(TEXT, "file")] == ["text", "text"]


def test_a_quote_stays_whole_when_an_editor_saves_it():
    converter = ContentstateConverter(features=TEXT_FEATURES)
    for block in blocks_of(TEXT, "file"):
        saved = converter.to_database_format(converter.from_database_format(block["value"]))
        assert saved.count("<blockquote") == 1
        assert "<p" not in saved.partition("<blockquote")[2].partition("</blockquote>")[0]
    assert "goes on.<br/>The second." in converter.to_database_format(
        converter.from_database_format(blocks_of(TEXT, "file")[0]["value"])
    ).replace("\n", "").replace("<br/> ", "<br/>")
