"""Documents over HTTP: who sees which, the file, and what stays hidden when the application's filter is off."""

import hashlib
from collections.abc import AsyncIterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import httpx
import pypdf
import pytest
from chassis.ids import new_id
from chassis.testing import TestCaller, queries_of
from reports_worker.main import create
from sqlalchemy import text

from .conftest import BASE, House, define, documents_of, make_run

PATH = f"{BASE}/documents"


@dataclass
class Shelf:
    """A finished run of each kind."""

    networks: list[dict[str, Any]]
    districts: list[dict[str, Any]]
    run: dict[str, Any]

    def about(self, label: str) -> dict[str, Any]:
        (found,) = [one for one in [*self.networks, *self.districts] if one["unit"]["label"] == label]
        return found


@pytest.fixture(scope="module")
async def shelf(house: House) -> Shelf:
    run = await make_run(house, await define(house))
    district = await make_run(house, await define(house, kind="district_feedback", title="Distrito"))
    return Shelf(await documents_of(house, run["id"]), await documents_of(house, district["id"]), run)


async def labels_seen(client: httpx.AsyncClient, caller: TestCaller, shelf: Shelf) -> set[str]:
    """Labels of the shelf's documents that a caller finds in lists."""
    seen = set()
    for run in {one["run_id"] for one in [*shelf.networks, *shelf.districts]}:
        answer = await client.get(PATH, params={"run_id": run}, headers=caller.headers)
        seen |= {one["unit"]["label"] for one in answer.json()["items"]}
    return seen


async def test_without_a_token_nobody_sees_a_document_or_its_file(house: House, shelf: Shelf) -> None:
    url = f"{PATH}/{shelf.networks[0]['id']}"
    for answer in (
        await house.client.get(PATH),
        await house.client.get(url),
        await house.client.get(f"{url}/file"),
        await house.client.post(f"{url}:retry"),
    ):
        assert (answer.status_code, answer.json()["code"]) == (401, "authentication.required")


async def test_a_document_of_another_tenant_is_answered_like_one_that_is_not_there(
    house: House, shelf: Shelf
) -> None:
    for tail in ("", "/file"):
        theirs = await house.client.get(
            f"{PATH}/{shelf.networks[0]['id']}{tail}", headers=house.stranger.headers
        )
        missing = await house.client.get(f"{PATH}/{new_id()}{tail}", headers=house.stranger.headers)
        assert theirs.status_code == missing.status_code == 404
        assert {**theirs.json(), "request_id": ""} == {**missing.json(), "request_id": ""}


async def test_each_reader_sees_the_documents_of_their_units(house: House, shelf: Shelf) -> None:
    everything = {"Red Los Robles", "Red Río Claro", "Red Umoja", "SLEP Costa Norte"}
    assert await labels_seen(house.client, house.researcher, shelf) == everything
    assert await labels_seen(house.client, house.facilitator, shelf) == {"Red Los Robles"}
    theirs = {"Red Los Robles", "Red Umoja", "SLEP Costa Norte"}
    assert await labels_seen(house.client, house.district_representative, shelf) == theirs
    hidden = shelf.about("Red Río Claro")
    for caller in (house.facilitator, house.district_representative):
        for tail in ("", "/file"):
            found = await house.client.get(f"{PATH}/{hidden['id']}{tail}", headers=caller.headers)
            assert found.status_code == 404


@pytest.fixture(scope="module")
async def bare(house: House) -> AsyncIterator[httpx.AsyncClient]:
    """The same service with its own filters switched off: what is left is the database's row-level security."""
    settings = house.kit.with_settings(without_application_filters=True, run_background=False)
    async with house.kit.client(create(settings, issuer=lambda _: house.kit.issuer)) as client:
        yield client


async def test_row_level_security_alone_keeps_every_document_from_whom_it_is_not_for(
    house: House, shelf: Shelf, bare: httpx.AsyncClient
) -> None:
    assert await labels_seen(bare, house.stranger, shelf) == set()
    assert await labels_seen(bare, house.facilitator, shelf) == {"Red Los Robles"}
    theirs = {"Red Los Robles", "Red Umoja", "SLEP Costa Norte"}
    assert await labels_seen(bare, house.district_representative, shelf) == theirs
    for path in (f"definitions/{shelf.run['definition_id']}", f"runs/{shelf.run['id']}"):
        found = await bare.get(f"{BASE}/{path}", headers=house.stranger.headers)
        assert found.status_code == 404


