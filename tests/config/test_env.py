import pytest
from django.core.exceptions import ImproperlyConfigured

from config import env


def test_text_needs_a_value_or_a_default(monkeypatch):
    monkeypatch.setenv("WORD", "  said ")
    assert env.text("WORD") == "said"
    assert env.text("OTHER_WORD", "else") == "else"
    with pytest.raises(ImproperlyConfigured, match=r"OTHER_WORD is not set\. Example: OTHER_WORD=so"):
        env.text("OTHER_WORD", example="so")


@pytest.mark.parametrize(("value", "read"), [("yes", True), ("ON", True), ("0", False), ("", True)])
def test_flags(monkeypatch, value, read):
    monkeypatch.setenv("FLAG", value)
    assert env.flag("FLAG", default=True) is read


@pytest.mark.parametrize(
    ("reader", "value"),
    [
        (lambda: env.flag("X", default=False), "maybe"),
        (lambda: env.number("X", default=3, least=1, most=9), "10"),
        (lambda: env.number("X", default=3), "-1"),
        (lambda: env.number("X", default=3), "many"),
        (lambda: env.address("X"), "waymark.example.org"),
        (lambda: env.address("X"), "ftp://waymark.example.org"),
        (lambda: env.address("X"), "https://waymark.example.org/below"),
        (lambda: env.database("X", sqlite_file="unused"), "mysql://host/name"),
        (lambda: env.database("X", sqlite_file="unused"), "postgres://host"),
        (lambda: env.database("X", sqlite_file="unused"), "postgres://host:port/name"),
        (lambda: env.email("X"), ""),
        (lambda: env.email("X"), "mail.example.org"),
        (lambda: env.email("X"), "smtp://mail.example.org:none"),
    ],
)
def test_a_wrong_value_names_the_variable_and_an_example(monkeypatch, reader, value):
    monkeypatch.setenv("X", value)
    with pytest.raises(ImproperlyConfigured, match=r"^X\b.* Example: X=\S+"):
        reader()


def test_a_wrong_address_does_not_repeat_its_password(monkeypatch):
    monkeypatch.setenv("X", "mysql://user:hush@host/name")
    with pytest.raises(ImproperlyConfigured) as raised:
        env.database("X", sqlite_file="unused")
    assert "hush" not in str(raised.value)


def test_words(monkeypatch):
    monkeypatch.setenv("WORDS", "one, two,,")
    assert env.words("WORDS") == ["one", "two"]
    assert env.words("NO_WORDS") == []
    with pytest.raises(ImproperlyConfigured, match="Example: NO_WORDS=a,b"):
        env.words("NO_WORDS", example="a,b")


def test_folders_are_absolute(monkeypatch, tmp_path):
    monkeypatch.setenv("PLACE", "~/here")
    assert env.folder("PLACE", tmp_path).is_absolute()
    assert env.folder("NO_PLACE", tmp_path) == tmp_path.resolve()


def test_sqlite_is_the_default(monkeypatch, tmp_path):
    monkeypatch.delenv("DATABASE_URL", raising=False)
    found = env.database("DATABASE_URL", sqlite_file=tmp_path / "a.sqlite3")
    assert found["NAME"] == str(tmp_path / "a.sqlite3")
    assert found["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert "synchronous=FULL" in found["OPTIONS"]["init_command"]


def test_sqlite_by_address(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "sqlite:///srv/way%20mark.sqlite3")
    assert env.database("DATABASE_URL", sqlite_file="unused")["NAME"] == "/srv/way mark.sqlite3"


def test_postgres_by_address(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgres://waymark:p%40ss@db.example.org:5433/site")
    found = env.database("DATABASE_URL", sqlite_file="unused")
    assert (found["HOST"], found["PORT"], found["NAME"]) == ("db.example.org", "5433", "site")
    assert (found["USER"], found["PASSWORD"]) == ("waymark", "p@ss")
    assert found["CONN_HEALTH_CHECKS"]


def test_postgres_by_socket_and_short_connections(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://waymark@/site?host=/run/postgresql")
    monkeypatch.setenv("DATABASE_KEEP_SECONDS", "0")
    found = env.database("DATABASE_URL", sqlite_file="unused")
    assert (found["HOST"], found["CONN_MAX_AGE"]) == ("/run/postgresql", 0)


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        ("console:", {"EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend"}),
        ("file:/srv/mail", {"EMAIL_FILE_PATH": "/srv/mail"}),
        ("smtps://me:se%2Fcret@mail.example.org", {"EMAIL_PORT": 465, "EMAIL_HOST_PASSWORD": "se/cret"}),
        ("smtp://mail.example.org:587/?tls=yes", {"EMAIL_USE_TLS": True, "EMAIL_USE_SSL": False}),
    ],
)
def test_mail_by_address(monkeypatch, value, wanted):
    monkeypatch.setenv("EMAIL_URL", value)
    found = env.email("EMAIL_URL")
    assert {key: found[key] for key in wanted} == wanted


def test_letters_that_come_in(monkeypatch):
    assert env.domain("X") == env.webhook_secret("X") == ""
    assert env.mailbox("X") == {}
    monkeypatch.setenv("X", "In.Waymark.Example.org")
    assert env.domain("X") == "in.waymark.example.org"
    monkeypatch.setenv("X", "imaps://me%40a.example:se%2Fcret@mail.example.org/Letters")
    found = env.mailbox("X")
    assert (found["user"], found["password"], found["folder"]) == ("me@a.example", "se/cret", "Letters")
    assert (found["port"], found["ssl"], found["starttls"]) == (993, True, False)
    monkeypatch.setenv("X", "imap://me:secret@mail.example.org:1143?tls=yes")
    found = env.mailbox("X")
    assert (found["port"], found["folder"], found["ssl"], found["starttls"]) == (1143, "INBOX", False, True)
    monkeypatch.setenv("X", "mail:sixteen-random-signs")
    assert env.webhook_secret("X") == "mail:sixteen-random-signs"


@pytest.mark.parametrize(
    ("read", "value"),
    [
        (env.domain, "waymark"),
        (env.domain, "reply@waymark.example.org"),
        (env.domain, "-a.example"),
        (env.mailbox, "pop3://a:b@c.example"),
        (env.mailbox, "imaps://c.example"),
        (env.mailbox, "imaps://a:b@c.example:none"),
        (env.webhook_secret, "mail:short"),
        (env.webhook_secret, "without-a-colon-in-it"),
    ],
)
def test_doors_that_would_not_open(monkeypatch, read, value):
    monkeypatch.setenv("X", value)
    with pytest.raises(ImproperlyConfigured, match="Example: X="):
        read("X")
