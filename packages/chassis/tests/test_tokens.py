"""Access tokens: everything that is not exactly right is refused."""

import base64
import json
import time
from collections.abc import Callable
from typing import Any

import pytest
from chassis.tokens import ISSUER, SigningKey, TokenRefused, UnknownKey, sign, verify
from jose import jwt

KEY = SigningKey.generate()
OTHER = SigningKey.generate()
KEYS = {KEY.kid: KEY.public_jwk()}
GOOD = {"sub": "anna", "aud": ["survey-api", "pdsa-api"], "tid": "t", "kind": "person"}


def raw(claims: dict[str, Any], *, key: Any = None, algorithm: str = "ES256", **header: Any) -> str:
    headers = {"kid": KEY.kid, "typ": "at+jwt", **header}
    return str(jwt.encode(claims, key or KEY.pem, algorithm=algorithm, headers=headers))


def full(**changes: Any) -> dict[str, Any]:
    now = int(time.time())
    claims = {**GOOD, "iss": ISSUER, "iat": now, "exp": now + 60, **changes}
    return {name: value for name, value in claims.items() if value is not None}


def unsigned() -> str:
    def part(value: dict[str, Any]) -> str:
        return base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")

    return f"{part({'alg': 'none', 'typ': 'at+jwt', 'kid': KEY.kid})}.{part(full())}."


def public_pem() -> str:
    from cryptography.hazmat.primitives import serialization

    private = serialization.load_pem_private_key(KEY.pem.encode(), None)
    return (
        private.public_key()
        .public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
        .decode()
    )


def test_a_good_token_gives_its_claims() -> None:
    claims = verify(sign(KEY, GOOD), KEYS, audience="survey-api")
    assert (claims["sub"], claims["tid"], claims["exp"] - claims["iat"]) == ("anna", "t", 300)


REFUSED: dict[str, Callable[[], str]] = {
    "another service's audience": lambda: raw(full(aud=["reports-worker"])),
    "no audience": lambda: raw(full(aud=None)),
    "expired": lambda: raw(full(exp=int(time.time()) - 60)),
    "no expiry": lambda: raw(full(exp=None)),
    "no time of issue": lambda: raw(full(iat=None)),
    "no subject": lambda: raw(full(sub=None)),
    "another issuer": lambda: raw(full(iss="somebody")),
    "no issuer": lambda: raw(full(iss=None)),
    "not valid yet": lambda: raw(full(nbf=int(time.time()) + 3600)),
    "signed with another key under our key's id": lambda: raw(full(), key=OTHER.pem),
    "an ordinary JWT, not an access token": lambda: raw(full(), typ="JWT"),
    "no type": lambda: raw(full(), typ=None),
    "the algorithm none": unsigned,
    "a shared secret": lambda: raw(full(), key="secret", algorithm="HS256"),
    "a changed payload": lambda: ".".join(
        [(parts := sign(KEY, GOOD).split("."))[0], parts[1][:-4] + "AAAA", parts[2]]
    ),
    "no signature": lambda: ".".join([*sign(KEY, GOOD).split(".")[:2], ""]),
    "too long": lambda: raw(full(padding="x" * 9000)),
    "not a token": lambda: "nonsense",
    "empty": lambda: "",
    "two parts": lambda: "a.b",
}


@pytest.mark.parametrize("why", REFUSED)
def test_a_token_is_refused_that_is(why: str) -> None:
    with pytest.raises(TokenRefused):
        verify(REFUSED[why](), KEYS, audience="survey-api")


def test_the_public_key_used_as_a_shared_secret_is_refused() -> None:
    header = (
        base64.urlsafe_b64encode(json.dumps({"alg": "HS256", "typ": "at+jwt", "kid": KEY.kid}).encode())
        .decode()
        .rstrip("=")
    )
    body = base64.urlsafe_b64encode(json.dumps(full()).encode()).decode().rstrip("=")
    import hashlib
    import hmac

    mac = hmac.new(public_pem().encode(), f"{header}.{body}".encode(), hashlib.sha256).digest()
    forged = f"{header}.{body}.{base64.urlsafe_b64encode(mac).decode().rstrip('=')}"
    with pytest.raises(TokenRefused):
        verify(forged, KEYS, audience="survey-api")


def test_a_key_that_the_token_itself_brings_is_not_used() -> None:
    own = sign(OTHER, GOOD)
    with pytest.raises(UnknownKey):
        verify(own, KEYS, audience="survey-api")
    brought = raw(full(), key=OTHER.pem, jwk=OTHER.public_jwk(), jku="http://127.0.0.1/keys")
    with pytest.raises(TokenRefused):
        verify(brought, KEYS, audience="survey-api")


def test_the_published_key_has_no_private_half() -> None:
    assert set(KEY.public_jwk()) == {"kty", "crv", "x", "y", "kid", "use", "alg"}
