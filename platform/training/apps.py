"""Courses, their modules and units, and how far a learner has come."""

from django.apps import AppConfig


class TrainingConfig(AppConfig):
    """Course > module > unit, with the learner's own progress."""

    name = "training"
