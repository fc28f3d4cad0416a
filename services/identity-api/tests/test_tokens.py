"""Access tokens: who gets one, and which forgeries are refused (RFC 6749, 7519, 8693, 8725)."""

import asyncio
import base64
import json
import time
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import httpx
from chassis.clock import HeldClock
from chassis.tokens import SigningKey, sign
from identity_api.tokens.domain import AFTERGLOW, AHEAD, LIFE, Period, is_published, next_period, signs
from identity_api.tokens.keys import Keyring
from identity_api.tokens.mint import AUDIENCES
from jose import jwt

from .conftest import BASE, SECRETS, Answerer, Hire, Places, World

EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange"
CREDENTIALS = "client_credentials"
NOW = datetime(2026, 11, 22, tzinfo=UTC)


def claims_of(token: str) -> dict[str, Any]:
    return dict(jwt.get_unverified_claims(token))


async def ask(world: World, form: dict[str, str], **more: Any) -> httpx.Response:
    return await world.client.post(f"{BASE}/token", data=form, **more)


def service_form(name: str = "survey-api", **more: str) -> dict[str, str]:
    return {"client_id": f"service:{name}", "client_secret": SECRETS[name], **more}


async def make_client(caller: Answerer, project: str, **more: Any) -> dict[str, Any]:
    body = {
        "name": "Partner",
        "project_id": project,
        "permissions": ["project:read", "directory:read"],
        **more,
    }
    return dict(await caller.json("POST", "/clients", 201, json=body))


async def test_a_persons_token_says_who_and_for_whom(world: World) -> None:
    claims = claims_of(world.first.admin.token or "")
    assert claims["sub"] == str(world.first.person_id)
    assert claims["tid"] == str(world.first.id)
    assert claims["kind"] == "person"
    assert UUID(claims["sid"])
    assert claims["aud"] == ["identity-api", "pdsa-api", "survey-api", "reports-worker"] == list(AUDIENCES)
    assert claims["exp"] - claims["iat"] == 300
    assert claims["gv"] >= 1


async def test_a_client_gets_a_token_with_its_credentials_in_the_form_or_the_header(
    world: World, ours: Places
) -> None:
    made = await make_client(world.first.admin, ours.project)
    form = {"grant_type": CREDENTIALS, "client_id": made["id"], "client_secret": made["client_secret"]}
    answer = await ask(world, form)
    assert answer.status_code == 200
    assert (answer.json()["token_type"], answer.json()["expires_in"]) == ("Bearer", 300)
    basic = base64.b64encode(f"{made['id']}:{made['client_secret']}".encode()).decode()
    answer = await ask(world, {"grant_type": CREDENTIALS}, headers={"Authorization": f"Basic {basic}"})
    me = await Answerer(world.client, answer.json()["access_token"]).json("GET", "/me")
    assert (me["kind"], me["name"], me["email"]) == ("client", "Partner", None)
    assert me["grants"][0]["permissions"] == ["directory:read", "project:read"]


async def test_a_revoked_client_is_refused_at_once(world: World, ours: Places) -> None:
    made = await make_client(world.first.admin, ours.project)
    form = {"grant_type": CREDENTIALS, "client_id": made["id"], "client_secret": made["client_secret"]}
    caller = Answerer(world.client, (await ask(world, form)).json()["access_token"])
    await caller.json("GET", "/projects")
    await world.first.admin.json("DELETE", f"/clients/{made['id']}", 204)
    refused = await ask(world, form)
    assert (refused.status_code, refused.json()["error"]) == (401, "invalid_client")
    assert (await caller("GET", "/projects")).status_code == 401


