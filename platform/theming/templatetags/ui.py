"""The tags of the look; a builtin library, so that no template needs to load it."""

from django import template

from theming.tags import fields, pages, pictures, slots, steady, words

register = template.Library()
register.filter("absolute", pages.absolute)

for word_tag in (
    words.filesize,
    words.reading_time,
    words.listening_time,
    words.duration,
    words.language_name,
    words.language_in_text,
    words.endonym,
    words.direction,
    words.day,
    words.ago,
    words.honest_count,
):
    register.simple_tag(word_tag)

for picture_tag in (
    pictures.icon,
    pictures.kind_label,
    pictures.kind_tile,
    pictures.kind_class,
    pictures.kind_icon,
    pictures.kind_cover,
    pictures.waveform,
    pictures.asset,
    pictures.sheet,
    pictures.script,
    pictures.theme_colour,
    pictures.low_data,
):
    register.simple_tag(picture_tag)

register.simple_tag(fields.form_field)
register.simple_tag(fields.avatar_parts)
register.simple_tag(pages.breadcrumb)
register.simple_tag(pages.world_map)
for page_tag in (
    pages.query_with,
    pages.page_languages,
    pages.navigation,
    pages.page_words,
    steady.steady,
    steady.site_header,
):
    register.simple_tag(page_tag, takes_context=True)

for slot_tag in (
    slots.note,
    slots.panel,
    slots.page_head,
    slots.table_region,
    slots.disclosure,
    slots.post_frame,
):
    register.simple_block_tag(slot_tag)
