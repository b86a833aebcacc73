"""The demonstration's authenticator app."""

import base64
import hashlib
import hmac
import struct
import time
import tomllib

from tests.seeded import ROOT

PERIOD = 30
_last_used: dict[str, int] = {}


def demo_signs() -> tuple[str, str]:
    """The shared password and the key of the authenticator."""
    facts = tomllib.loads((ROOT / "fixtures" / "demo-sign-ins.toml").read_text(encoding="utf-8"))
    return facts["password"], facts["second_factor"]


def next_code(person: str) -> str:
    """A code that this person did not use yet: each takes one once, so a second sign-in waits for the next."""
    while (now := int(time.time()) // PERIOD) <= _last_used.get(person, 0):
        time.sleep(0.5)
    _last_used[person] = now
    key = base64.b32decode(demo_signs()[1])
    digest = hmac.new(key, struct.pack(">Q", now), hashlib.sha1).digest()
    place = digest[-1] & 15
    number = struct.unpack(">I", digest[place : place + 4])[0] & 0x7FFFFFFF
    return f"{number % 1_000_000:06d}"
