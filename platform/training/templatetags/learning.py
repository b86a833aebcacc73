"""What other apps' pages show of training."""

from typing import Any

from django import template

from training.context import resume_of

register = template.Library()


@register.simple_tag(takes_context=True)
def continue_learning(context: dict[str, Any]) -> dict[str, Any] | None:
    """The signed-in reader's place in the course they were last in."""
    return resume_of(context["request"].user)
