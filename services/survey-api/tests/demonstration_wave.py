"""The demonstration's closed wave as the figures' computation gets it, without a database."""

from typing import Any
from uuid import NAMESPACE_URL, uuid5

from demonstration.generate import Programme
from improvement_stats.proportions import response_rate
from survey_api.instruments.gate import convert_form


def made_id(name: str) -> str:
    return str(uuid5(NAMESPACE_URL, name))


def participation(
    unit_id: str, label: str, answers: int, invited: int, networks: int | None
) -> dict[str, Any]:
    rate = response_rate(invited=invited, complete=answers)
    return {
        "id": unit_id, "label": label, "code": label, "invited": invited, "complete": answers, "partial": 0,
        "break_off": 0, "surplus": 0, "answers": answers, "rr1": rate.rr1, "rr2": rate.rr2, "networks": networks,
    }  # fmt: skip


def value_at(answers: Any, path: list[str]) -> str | None:
    for name in path:
        answers = answers.get(name) if isinstance(answers, dict) else None
    found: str | None = answers
    return found


def payload(demo: Programme, minimum: int = 5) -> dict[str, Any]:
    """Units, measures and answers of the 2022 wave."""
    form = convert_form(demo.questionnaire)
    assert form["faults"] == []
    paths = [item["path"] for item in form["measures"]["items"]]
    units, answers = [], {}
    for district in demo.districts:
        district_id = made_id(district.code)
        in_district = 0
        for network in district.networks:
            network_id = made_id(network.code)
            given = [r for r in demo.responses if r.network == network.code]
            in_district += len(given)
            answers[network_id] = [[value_at(r.answers, path) for path in paths] for r in given]
            row = participation(network_id, network.name, len(given), network.invited, None)
            units.append(_unit("network", row, district_id))
        row = participation(district_id, district.name, in_district, district.invited, len(district.networks))
        units.append(_unit("district", row, None))
    invited = sum(d.invited for d in demo.districts)
    row = participation(made_id("project"), demo.project_name, len(demo.responses), invited, 59)
    units.append(_unit("project", row, None))
    return {
        "minimum": minimum,
        "wave": {
            "id": made_id("wave"), "title": "2022", "instrument": form["title"], "starts_on": "2022-09-05",
            "ends_on": "2022-10-14",
        },
        "measures": form["measures"],
        "units": units,
        "answers": answers,
    }  # fmt: skip


def _unit(kind: str, row: dict[str, Any], district_id: str | None) -> dict[str, Any]:
    return {
        "id": row["id"], "kind": kind, "label": row["label"], "code": row["code"], "district_id": district_id,
        "participation": row,
    }  # fmt: skip
