"""Rules of sessions: when a refresh token turns, when it is given again, and when it betrays a thief."""

import base64
import hashlib
import hmac
import ipaddress
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal
from urllib.parse import urlsplit

GRACE = timedelta(seconds=60)
BURST = 5
EVERY = timedelta(seconds=12)
# BURST at once and then one EVERY: never more than 10 in any minute.

Outcome = Literal["rotate", "repeat", "reused", "ended"]


@dataclass(frozen=True)
class SessionState:
    generation: int
    rotated_at: datetime
    expires_at: datetime
    revoked_at: datetime | None


def presented(state: SessionState, generation: int, now: datetime) -> Outcome:
    """What follows when the token of `generation` is sent.

    A reply can be lost, so the one before the newest gives the same successor for GRACE. Any older one, or the
    same later, was copied: the whole session ends.
    """
    if state.revoked_at is not None or now >= state.expires_at:
        return "ended"
    if generation == state.generation:
        return "rotate"
    if generation == state.generation - 1 and now - state.rotated_at <= GRACE:
        return "repeat"
    return "reused"


def new_token() -> str:
    return secrets.token_urlsafe(32)


def successor(rotation_key: str, token: str) -> str:
    """The next token: known only to who holds both the session's key and the token before it."""
    digest = hmac.new(bytes.fromhex(rotation_key), token.encode(), hashlib.sha256).digest()
    return base64.urlsafe_b64encode(digest).decode().rstrip("=")


def digest_of(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def from_our_pages(*, fetch_site: str | None, origin: str | None, host: str | None, public_url: str) -> bool:
    """Whether a request with a cookie was made by a page of ours (or by a program that is no browser)."""
    if fetch_site is not None:
        return fetch_site == "same-origin"
    if origin is None:
        return True
    there = urlsplit(origin)
    ours = urlsplit(public_url)
    return (there.scheme, there.netloc) == (ours.scheme, ours.netloc) or (
        there.scheme in ("http", "https") and bool(host) and there.netloc == host
    )


def pace_subject(kind: str, value: str) -> str:
    """The name under which tries are counted: a digest, so that no address is kept."""
    return f"{kind}:{hashlib.sha256(value.encode()).hexdigest()}"


def network_of(address: str) -> str:
    """An IPv4 address as it is; of IPv6 the /64, since one customer has 2^64 addresses."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return address
    if isinstance(found, ipaddress.IPv6Address):
        if found.ipv4_mapped:
            return str(found.ipv4_mapped)
        return str(ipaddress.ip_network((found, 64), strict=False))
    return str(found)
