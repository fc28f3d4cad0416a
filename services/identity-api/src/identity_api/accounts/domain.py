"""Rules of accounts: which passwords are good enough, and how a second factor is read (RFC 6238)."""

import base64
import hashlib
import hmac
import secrets
import struct
from collections.abc import Iterable
from datetime import datetime
from urllib.parse import quote

SHORTEST, LONGEST = 12, 128
_FEWEST_CHARACTERS = 5
_STEP_SECONDS = 30
_DIGITS = 6
_DRIFT_STEPS = 1


def password_fault(password: str, email: str) -> str | None:
    """What is wrong with a new password, or None."""
    if not SHORTEST <= len(password) <= LONGEST:
        return f"has {len(password)} characters; take {SHORTEST} to {LONGEST}"
    if len(set(password)) < _FEWEST_CHARACTERS:
        return f"has fewer than {_FEWEST_CHARACTERS} different characters"
    name = email.partition("@")[0].lower()
    if len(name) > 3 and name in password.lower():
        return "holds the name of the address"
    return None


def new_totp_secret() -> str:
    """160 random bits in base32, as authenticator apps read them."""
    return base64.b32encode(secrets.token_bytes(20)).decode()


def totp_uri(secret: str, email: str) -> str:
    """The key URI that authenticator apps take from a QR code."""
    label = quote(f"Duru:{email}")
    return f"otpauth://totp/{label}?secret={secret}&issuer=Duru&algorithm=SHA1&digits={_DIGITS}&period={_STEP_SECONDS}"


def totp_at(secret: str, step: int) -> str:
    """The code of a time step (RFC 6238 section 4, RFC 4226 section 5.3)."""
    key = base64.b32decode(secret)
    digest = hmac.new(key, struct.pack(">Q", step), hashlib.sha1).digest()
    offset = digest[-1] & 0x0F
    number = struct.unpack(">I", digest[offset : offset + 4])[0] & 0x7FFFFFFF
    return str(number % 10**_DIGITS).zfill(_DIGITS)


def step_of(at: datetime) -> int:
    return int(at.timestamp()) // _STEP_SECONDS


def accepted_step(secret: str, code: str, at: datetime, last_used: int | None) -> int | None:
    """The time step whose code this is, one before and one after allowed; None for a wrong or used one."""
    now = step_of(at)
    steps: Iterable[int] = range(now - _DRIFT_STEPS, now + _DRIFT_STEPS + 1)
    found = None
    for step in steps:
        same = hmac.compare_digest(totp_at(secret, step).encode(), code.encode())
        if same and (last_used is None or step > last_used):
            found = step
    return found
