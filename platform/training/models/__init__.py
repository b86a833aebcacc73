"""Courses and the learner's progress."""

from training.models.course import CoursePage, TrainingPage
from training.models.module import ModulePage
from training.models.progress import UnitProgress
from training.models.unit import UnitPage

__all__ = ["CoursePage", "ModulePage", "TrainingPage", "UnitPage", "UnitProgress"]
