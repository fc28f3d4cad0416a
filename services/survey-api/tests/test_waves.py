"""Waves over HTTP: the ladder of refusals, the states, and what opening copies."""

from typing import Any
from uuid import UUID

import pytest
from chassis.database import Scope
from chassis.ids import new_id
from chassis.testing import queries_of
from sqlalchemy import text
from survey_api.waves import domain

from .conftest import BASE, House


async def post(house: House, path: str, caller: Any, json: Any = None, **headers: str) -> Any:
    return await house.client.post(f"{BASE}{path}", json=json, headers={**caller.headers, **headers})


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/waves"),
        ("POST", "/waves"),
        ("GET", "/waves/{id}"),
        ("PATCH", "/waves/{id}"),
        ("POST", "/waves/{id}:open"),
        ("POST", "/waves/{id}:close"),
        ("GET", "/waves/{id}/invitations"),
        ("GET", "/waves/{id}/links"),
        ("POST", "/waves/{id}/links"),
        ("DELETE", "/links/{id}"),
        ("GET", "/links/current"),
        ("GET", "/waves/{id}/responses"),
        ("GET", "/waves/{id}/responses/{id}"),
        ("GET", "/waves/{id}/response-rates"),
        ("POST", "/figures"),
        ("GET", "/figures"),
        ("GET", "/figures/{id}"),
        ("GET", "/figures/{id}/slices/{id}"),
        ("GET", "/live?topic=wave:{id}"),
        ("GET", "/audit"),
    ],
)
async def test_without_a_token_nothing_is_told(house: House, method: str, path: str) -> None:
    response = await house.client.request(method, BASE + path.replace("{id}", str(new_id())))
    assert response.status_code == 401, path
    assert response.json()["code"] == "authentication.required"


async def test_another_organisation_finds_no_wave(house: House) -> None:
    wave = await house.wave()
    stranger = house.person("administrator", tenant=new_id(), project=new_id())
    everything = house.person("x", tenant=new_id(), project=new_id(), permissions={
        "wave:read", "wave:write", "response:read", "figures:freeze", "figures:read"})  # fmt: skip
    for caller in (stranger, everything):
        for suffix in ("", "/invitations", "/links", "/response-rates"):
            theirs = await house.client.get(f"{BASE}/waves/{wave['id']}{suffix}", headers=caller.headers)
            missing = await house.client.get(f"{BASE}/waves/{new_id()}{suffix}", headers=caller.headers)
            assert (theirs.status_code, missing.status_code) == (404, 404), suffix
            assert {**theirs.json(), "request_id": ""} == {**missing.json(), "request_id": ""}
        for suffix in (":open", ":close", "/links"):
            assert (await post(house, f"/waves/{wave['id']}{suffix}", caller)).status_code == 404
        assert (await house.client.get(f"{BASE}/waves", headers=caller.headers)).json()["items"] == []
        raw = await house.client.get(f"{BASE}/waves/{wave['id']}/responses", headers=everything.headers)
        assert raw.status_code == 404
    frozen = await post(house, "/figures", everything, {"wave_id": wave["id"]})
    assert frozen.status_code == 404


async def test_another_project_of_the_same_organisation_finds_no_wave(house: House) -> None:
    wave = await house.wave()
    colleague = house.person("researcher", project=new_id())
    assert (
        await house.client.get(f"{BASE}/waves/{wave['id']}", headers=colleague.headers)
    ).status_code == 404


async def test_who_only_reads_waves_changes_none(house: House) -> None:
    wave = await house.wave()
    facilitator = house.person("facilitator", house.networks[0])
    for suffix in (":open", ":close", "/links"):
        refused = await post(house, f"/waves/{wave['id']}{suffix}", facilitator)
        assert (refused.status_code, refused.json()["code"]) == (403, "permission.denied")


async def test_a_researcher_of_one_network_closes_no_wave_of_the_project(house: House) -> None:
    wave = await house.wave()
    bound = house.person("researcher", house.networks[0])
    assert (await post(house, f"/waves/{wave['id']}:close", bound)).status_code == 403


