"""The short way in behaves as the plain way does, case by case."""

from collections.abc import AsyncIterator, Callable
from typing import Any
from uuid import UUID

import httpx
import pytest
from chassis.app import create_app
from chassis.database import Scope
from chassis.ids import new_id
from chassis.parts import build_parts
from contracts.permissions import SERVICE_PERMISSIONS
from sqlalchemy import text

from . import forms, reference_intake
from .conftest import BASE, House

Wave = dict[str, Any]
Step = dict[str, Any]
"""What is sent: `wave` open, closed or draft; `body` changes; `id` which id; `caller` who."""


@pytest.fixture(scope="module")
async def plain(house: House) -> AsyncIterator[httpx.AsyncClient]:
    """The plain way, on the same database."""
    parts = build_parts(
        house.kit.settings, "survey-api", SERVICE_PERMISSIONS, issuer=lambda _: house.kit.issuer
    )
    app = create_app(parts, [reference_intake.routes], stream="SURVEY", title="The plain way")
    async with house.kit.client(app) as client:
        yield client


@pytest.fixture(scope="module")
async def waves(house: House) -> dict[str, Wave]:
    closed = await house.wave()
    await house.client.post(f"{BASE}/waves/{closed['id']}:close", headers=house.researcher.headers)
    return {"open": await house.wave(), "closed": closed, "draft": await house.wave(opened=False)}


CASES: dict[str, list[Step]] = {
    "whole answers": [{}],
    "no answers": [{"body": {"answers": {}}}],
    "the same twice": [{}, {}],
    "other content under the same id": [{}, {"body": {"answers": {"consent": "no"}}}],
    "the same moment in another zone": [{}, {"body": {"ended_at": "2023-09-05T13:12:00Z"}}],
    "blank answers": [{"body": {"answers": {"consent": None, "profile": None}}}],
    "an unknown question": [{"body": {"answers": {"x": 1}}}],
    "an unknown choice": [{"body": {"answers": {"consent": "perhaps"}}}],
    "a wrong type": [{"body": {"answers": {"profile": {"months": "x"}}}}],
    "a number with a point": [{"body": {"answers": {"profile": {"months": 3.0}}}}],
    "two faults": [{"body": {"answers": {"x": 1, "consent": 5}}}],
    "a NUL": [{"body": {"answers": {"comment": "\x00"}}, "either": (400, 422)}],
    "accents and signs": [{"body": {"answers": forms.answers(comment="¿Ñandú? 漢字 🙂 \\ \"")}}],
    "another version": [{"body": {"instrument_version_id": str(new_id())}}],
    "no version": [{"body": {"instrument_version_id": ...}}],
    "another language": [{"body": {"language": "fr"}}],
    "an unknown field": [{"body": {"tenant_id": str(new_id())}}],
    "a time without a zone": [{"body": {"ended_at": "2023-09-05T13:12:00"}}],
    "an end before the start": [{"body": {"ended_at": "2023-09-05T01:00:00Z"}}],
    "no times": [{"body": {"started_at": ..., "ended_at": ...}}],
    "no invitation": [{"body": {"invitation_id": ...}}],
    "an unknown invitation": [{"body": {"invitation_id": str(new_id())}}],
    "a list for answers": [{"body": {"answers": []}}],
    "a draft": [{"wave": "draft"}],
    "a closed wave": [{"wave": "closed"}],
    "a wave that is not there": [{"wave": "missing"}],
    "another organisation": [{"caller": "stranger"}],
    "who may not": [{"caller": "leader"}],
    "nobody": [{"caller": "nobody"}],
    "an id that is none": [{"id": "first"}],
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
async def test_both_ways_answer_alike(
    house: House, plain: httpx.AsyncClient, waves: dict[str, Wave], case: str
) -> None:
    told = []
    for client, path in ((house.client, BASE), (plain, f"{BASE}/reference")):
        invitation = (await house.invitations(waves["open"]))[0]["id"]
        ids: dict[str, object] = {}
        told.append([
            _outcome(await _send(house, client, path, waves, invitation, ids, step), step)
            for step in CASES[case]
        ])  # fmt: skip
        assert await _rows(house, ids) == sum(status == 201 for status, *_ in told[-1])
    assert told[0] == told[1]


async def _send(
    house: House,
    client: httpx.AsyncClient,
    path: str,
    waves: dict[str, Wave],
    invitation: str,
    ids: dict[str, object],
    step: Step,
) -> httpx.Response:
    wave = waves.get(step.get("wave", "open"), {"id": new_id(), "instrument_version_id": str(new_id())})
    body = {**house.response_body(wave, invitation_id=invitation), **step.get("body", {})}
    body = {name: value for name, value in body.items() if value is not ...}
    response_id = step.get("id") or ids.setdefault("the", new_id())
    callers: dict[str, Callable[[], dict[str, str]]] = {
        "stranger": lambda: house.person("researcher", tenant=new_id(), project=new_id()).headers,
        "leader": lambda: house.person("school_leader", house.networks[0]).headers,
        "nobody": dict,
    }
    headers = callers.get(step.get("caller", ""), lambda: house.researcher.headers)()
    return await client.put(f"{path}/waves/{wave['id']}/responses/{response_id}", json=body, headers=headers)


def _outcome(response: httpx.Response, step: Step) -> tuple[Any, ...]:
    body = response.json()
    if response.status_code in (200, 201):
        return (response.status_code, sorted(body), body["state"], len(body["sha256"]))
    if response.status_code in step.get("either", ()):
        return ("refused",)
    if body["code"] == "response.invalid":
        places = sorted((fault["pointer"], fault["code"]) for fault in body["errors"])
        return (response.status_code, body["code"], places)
    return (response.status_code, body["code"])


async def _rows(house: House, ids: dict[str, object]) -> int:
    async with house.app.state.database.transaction(Scope.tenant(house.tenant)) as work:
        found = await work.session.execute(
            text("select count(*) from response where id = any(:ids)"),
            {"ids": [UUID(str(one)) for one in ids.values()]},
        )
        return int(found.scalar_one())