async def test_unknown_and_wrong_credentials_get_the_same_answer(world: World, ours: Places) -> None:
    made = await make_client(world.first.admin, ours.project)
    same = {"X-Request-Id": "same"}
    answers = [
        await ask(
            world, {"grant_type": CREDENTIALS, "client_id": name, "client_secret": secret}, headers=same
        )
        for name, secret in [
            (made["id"], "wrong"),
            (made["id"], ""),
            (str(uuid4()), made["client_secret"]),
            ("nobody", "x"),
            ("service:survey-api", "wrong"),
            ("survey-api", SECRETS["survey-api"]),
            ("service:unknown", ""),
            ("service:identity-api", ""),
        ]
    ]
    assert {answer.status_code for answer in answers} == {401}
    assert len({answer.content for answer in answers}) == 1
    assert answers[0].json()["error"] == "invalid_client"


async def test_a_request_that_is_no_form_is_refused(world: World) -> None:
    for body, kind in [
        (b'{"grant_type": "client_credentials"}', "application/json"),
        (b"grant_type=a&grant_type=b", "application/x-www-form-urlencoded"),
        (b"\xff\xfe", "application/x-www-form-urlencoded"),
        (b"client_id=%00", "application/x-www-form-urlencoded"),
        (b"&".join(b"f%d=1" % n for n in range(30)), "application/x-www-form-urlencoded"),
    ]:
        answer = await world.client.post(f"{BASE}/token", content=body, headers={"Content-Type": kind})
        assert (answer.status_code, answer.json()["code"]) == (400, "token.invalid_request")
    broken = await ask(world, {"grant_type": CREDENTIALS}, headers={"Authorization": "Basic ???"})
    assert broken.status_code == 400
    other = await ask(world, service_form(grant_type="password"))
    assert (other.status_code, other.json()["error"]) == (400, "unsupported_grant_type")


async def test_a_services_own_token_belongs_to_no_organisation_until_it_is_narrowed_to_one(
    world: World, ours: Places
) -> None:
    own = await world.service("survey-api")
    assert (await own("GET", f"/projects/{ours.project}/roster")).status_code == 404
    narrowed = await world.service("survey-api", world.first.id)
    page = await narrowed.json("GET", f"/projects/{ours.project}/roster")
    assert len(page["items"]) == 6
    elsewhere = await world.service("survey-api", world.second.id)
    assert (await elsewhere("GET", f"/projects/{ours.project}/roster")).status_code == 404


async def test_a_limit_that_can_not_be_read_is_refused(world: World) -> None:
    for limit in ("[]", "{", '{"tenant_id": 7}', '{"tenant_id": "x"}', '{"more": 1}', '{"permissions": []}'):
        answer = await ask(world, service_form(grant_type=CREDENTIALS, limit=limit))
        assert (answer.status_code, answer.json()["code"]) == (400, "token.invalid_request"), limit


async def exchange(world: World, subject: str, **more: str) -> httpx.Response:
    form = service_form("reports-worker", grant_type=EXCHANGE, subject=subject, **more)
    return await ask(world, form)


async def test_a_service_acts_for_somebody_with_no_more_than_their_rights(
    world: World, ours: Places, hire: Hire
) -> None:
    person = claims_of((await hire("facilitator")).token or "")["sub"]
    answer = await exchange(world, person)
    acting = Answerer(world.client, answer.json()["access_token"])
    me = await acting.json("GET", "/me")
    assert (me["id"], me["grants"][0]["role"]) == (person, "facilitator")
    assert (await acting("POST", "/projects", json={})).status_code == 403

    limit = json.dumps({"permissions": ["directory:read"], "network_ids": [ours.networks["N1"]]})
    narrow = Answerer(world.client, (await exchange(world, person, limit=limit)).json()["access_token"])
    networks = await narrow.json("GET", "/networks", params={"project_id": ours.project})
    assert [one["code"] for one in networks["items"]] == ["N1"]
    assert (await narrow("GET", "/projects")).status_code == 403


