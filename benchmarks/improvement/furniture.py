"""A network with 10,000 cycles, 40 ideas and 50 schools, a measure with 1,000 points; and a small twin of each."""

import asyncio
import base64
import json
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import asyncpg

from tests.system.conftest import ADMINISTRATOR, House

CYCLES, IDEAS, SCHOOLS, POINTS = 10_000, 40, 50, 1_000
STAGES = ("plan", "do", "study", "act", "closed")


@dataclass(frozen=True)
class Furnished:
    """Ids of what is asked for."""

    network: str
    small_network: str
    schools: list[str]
    aim: str
    idea: str
    measure: str
    small_measure: str


def furnish(house: House) -> Furnished:
    """The first of each through the service's own door, the rest copied in its database."""
    project = house.project()
    page = house.get("/api/identity/v1/networks", project_id=project, limit=200)
    networks = [one["id"] for one in page["items"]]
    big, small = networks[0], networks[1]
    found = house.get("/api/identity/v1/organisations", project_id=project, kind="school", limit=SCHOOLS)
    schools = [one["id"] for one in found["items"]]
    aims = {network: _aim(house, project, network) for network in (big, small)}
    ideas = {network: _idea(house, project, network, schools[0]) for network in (big, small)}
    for network in (big, small):
        _cycle(house, project, network, schools[0], ideas[network])
    measures = {
        network: _measure(house, project, network, points) for network, points in ((big, POINTS), (small, 12))
    }
    asyncio.run(_multiply(house, UUID(big), [UUID(school) for school in schools]))
    return Furnished(big, small, schools, aims[big], ideas[big], measures[big], measures[small])


def _made(house: House, path: str, body: dict[str, Any]) -> str:
    answer = house.client(ADMINISTRATOR).post(path, json=body)
    if answer.status_code != 201:
        raise SystemExit(f"{path}: {answer.status_code} {answer.text[:600]}")
    return str(answer.json()["id"])


def _aim(house: House, project: str, network: str) -> str:
    body = {
        "project_id": project, "network_id": network, "statement": "More pupils come every day",
        "what": "Attendance", "for_whom": "All pupils", "how_much": "from 88 % to 95 %", "by_when": "2027-12-01",
    }  # fmt: skip
    return _made(house, "/api/pdsa/v1/aims", body)


def _idea(house: House, project: str, network: str, school: str) -> str:
    body = {
        "project_id": project, "network_id": network, "school_id": school, "title": "A call on the first day",
        "description": "Somebody calls home on the first day of absence.", "level": "school",
        "audience": "network",
    }  # fmt: skip
    return _made(house, "/api/pdsa/v1/ideas", body)


def _cycle(house: House, project: str, network: str, school: str, idea: str) -> str:
    body = {
        "project_id": project, "network_id": network, "school_id": school, "idea_id": idea, "audience": "network",
        "title": "Call the homes of one class", "objective": "Find out whether a call brings pupils back sooner.",
        "questions": [{"question": "How many come back the next day?", "prediction": "Three of five"}],
        "who": "The class teacher", "what": "A call before ten", "where": "Class 4A",
        "starts_on": "2026-03-02", "ends_on": "2026-03-13", "data_to_collect": "The list of calls",
    }  # fmt: skip
    return _made(house, "/api/pdsa/v1/cycles", body)


def _measure(house: House, project: str, network: str, points: int) -> str:
    body = {
        "project_id": project, "network_id": network, "name": "Pupils present", "kind": "outcome",
        "definition": "Pupils present at nine", "data": "proportion", "numerator": "present",
        "denominator": "on roll", "direction": "increase", "cadence": "day", "goal": 0.95,
    }  # fmt: skip
    made = _made(house, "/api/pdsa/v1/measures", body)
    rows = ["date\tnumerator\tdenominator"]
    rows += [f"{_day(at)}\t{400 + (at * 37) % 60}\t480" for at in range(points)]
    answer = house.client(ADMINISTRATOR).post(
        f"/api/pdsa/v1/measures/{made}/imports", json={"text": "\n".join(rows), "take": "all"}
    )
    if answer.status_code not in (200, 201):
        raise SystemExit(f"import: {answer.status_code} {answer.text[:600]}")
    return made


def _day(at: int) -> str:
    year, rest = divmod(at, 336)
    month, day = divmod(rest, 28)
    return f"{2022 + year}-{month + 1:02d}-{day + 1:02d}"


def _tenant(house: House) -> str:
    """The organisation that the administrator works for, read from the token."""
    payload = house.token(ADMINISTRATOR).split(".")[1]
    told = json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
    return str(told["tid"])


async def _multiply(house: House, network: UUID, schools: list[UUID]) -> None:
    """Copies of the network's one idea and one cycle, over its schools and all stages."""
    connection = await asyncpg.connect(house.system.databases["pdsa"].owner)
    try:
        await connection.execute(
            "select set_config('app.tenant_ids', $1, false), set_config('app.network_ids', '*', false)",
            _tenant(house),
        )
        named = {"id": "uuidv7()", "title": "n || ' ' || first.title"}
        await _copies(connection, "change_idea", network, IDEAS, named)
        rows = await connection.fetch("select id from change_idea where network_id = $1 order by id", network)
        ideas = [row["id"] for row in rows]
        stages = ", ".join(f"'{stage}'" for stage in STAGES)
        spread = {
            **named,
            "ramp_id": "uuidv7()",
            "stage": f"(array[{stages}])[n % {len(STAGES)} + 1]",
            "school_id": f"({_array(schools)})[n % {len(schools)} + 1]",
            "idea_id": f"({_array(ideas)})[n % {len(ideas)} + 1]",
        }
        await _copies(connection, "cycle", network, CYCLES, spread)
        await connection.execute("analyze cycle")
        await connection.execute("analyze change_idea")
    finally:
        await connection.close()


def _array(ids: list[UUID]) -> str:
    return "array[" + ", ".join(f"'{one}'" for one in ids) + "]::uuid[]"


async def _copies(
    connection: asyncpg.Connection, table: str, network: UUID, wanted: int, changes: dict[str, str]
) -> None:
    """Rows of one table made of the network's first; `changes` gives columns an expression with n, 2 and on."""
    found = await connection.fetch(
        "select column_name from information_schema.columns where table_schema = 'public' and table_name = $1",
        table,
    )
    columns = [row["column_name"] for row in found]
    values = ", ".join(changes.get(name, f"first.{name}") for name in columns)
    await connection.execute(
        f"insert into {table} ({', '.join(columns)}) select {values} from (select * from {table}"
        f" where network_id = $1 order by id limit 1) first, generate_series(2, {wanted}) n",
        network,
    )
