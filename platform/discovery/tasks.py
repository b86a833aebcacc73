"""Letters go out beside the requests, one task a person."""

from django_tasks import task

from discovery.letters import send_news


@task()
def post_news(user_id: int) -> None:
    """Does nothing when another worker was faster or nothing is new."""
    send_news(user_id=user_id)
