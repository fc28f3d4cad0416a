"""Whose signature a service believes: the issuer's published keys, and none that it has taken back."""

import asyncio

import pytest
from chassis import authentication
from chassis.authentication import Authenticator
from chassis.database import Database
from chassis.ids import new_id
from chassis.problems import Unauthenticated, Unavailable
from chassis.testing import TestIssuer
from chassis.tokens import SigningKey, sign


def believer(database: Database, issuer: TestIssuer) -> Authenticator:
    return Authenticator(database, issuer, audience="pdsa-api", service_permissions={})


def token(issuer: TestIssuer) -> str:
    """A token made now: another each time, so that none is known from before."""
    service = issuer.service("survey-api")
    claims = {"sub": service.id, "kind": "service", "aud": ["pdsa-api"], "jti": str(new_id())}
    return sign(issuer.key, claims)


async def test_a_new_key_is_fetched_when_a_token_names_it(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(authentication, "_ASK_AGAIN_SECONDS", 0.0)
    issuer = TestIssuer()
    service = believer(database, issuer)
    assert (await service.principal(token(issuer))).kind == "service"
    issuer.key = SigningKey.generate()
    answers = await asyncio.gather(*(service.principal(token(issuer)) for _ in range(3)))
    assert {one.kind for one in answers} == {"service"}


async def test_a_key_that_was_taken_back_is_believed_no_more(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(authentication, "_ASK_AGAIN_SECONDS", 0.0)
    issuer = TestIssuer()
    service = believer(database, issuer)
    await service.principal(token(issuer))
    stolen, issuer.key = issuer.key, SigningKey.generate()
    claims = {"sub": "service:survey-api", "kind": "service", "aud": ["pdsa-api"]}
    assert (await service.principal(sign(stolen, claims))).kind == "service"
    monkeypatch.setattr(service, "_look_again", 0.0)
    with pytest.raises(Unauthenticated):
        await service.principal(sign(stolen, {**claims, "jti": "2"}))
    # Nor by a process that starts with what this one has kept.
    with pytest.raises(Unauthenticated):
        await believer(database, issuer).principal(sign(stolen, {**claims, "jti": "3"}))


async def test_a_service_that_starts_while_the_issuer_is_away_believes_what_it_knew(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(authentication, "_ASK_AGAIN_SECONDS", 0.0)
    issuer = TestIssuer()
    await believer(database, issuer).principal(token(issuer))

    async def away() -> list[dict[str, object]]:
        raise Unavailable("identity-api does not answer.", part="identity-api")

    monkeypatch.setattr(issuer, "keys", away)
    assert (await believer(database, issuer).principal(token(issuer))).kind == "service"
