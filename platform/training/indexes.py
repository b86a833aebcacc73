"""Courses and units are found like everything else; a module is met on the way."""

from django.utils.translation import gettext_lazy as _

from pages.indexes import ResourceSource
from search import Kind, register
from training.models import CoursePage, UnitPage


@register
class CourseSource(ResourceSource[CoursePage]):
    model = CoursePage
    kinds = {"course": Kind(_("Course"), icon="graduation-cap")}


@register
class UnitSource(ResourceSource[UnitPage]):
    model = UnitPage
    kinds = {"unit": Kind(_("Unit"), icon="graduation-cap")}
