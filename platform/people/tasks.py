"""Mail goes out after the request."""

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django_tasks import task


@task()
def post_letter(to: str, subject: str, text: str, html: str, headers: dict[str, str] | None = None) -> None:
    """Hand one letter to the mail server; an error leaves the row for the next try."""
    message = EmailMultiAlternatives(subject, text, settings.DEFAULT_FROM_EMAIL, [to], headers=headers)
    if html:
        message.attach_alternative(html, "text/html")
    message.send()