async def test_nobody_acts_for_one_who_is_gone(world: World, hire: Hire) -> None:
    person = claims_of((await hire("facilitator")).token or "")["sub"]
    assert (await exchange(world, person)).status_code == 200
    await world.first.admin.json("DELETE", f"/accounts/{person}", 204)
    answer = await exchange(world, person)
    assert (answer.status_code, answer.json()["code"]) == (404, "not_found")
    assert (await exchange(world, str(uuid4()))).status_code == 404
    assert (await exchange(world, "nobody")).status_code == 400
    assert (await exchange(world, str(uuid4()), limit='{"tenant_id": "x"}')).status_code == 400


async def test_only_services_act_for_others(world: World, ours: Places) -> None:
    made = await make_client(world.first.admin, ours.project)
    form = {"client_id": made["id"], "client_secret": made["client_secret"], "grant_type": EXCHANGE}
    answer = await ask(world, {**form, "subject": str(world.first.person_id)})
    assert (answer.status_code, answer.json()["error"]) == (403, "unauthorized_client")


async def test_a_limit_can_not_widen(world: World, ours: Places, hire: Hire) -> None:
    person = claims_of((await hire("teacher", "network", ours.networks["N1"])).token or "")["sub"]
    limit = json.dumps(
        {"permissions": ["people:read", "directory:read"], "network_ids": list(ours.networks.values())}
    )
    acting = Answerer(world.client, (await exchange(world, person, limit=limit)).json()["access_token"])
    assert (await acting("GET", "/people")).status_code == 403
    networks = await acting.json("GET", "/networks", params={"project_id": ours.project})
    assert [one["code"] for one in networks["items"]] == ["N1"]


def part(value: dict[str, Any]) -> str:
    return base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")


async def forgeries(world: World) -> dict[str, str]:
    """Tokens that look like the administrator's and must not be taken for it."""
    good = world.first.admin.token or ""
    head, body, seal = good.split(".")
    claims = claims_of(good)
    key, foreign = await world.app.state.identity.keyring.signing(), SigningKey.generate()
    public = json.dumps(key.public_jwk())

    def signed(**changes: Any) -> str:
        merged = {**claims, **changes}
        return str(
            jwt.encode(
                {name: value for name, value in merged.items() if value is not None},
                key.pem,
                algorithm="ES256",
                headers={"kid": key.kid, "typ": "at+jwt"},
            )
        )

    def with_head(**changes: Any) -> str:
        return str(jwt.encode(claims, key.pem, algorithm="ES256", headers={"kid": key.kid, **changes}))

    now = int(time.time())
    return {
        "alg none": f"{part({'alg': 'none', 'typ': 'at+jwt', 'kid': key.kid})}.{body}.",
        "alg none with the seal kept": f"{part({'alg': 'none', 'typ': 'at+jwt', 'kid': key.kid})}.{body}.{seal}",
        "HS256 with the public key": jwt.encode(
            claims, public, algorithm="HS256", headers={"kid": key.kid, "typ": "at+jwt"}
        ),
        "another key under our id": jwt.encode(
            claims, foreign.pem, algorithm="ES256", headers={"kid": key.kid, "typ": "at+jwt"}
        ),
        "another key under its own id": sign(foreign, claims),
        "a key in the header": jwt.encode(
            claims,
            foreign.pem,
            algorithm="ES256",
            headers={"kid": foreign.kid, "typ": "at+jwt", "jwk": foreign.public_jwk()},
        ),
        "a key address in the header": jwt.encode(
            claims,
            foreign.pem,
            algorithm="ES256",
            headers={"kid": foreign.kid, "typ": "at+jwt", "jku": "https://evil.example/jwks"},
        ),
        "a path as key id": with_head(kid="../../../dev/null", typ="at+jwt"),
        "an id token": with_head(typ="JWT"),
        "no type": with_head(),
        "another service's": signed(aud="elsewhere"),
        "no audience": signed(aud=None),
        "another issuer": signed(iss="elsewhere"),
        "no issuer": signed(iss=None),
        "no end": signed(exp=None),
        "long over": signed(exp=now - 60),
        "no subject": signed(sub=None),
        "no start": signed(iat=None),
        "no organisation": signed(tid=None),
        "somebody who is not there": signed(sub=str(uuid4())),
        "other content": f"{head}.{part({**claims, 'sub': str(world.second.person_id)})}.{seal}",
        "another seal": f"{head}.{body}.{'A' * len(seal)}",
        "no seal": f"{head}.{body}.",
        "two parts": f"{head}.{body}",
        "not a token": "abc",
        "very long": "a" * 20_000,
    }


