"""The forums in the admin: the tree, and who may do what in it."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from forums.admin_forms import DESCRIPTION, TITLE, CategoryForm, ForumForm
from forums.models import Category, Forum, ForumGrant
from taxonomy.viewsets import side_by_side


class CategoryViewSet(SnippetViewSet):
    model = Category
    icon = "folder-open-1"
    menu_label = _("Categories")
    list_display = ["__str__", "slug", "order"]
    copy_view_enabled = False
    edit_handler = ObjectList(
        [side_by_side(TITLE), FieldRowPanel([FieldPanel("slug"), FieldPanel("order")])],
        base_form_class=CategoryForm,
    )


class ForumViewSet(SnippetViewSet):
    model = Forum
    icon = "comment"
    menu_label = _("Forums")
    list_display = ["__str__", "slug", "category", "order", "sensitive", "topic_count"]
    list_filter = ["category", "sensitive"]
    copy_view_enabled = False
    edit_handler = ObjectList(
        [
            side_by_side(TITLE),
            side_by_side(DESCRIPTION),
            FieldRowPanel([FieldPanel("slug"), FieldPanel("category"), FieldPanel("order")]),
            FieldPanel("sensitive"),
            FieldPanel("pseudonyms"),
            FieldPanel("calls_for_answers"),
            FieldRowPanel([FieldPanel("approve_first"), FieldPanel("quiet_days")]),
        ],
        base_form_class=ForumForm,
    )


class ForumGrantViewSet(SnippetViewSet):
    model = ForumGrant
    icon = "key"
    menu_label = _("Forum rights")
    list_display = ["forum", "group", "get_level_display"]
    list_filter = ["forum", "group"]
    copy_view_enabled = False
    panels = [FieldPanel("forum"), FieldPanel("group"), FieldPanel("level")]


class ForumsGroup(SnippetViewSetGroup):
    items = (CategoryViewSet, ForumViewSet, ForumGrantViewSet)
    menu_label = _("Forums")
    menu_icon = "comment"
    menu_order = 650
    add_to_admin_menu = True


register_snippet(ForumsGroup)
