"""From a closed wave to its documents: once, whatever fails in between."""

from typing import Any
from uuid import UUID

from chassis.database import Scope
from chassis.ids import new_id
from chassis.testing import until
from sqlalchemy import text

from .conftest import BASE, House, define, documents_of, make_run, settled
from .slices import made_id


async def runs_of(house: House, definition: dict[str, Any]) -> list[dict[str, Any]]:
    answer = await house.client.get(
        f"{BASE}/runs", params={"definition_id": definition["id"]}, headers=house.researcher.headers
    )
    found: list[dict[str, Any]] = answer.json()["items"]
    return found


async def run_after(house: House, definition: dict[str, Any]) -> dict[str, Any]:
    async def there() -> list[dict[str, Any]]:
        return await runs_of(house, definition)

    found: list[dict[str, Any]] = await until(there)
    return await settled(house, found[0]["id"])


async def pause(house: House, definition: dict[str, Any]) -> None:
    """Keep a definition out of the way of the tests that follow."""
    url = f"{BASE}/definitions/{definition['id']}"
    version = (await house.client.get(url, headers=house.researcher.headers)).headers["etag"]
    headers = {**house.researcher.headers, "If-Match": version}
    done = await house.client.patch(url, json={"paused": True}, headers=headers)
    assert done.status_code == 200, done.text


async def test_a_closed_wave_makes_one_report_for_each_network_and_each_district_of_one_figure_set(
    house: House,
) -> None:
    wave = new_id()
    networks = await define(house, on_wave_closed=True)
    districts = await define(house, kind="district_feedback", title="Distrito", on_wave_closed=True)
    before = len(house.neighbours.frozen)
    await house.close_wave(wave)
    first, second = await run_after(house, networks), await run_after(house, districts)
    assert (first["state"], first["cause"], first["wave_id"]) == ("finished", "wave_closed", str(wave))
    assert first["counts"] == {"waiting": 0, "rendering": 0, "finished": 3, "failed": 0}
    assert second["counts"]["finished"] == 1
    assert first["figure_set_id"] == second["figure_set_id"]
    assert len(house.neighbours.frozen) == before + 1
    labels = {one["unit"]["label"] for one in await documents_of(house, first["id"])}
    assert labels == {"Red Los Robles", "Red Río Claro", "Red Umoja"}
    await pause(house, networks)
    await pause(house, districts)


async def test_a_wave_told_of_twice_makes_no_second_run_and_no_second_document(house: House) -> None:
    wave = new_id()
    definition = await define(house, on_wave_closed=True)
    event = await house.close_wave(wave)
    run = await run_after(house, definition)
    await house.close_wave(wave, event_id=event)
    await house.close_wave(wave)
    other = await define(house, on_wave_closed=True)
    later = new_id()
    await house.close_wave(later)
    await run_after(house, other)
    of_first_wave = [one for one in await runs_of(house, definition) if one["wave_id"] == str(wave)]
    assert [one["id"] for one in of_first_wave] == [run["id"]]
    assert len(await documents_of(house, run["id"])) == 3
    await pause(house, definition)
    await pause(house, other)


async def test_a_document_asked_for_again_is_not_made_again(house: House) -> None:
    run = await make_run(house, await define(house))
    before = {one["id"]: one for one in await documents_of(house, run["id"])}
    async with house.worker.database.system() as work:
        await work.session.execute(
            text(
                "insert into outbox (id, tenant_id, subject, body) select gen_random_uuid(), tenant_id, subject,"
                " jsonb_set(body, '{id}', to_jsonb(gen_random_uuid()::text)) from outbox"
                " where subject = 'duru.reports.document.requested.v1' and body->'data'->>'run_id' = :run"
            ),
            {"run": run["id"]},
        )
    again = await make_run(house, await define(house))  # comes after them in the queue
    assert again["state"] == "finished"
    assert {one["id"]: one for one in await documents_of(house, run["id"])} == before


async def test_a_paused_definition_makes_no_run_when_a_wave_closes(house: House) -> None:
    paused = await define(house, on_wave_closed=True, paused=True)
    follower = await define(house, on_wave_closed=True)
    await house.close_wave(new_id())
    await run_after(house, follower)
    assert await runs_of(house, paused) == []
    await pause(house, follower)


async def test_a_wave_that_closed_before_a_definition_was_made_makes_no_run_of_it(house: House) -> None:
    """However late the message comes."""
    follower = await define(house, on_wave_closed=True)
    closed = new_id()
    late = await define(house, on_wave_closed=True)
    await house.close_wave(new_id(), event_id=closed)
    await run_after(house, follower)
    assert await runs_of(house, late) == []
    await pause(house, follower)
    await pause(house, late)


async def test_a_run_is_made_with_the_rights_of_whoever_asked_narrowed_to_each_unit(house: House) -> None:
    house.neighbours.limits.clear()
    asker = house.person("researcher")
    run = await make_run(house, await define(house), asker)
    assert run["state"] == "finished"
    asked = [one for one in house.neighbours.limits if one["subject"] == asker.id]
    assert asked[0]["permissions"] == ["figures:freeze", "figures:read", "wave:read"]
    read = [one for one in asked if one["permissions"] == ["figures:read"]]
    units = {str(made_id(label)) for label, _, _ in house.neighbours.networks}
    assert {one["network_ids"][0] for one in read} == units
    assert all(len(one["network_ids"]) == 1 for one in read)