async def test_no_forged_token_is_taken(world: World) -> None:
    assert (await world.first.admin("GET", "/me")).status_code == 200
    for name, token in (await forgeries(world)).items():
        answer = await Answerer(world.client, token)("GET", "/me")
        assert answer.status_code == 401, name
        assert answer.json()["code"] == "authentication.required", name


async def test_a_token_of_the_respondent_kind_or_scheme_is_no_sign_in(world: World) -> None:
    for header in ("Link abc", "Basic abc", "Bearer", ""):
        answer = await world.client.get(f"{BASE}/me", headers={"Authorization": header})
        assert answer.status_code == 401


async def test_a_right_that_was_taken_back_is_gone_with_the_next_request(world: World, hire: Hire) -> None:
    person = await hire("facilitator")
    subject = claims_of(person.token or "")["sub"]
    await person.json("GET", "/people")
    grants = await world.first.admin.json("GET", "/grants", params={"principal_id": subject})
    await world.first.admin.json("DELETE", f"/grants/{grants['items'][0]['id']}", 204)
    assert (await person("GET", "/people")).status_code == 403


async def test_the_published_keys_verify_and_hold_nothing_private(world: World) -> None:
    keys = (await world.anonymous.json("GET", "/jwks"))["keys"]
    assert all(set(key) == {"kty", "crv", "x", "y", "kid", "use", "alg"} for key in keys)
    kid = jwt.get_unverified_header(world.first.admin.token)["kid"]
    assert kid in {key["kid"] for key in keys}


def test_the_first_key_signs_at_once_and_the_next_is_made_a_week_ahead() -> None:
    first = next_period([], NOW)
    assert first == Period(NOW, NOW + LIFE)
    assert next_period([first], NOW + LIFE - AHEAD - timedelta(seconds=1)) is None
    second = next_period([first], NOW + LIFE - AHEAD)
    assert second == Period(NOW + LIFE, NOW + 2 * LIFE)
    assert next_period([first, second], NOW + LIFE) is None
    late = next_period([first], NOW + 2 * LIFE)
    assert late == Period(NOW + 2 * LIFE, NOW + 3 * LIFE)


def test_exactly_one_key_signs_and_an_ended_one_is_published_while_its_tokens_live() -> None:
    first = Period(NOW, NOW + LIFE)
    second = Period(NOW + LIFE, NOW + 2 * LIFE)
    for moment in (NOW, NOW + LIFE - timedelta(seconds=1), NOW + LIFE, NOW + LIFE + AHEAD):
        assert [signs(one, moment) for one in (first, second)].count(True) == 1
    assert is_published(second, NOW + LIFE - AHEAD)
    assert is_published(first, NOW + LIFE + timedelta(minutes=5))
    assert not is_published(first, NOW + LIFE + AFTERGLOW)


async def test_keys_turn_by_themselves_and_processes_agree_on_them(world: World) -> None:
    clock = HeldClock(datetime.now(UTC))
    database = world.app.state.database
    rings = [Keyring(database, clock), Keyring(database, clock)]
    first = await rings[0].signing()
    clock.move(LIFE - AHEAD + timedelta(hours=1))
    await asyncio.gather(*(ring.turn() for ring in rings))
    assert {(await ring.signing()).kid for ring in rings} == {first.kid}
    assert len(await rings[1].published()) == 2
    clock.move(AHEAD)
    second = {(await ring.signing()).kid for ring in rings}
    assert len(second) == 1
    assert first.kid not in second