async def test_an_invalid_wave_is_refused_with_each_place(house: House) -> None:
    version = await house.version()
    wrong = house.wave_body(version, starts_on="2023-13-01", invitation_mode="secret", state="open")
    refused = await post(house, "/waves", house.researcher, wrong)
    assert refused.status_code == 422
    assert {f["pointer"] for f in refused.json()["errors"]} == {"/starts_on", "/invitation_mode", "/state"}
    reverse = house.wave_body(version, ends_on="2023-09-01")
    assert (await post(house, "/waves", house.researcher, reverse)).status_code == 422
    unknown = await post(house, "/waves", house.researcher, house.wave_body(str(new_id())))
    assert unknown.json()["errors"][0]["pointer"] == "/instrument_version_id"
    elsewhere = await post(house, "/waves", house.researcher, house.wave_body(version, site_id=str(new_id())))
    assert elsewhere.status_code == 404


async def test_opening_copies_the_roster_once(house: House) -> None:
    draft = await house.wave(opened=False)
    caller = house.researcher
    opened = await post(house, f"/waves/{draft['id']}:open", caller, **{"Idempotency-Key": "open-it"})
    assert (opened.json()["state"], opened.json()["invited"], opened.headers["etag"]) == ("open", 24, '"2"')
    repeated = await post(house, f"/waves/{draft['id']}:open", caller, **{"Idempotency-Key": "open-it"})
    assert repeated.json() == opened.json()
    again = await post(house, f"/waves/{draft['id']}:open", caller)
    assert (again.status_code, again.json()["code"]) == (409, "wave.open")
    invitations = await house.invitations(draft)
    assert {one["person_id"] for one in invitations} == {str(p.person_id) for p in house.identity.roster}
    assert {one["network_id"] for one in invitations} == {str(n) for n in house.networks}


async def test_an_anonymous_wave_keeps_no_trace_of_persons(house: House) -> None:
    wave = await house.wave(invitation_mode="anonymous")
    invitations = await house.invitations(wave)
    assert len(invitations) == 24
    assert {one["person_id"] for one in invitations} == {None}
    members = {str(p.membership_id) for p in house.identity.roster} | {
        str(p.person_id) for p in house.identity.roster
    }
    async with house.app.state.database.transaction(Scope.tenant(house.tenant)) as work:
        rows = await work.session.execute(
            text("select i::text from invitation i where wave_id = :w"), {"w": UUID(wave["id"])}
        )
        stored = " ".join(rows.scalars().all())
    assert not [member for member in members if member in stored]


async def test_opening_needs_identity_and_says_so(house: House) -> None:
    draft = await house.wave(opened=False)
    house.identity.up = False
    try:
        refused = await post(house, f"/waves/{draft['id']}:open", house.researcher)
    finally:
        house.identity.up = True
    assert (refused.status_code, refused.json()["part"]) == (503, "identity-api")
    assert refused.headers["retry-after"]


async def test_an_empty_roster_opens_nothing(house: House) -> None:
    draft = await house.wave(opened=False)
    kept, house.identity.roster = house.identity.roster, []
    try:
        refused = await post(house, f"/waves/{draft['id']}:open", house.researcher)
    finally:
        house.identity.roster = kept
    assert (refused.status_code, refused.json()["code"]) == (409, "wave.nobody_invited")


async def test_the_projects_minimum_is_copied_and_never_below_five(house: House) -> None:
    house.identity.minimum_cell = 8
    try:
        assert (await house.wave())["minimum_cell"] == 8
        house.identity.minimum_cell = 3
        assert (await house.wave())["minimum_cell"] == 5
    finally:
        house.identity.minimum_cell = 5


async def test_closing_is_an_event_and_an_audit_row(house: House) -> None:
    wave = await house.wave()
    closed = await post(house, f"/waves/{wave['id']}:close", house.researcher)
    assert (closed.json()["state"], closed.json()["version"]) == ("closed", 3)
    again = await post(house, f"/waves/{wave['id']}:close", house.researcher)
    assert (again.status_code, again.json()["code"]) == (409, "wave.closed")
    async with house.app.state.database.transaction(Scope.tenant(house.tenant)) as work:
        events = await work.session.execute(
            text("select subject from outbox where body->'data'->>'wave_id' = :w order by position"),
            {"w": wave["id"]},
        )
        assert list(events.scalars()) == ["duru.survey.wave.opened.v1", "duru.survey.wave.closed.v1"]
        actions = await work.session.execute(
            text("select action from audit where subject_id = :w order by number"), {"w": wave["id"]}
        )
        assert list(actions.scalars()) == ["wave.created", "wave.opened", "wave.closed"]


