import pytest


@pytest.fixture(autouse=True)
def _labels_forgotten():
    """Countries roll back after each test, their labels in memory do not."""
    from taxonomy import labels

    labels.forget()
    yield
    labels.forget()


@pytest.fixture
def fresh_proof():
    """A browser that has typed the password a moment ago."""
    import time

    def prove(client, user):
        session = client.session
        session["account_authentication_methods"] = [
            *session.get("account_authentication_methods", []),
            {"method": "password", "at": time.time(), "reauthenticated": True},
        ]
        session["account_authentication_methods_user"] = str(user.pk)
        session.save()
        return client

    return prove