async def test_whoever_is_gone_has_no_reports_made_for_them(house: House) -> None:
    leaver = house.person("researcher")
    house.neighbours.gone.add(leaver.id)
    run = await make_run(house, await define(house), leaver)
    assert (run["state"], run["reason"]["code"]) == ("failed", "owner.gone")


async def test_a_right_that_was_lost_fails_the_run_at_once_and_says_so(house: House) -> None:
    definition = await define(house)
    house.neighbours.refuse_figures = True
    try:
        run = await make_run(house, definition)
    finally:
        house.neighbours.refuse_figures = False
    assert (run["state"], run["reason"]["code"]) == ("failed", "permission.lost")
    assert await documents_of(house, run["id"]) == []
    again = await house.client.post(f"{BASE}/runs/{run['id']}:retry", headers=house.researcher.headers)
    assert again.status_code == 200, again.text
    assert (await settled(house, run["id"]))["state"] == "finished"
    refused = await house.client.post(f"{BASE}/runs/{run['id']}:retry", headers=house.researcher.headers)
    assert (refused.status_code, refused.json()["code"]) == (409, "run.not_failed")


async def test_a_run_about_a_wave_that_is_still_open_fails_at_once_with_what_survey_says(
    house: House,
) -> None:
    house.neighbours.still_open = True
    try:
        run = await make_run(house, await define(house), house.person("researcher"))
    finally:
        house.neighbours.still_open = False
    assert (run["state"], run["reason"]["code"]) == ("failed", "figures.refused")
    assert "Close the wave first." in run["reason"]["detail"]


async def test_a_run_fails_after_its_last_try_when_survey_stays_away(house: House) -> None:
    definition = await define(house)
    house.neighbours.survey_away = True
    try:
        run = await make_run(house, definition)
    finally:
        house.neighbours.survey_away = False
    assert (run["state"], run["reason"]["code"]) == ("failed", "survey.unavailable")


async def test_a_document_that_fails_is_tried_again_then_shown_as_failed_then_made_on_request(
    house: House,
) -> None:
    unit = made_id("Red Umoja")
    house.neighbours.away_for_units.add(unit)
    try:
        run = await make_run(house, await define(house))
    finally:
        house.neighbours.away_for_units.clear()
    assert run["state"] == "failed"
    assert run["counts"] == {"waiting": 0, "rendering": 0, "finished": 2, "failed": 1}
    (failed,) = [one for one in await documents_of(house, run["id"]) if one["state"] == "failed"]
    assert failed["reason"]["code"] == "survey.unavailable"
    assert failed["attempts"] == 3
    url = f"{BASE}/documents/{failed['id']}"
    retried = await house.client.post(f"{url}:retry", headers=house.researcher.headers)
    assert (retried.status_code, retried.json()["state"]) == (200, "waiting")
    ended = await settled(house, run["id"])
    assert (ended["state"], ended["counts"]["finished"]) == ("finished", 3)
    refused = await house.client.post(f"{url}:retry", headers=house.researcher.headers)
    assert (refused.status_code, refused.json()["code"]) == (409, "document.not_failed")


async def test_figures_that_can_not_be_read_fail_the_document_and_name_the_place(house: House) -> None:
    house.neighbours.spoilt_units.add(made_id("Red Los Robles"))
    try:
        run = await make_run(house, await define(house))
    finally:
        house.neighbours.spoilt_units.clear()
    (failed,) = [one for one in await documents_of(house, run["id"]) if one["state"] == "failed"]
    assert failed["reason"]["code"] == "slice.unreadable"
    assert "participation/invited" in failed["reason"]["detail"]
    assert failed["attempts"] == 1


async def test_a_claim_left_by_a_killed_worker_is_taken_over(house: House) -> None:
    """What a kill -9 in the middle leaves: a row that says rendering, and a message without its inbox row."""
    run = await make_run(house, await define(house))
    document = UUID(str((await documents_of(house, run["id"]))[0]["id"]))
    async with house.worker.database.transaction(Scope.tenant(house.tenant)) as work:
        await work.session.execute(
            text("update document set state = 'rendering', sha256 = null, tree_hash = null where id = :id"),
            {"id": document},
        )
        await work.session.execute(text("update run set state = 'running' where id = :id"), {"id": run["id"]})
    async with house.worker.database.system() as plumbing:
        await plumbing.session.execute(
            text(
                "insert into outbox (id, tenant_id, subject, body) select gen_random_uuid(), tenant_id, subject,"
                " jsonb_set(body, '{id}', to_jsonb(gen_random_uuid()::text)) from outbox"
                " where subject = 'duru.reports.document.requested.v1' and body->'data'->>'document_id' = :doc"
            ),
            {"doc": str(document)},
        )
    ended = await settled(house, run["id"])
    assert ended["counts"] == {"waiting": 0, "rendering": 0, "finished": 3, "failed": 0}