async def test_a_change_names_the_version_it_was_made_from(house: House) -> None:
    draft = await house.wave(opened=False)
    path, caller = f"{BASE}/waves/{draft['id']}", house.researcher
    bare = await house.client.patch(path, json={"title": "New"}, headers=caller.headers)
    assert bare.status_code == 428
    changed = await house.client.patch(
        path, json={"title": "New", "link_level": "school"}, headers={**caller.headers, "If-Match": '"1"'}
    )
    assert (changed.json()["title"], changed.headers["etag"]) == ("New", '"2"')
    late = await house.client.patch(
        path, json={"title": "Late"}, headers={**caller.headers, "If-Match": '"1"'}
    )
    assert (late.status_code, late.json()["code"]) == (412, "conflict.version")
    assert (late.json()["current"]["title"], late.json()["yours"]) == ("New", {"title": "Late"})


async def test_what_people_are_asked_is_fixed_when_the_wave_opens(house: House) -> None:
    wave = await house.wave()
    refused = await house.client.patch(
        f"{BASE}/waves/{wave['id']}",
        json={"instrument_version_id": str(new_id()), "ends_on": "2023-10-20"},
        headers={**house.researcher.headers, "If-Match": "*"},
    )
    assert (refused.status_code, refused.json()["code"]) == (409, "wave.frozen")
    assert [fault["pointer"] for fault in refused.json()["errors"]] == ["/instrument_version_id"]


async def test_a_list_of_waves_takes_the_same_statements_however_long_it_is(house: House) -> None:
    for _ in range(3):
        await house.wave(opened=False)
    caller = house.researcher
    first = await house.client.get(f"{BASE}/waves?limit=2", headers=caller.headers)
    again = await house.client.get(f"{BASE}/waves?limit=2", headers=caller.headers)
    assert queries_of(again) == 3
    rest = await house.client.get(
        f"{BASE}/waves", params={"cursor": first.json()["next_cursor"]}, headers=caller.headers
    )
    assert not {w["id"] for w in first.json()["items"]} & {w["id"] for w in rest.json()["items"]}
    closed = await house.client.get(f"{BASE}/waves?state=closed", headers=caller.headers)
    assert {w["state"] for w in closed.json()["items"]} <= {"closed"}


def test_a_wave_goes_from_draft_to_open_to_closed_and_never_back() -> None:
    allowed = {
        (state, step)
        for state in ("draft", "open", "closed")
        for step, judge in (("open", domain.opening), ("close", domain.closing))
        if judge(state) is None
    }
    assert allowed == {("draft", "open"), ("open", "close")}


def test_an_open_wave_may_run_longer_and_a_closed_one_only_change_its_title() -> None:
    everything = set(domain.EDITABLE["draft"])
    assert domain.frozen_fields("draft", everything) == []
    assert set(domain.frozen_fields("open", everything)) == everything - {"title", "ends_on", "amendments"}
    assert set(domain.frozen_fields("closed", everything)) == everything - {"title"}


async def test_who_is_bound_to_a_network_sees_only_waves_that_invited_it(house: House) -> None:
    wave = await house.wave()
    invited = house.person("school_leader", house.networks[0])
    elsewhere = house.person("school_leader", new_id())
    found = await house.client.get(f"{BASE}/waves", headers=invited.headers)
    assert wave["id"] in [one["id"] for one in found.json()["items"]]
    listed = await house.client.get(f"{BASE}/waves", headers=elsewhere.headers)
    assert listed.json()["items"] == []
    for suffix in ("", "/response-rates", "/links", "/invitations"):
        answer = await house.client.get(f"{BASE}/waves/{wave['id']}{suffix}", headers=elsewhere.headers)
        assert answer.status_code == 404, suffix
