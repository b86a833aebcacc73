"""What happens after the request: people are told, letters go out."""

from django_tasks import task


@task()
def carry_event(event_id: int) -> None:
    """Does nothing when the event was carried already or is gone."""
    from notifications.services.fanning import fan_out

    fan_out(event_id=event_id)


@task()
def post_letters() -> None:
    """Sends what is due; the round that comes every minute sends what this one leaves."""
    from notifications.letters.sending import send_due

    send_due()