async def test_a_grant_in_one_project_shows_nothing_of_another(house: House, shelf: Shelf) -> None:
    elsewhere = house.kit.issuer.caller(
        "researcher", permissions={"report:read"}, tenant_id=house.tenant, project_id=new_id()
    )
    assert await labels_seen(house.client, elsewhere, shelf) == set()


async def test_the_counts_of_a_run_are_of_the_documents_the_reader_may_see(
    house: House, shelf: Shelf
) -> None:
    url = f"{BASE}/runs/{shelf.run['id']}"
    seen = (await house.client.get(url, headers=house.facilitator.headers)).json()
    assert seen["counts"]["finished"] == 1
    assert (await house.client.get(url, headers=house.researcher.headers)).json()["counts"]["finished"] == 3


async def test_the_file_is_the_pdf_that_was_recorded_and_its_opening_is_audited(
    house: House, shelf: Shelf
) -> None:
    document = shelf.about("Red Los Robles")
    answer = await house.client.get(f"{PATH}/{document['id']}/file", headers=house.facilitator.headers)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/pdf")
    assert hashlib.sha256(answer.content).hexdigest() == document["sha256"]
    assert len(answer.content) == document["bytes"]
    assert len(pypdf.PdfReader(BytesIO(answer.content)).pages) == document["pages"]
    async with house.worker.database.transaction(_everything(house)) as work:
        found = await work.session.execute(
            text("select actor_id from audit where action = 'report.opened' and subject_id = :id"),
            {"id": document["id"]},
        )
        assert [row.actor_id for row in found] == [house.facilitator.id]


async def test_a_file_that_was_damaged_on_disk_is_not_given_out(house: House, shelf: Shelf) -> None:
    document = shelf.about("Red Umoja")
    sha = str(document["sha256"])
    path = house.kit.settings.files_dir / str(house.tenant) / sha[:2] / sha
    whole = path.read_bytes()
    path.write_bytes(whole[:-1])
    try:
        answer = await house.client.get(f"{PATH}/{document['id']}/file", headers=house.researcher.headers)
    finally:
        path.write_bytes(whole)
    assert (answer.status_code, answer.json()["code"]) == (503, "file.missing")


async def test_a_document_that_is_not_finished_has_no_file(house: House) -> None:
    house.neighbours.refuse_figures = False
    house.neighbours.spoilt_units.update(house.neighbours.units())
    try:
        run = await make_run(house, await define(house))
    finally:
        house.neighbours.spoilt_units.clear()
    (document, *_) = await documents_of(house, run["id"])
    answer = await house.client.get(f"{PATH}/{document['id']}/file", headers=house.researcher.headers)
    assert (answer.status_code, answer.json()["code"]) == (409, "document.not_ready")
    refused = await house.client.post(f"{PATH}/{document['id']}:retry", headers=house.facilitator.headers)
    assert (refused.status_code, refused.json()["code"]) == (403, "permission.denied")


async def test_lists_are_filtered_by_state_and_an_unknown_state_is_refused(
    house: House, shelf: Shelf
) -> None:
    params = {"run_id": shelf.run["id"], "state": "failed"}
    assert (await house.client.get(PATH, params=params, headers=house.researcher.headers)).json()[
        "items"
    ] == []
    wrong = await house.client.get(PATH, params={"state": "lost"}, headers=house.researcher.headers)
    assert (wrong.status_code, wrong.json()["errors"][0]["pointer"]) == (422, "/state")


async def test_the_stored_tree_is_the_one_the_document_was_printed_from(house: House, shelf: Shelf) -> None:
    document = shelf.about("SLEP Costa Norte")
    async with house.worker.database.transaction(_everything(house)) as work:
        found = await work.session.execute(
            text(
                "select t.tree, d.tree_hash from document_tree t join document d"
                " on d.id = t.document_id where d.id = :id"
            ),
            {"id": document["id"]},
        )
        row = found.one()
    from reports_worker.resolving.resolve import tree_hash

    assert tree_hash(row.tree) == row.tree_hash
    assert row.tree["heading"] == "SLEP Costa Norte"


async def test_lists_and_files_take_the_same_few_queries(house: House, shelf: Shelf) -> None:
    headers = house.researcher.headers
    listed = await house.client.get(PATH, params={"limit": 50}, headers=headers)
    one = await house.client.get(PATH, params={"limit": 1}, headers=headers)
    assert queries_of(listed) == queries_of(one) == 2
    runs = await house.client.get(f"{BASE}/runs", params={"limit": 50}, headers=headers)
    assert queries_of(runs) == 3


def _everything(house: House) -> Any:
    from chassis.database import Scope

    return Scope.tenant(house.tenant)
