from typing import Any

from django.db.models import Model, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, ObjectList
from wagtail.snippets.views.snippets import IndexView, SnippetViewSet, SnippetViewSetGroup

from taxonomy.forms import (
    DEFINITION,
    DESCRIPTION,
    LABELS,
    SYNONYMS,
    ConceptForm,
    CountryForm,
    RegionForm,
    SchemeForm,
    TextSet,
)
from taxonomy.languages import INTERFACE
from taxonomy.models import Concept, Country, Region, Scheme
from taxonomy.texts import sort_key


def side_by_side(text_set: TextSet) -> MultiFieldPanel:
    """Lay the languages out in rows of two, so that one is seen while another is written."""
    panels = [FieldPanel(name) for name in text_set.names().values()]
    return MultiFieldPanel(
        [FieldRowPanel(panels[start : start + 2]) for start in range(0, len(panels), 2)],
        heading=text_set.label,
    )


class NamedIndexView(IndexView):
    """A list that is searched by the names people see, in every language, without a search index."""

    is_searchable = True

    def search_queryset(self, queryset: QuerySet[Model]) -> QuerySet[Model]:
        words = sort_key(self.search_query or "").split()
        if not words:
            return queryset
        named = {row.pk: sort_key(" ".join(searchable_names(row))) for row in queryset}
        found = [key for key, names in named.items() if all(word in names for word in words)]
        return queryset.filter(pk__in=found)


def searchable_names(row: Any) -> list[str]:
    if isinstance(row, Country):
        return [row.code, row.alpha3, *(row.name_in(code) for code in INTERFACE)]
    names = [row.slug, *row.labels.values()]
    if isinstance(row, Concept):
        names += [row.acronym, *(name for names in row.synonyms.values() for name in names)]
    return names


class VocabularyViewSet(SnippetViewSet):
    index_view_class = NamedIndexView
    copy_view_enabled = False
    list_per_page = 50


class ConceptViewSet(VocabularyViewSet):
    model = Concept
    icon = "tag"
    menu_label = _("Concepts")
    menu_order = 100
    list_display = ["__str__", "slug", "acronym"]
    list_filter = ["schemes"]
    ordering = ["slug"]
    edit_handler = ObjectList(
        [
            side_by_side(LABELS),
            FieldRowPanel([FieldPanel("slug"), FieldPanel("acronym")]),
            side_by_side(DEFINITION),
            side_by_side(SYNONYMS),
            InlinePanel(
                "memberships",
                heading=_("Places in vocabularies"),
                label=_("Place"),
                panels=[
                    FieldRowPanel([FieldPanel("scheme"), FieldPanel("broader")]),
                    FieldRowPanel([FieldPanel("order"), FieldPanel("notation")]),
                ],
            ),
            InlinePanel(
                "matches",
                heading=_("Matches with other concepts"),
                label=_("Match"),
                panels=[FieldRowPanel([FieldPanel("to_concept"), FieldPanel("kind")])],
            ),
        ],
        base_form_class=ConceptForm,
    )


class SchemeViewSet(VocabularyViewSet):
    model = Scheme
    icon = "list-ul"
    menu_label = _("Vocabularies")
    menu_order = 200
    list_display = ["__str__", "slug", "order", "is_facet"]
    ordering = ["order"]
    edit_handler = ObjectList(
        [
            side_by_side(LABELS),
            FieldRowPanel([FieldPanel("slug"), FieldPanel("order"), FieldPanel("is_facet")]),
            side_by_side(DESCRIPTION),
        ],
        base_form_class=SchemeForm,
    )


class RegionViewSet(VocabularyViewSet):
    model = Region
    icon = "globe"
    menu_label = _("Regions")
    menu_order = 300
    list_display = ["__str__", "slug", "parent", "order"]
    list_filter = ["parent"]
    ordering = ["order"]
    edit_handler = ObjectList(
        [
            side_by_side(LABELS),
            FieldRowPanel([FieldPanel("slug"), FieldPanel("parent"), FieldPanel("order")]),
        ],
        base_form_class=RegionForm,
    )


class CountryViewSet(VocabularyViewSet):
    model = Country
    icon = "site"
    menu_label = _("Countries")
    menu_order = 400
    list_display = ["__str__", "code", "alpha3", "m49"]
    list_filter = ["regions"]
    ordering = ["code"]
    edit_handler = ObjectList(
        [
            FieldRowPanel([FieldPanel("code"), FieldPanel("alpha3"), FieldPanel("m49")]),
            FieldPanel("regions"),
        ],
        base_form_class=CountryForm,
    )


class VocabulariesGroup(SnippetViewSetGroup):
    items = (ConceptViewSet, SchemeViewSet, RegionViewSet, CountryViewSet)
    menu_label = _("Vocabularies")
    menu_icon = "tag"
    menu_order = 700
    add_to_admin_menu = True
