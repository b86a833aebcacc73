"""Both servers find the site by its usual names."""

from asgiref.sync import async_to_sync
from asgiref.testing import ApplicationCommunicator
from django.core.signals import request_started
from django.test import RequestFactory


def test_plain_servers(monkeypatch):
    # At the start of a request the server drops old connections; here that would be the test's own.
    monkeypatch.setattr(request_started, "send", lambda **facts: None)
    from config.wsgi import application

    said = []
    environ = RequestFactory().get("/livez").environ
    body = application(environ, lambda status, headers: said.append((status, dict(headers))))
    assert b"".join(body) == b"ok\n"
    assert said[0][0] == "200 OK"
    assert "Content-Security-Policy" in said[0][1]


def test_asynchronous_servers():
    from config.asgi import application

    async def answer():
        scope = {"type": "http", "method": "GET", "path": "/livez", "headers": [], "query_string": b""}
        asking = ApplicationCommunicator(application, scope)
        await asking.send_input({"type": "http.request", "body": b""})
        return await asking.receive_output(timeout=10), await asking.receive_output(timeout=10)

    start, body = async_to_sync(answer)()
    assert (start["status"], body["body"]) == (200, b"ok\n")
