"""A wave of one's own: the demonstration's questionnaire and roster, opened, answered and closed through REST."""

from typing import Any
from uuid import uuid4

from demonstration.generate import programme

from .conftest import RESEARCHER, House

_BATCH = 100


def opened_wave(house: House, title: str) -> dict[str, Any]:
    """A named wave on the same questionnaire and roster as the demonstration's first."""
    first = house.wave("closed")
    wanted = ("project_id", "site_id", "instrument_version_id", "starts_on", "ends_on")
    body = {**{name: first[name] for name in wanted}, "title": title}
    body |= {"invitation_mode": "named", "link_level": "network"}
    client = house.client(RESEARCHER)
    made = client.post("/api/survey/v1/waves", json=body)
    assert made.status_code == 201, made.text
    opened = client.post(f"/api/survey/v1/waves/{made.json()['id']}:open")
    assert opened.status_code == 200, opened.text
    wave: dict[str, Any] = opened.json()
    return wave


def responses_for(house: House, wave: dict[str, Any]) -> list[dict[str, Any]]:
    """The generator's 412 responses, each for its person's invitation in this wave, under new ids."""
    people = {
        person["code"]: person["id"]
        for person in house.every("/api/identity/v1/people", project_id=wave["project_id"])
        if person.get("code")
    }
    invitations = {
        one["person_id"]: one["id"] for one in house.every(f"/api/survey/v1/waves/{wave['id']}/invitations")
    }
    return [
        {
            "id": str(uuid4()),
            "instrument_version_id": wave["instrument_version_id"],
            "language": response.language,
            "started_at": response.started_at.isoformat(),
            "ended_at": response.ended_at.isoformat(),
            "invitation_id": invitations[people[response.person]],
            "answers": response.answers,
        }
        for response in programme().responses
    ]


def answered_wave(house: House, title: str) -> dict[str, Any]:
    wave = opened_wave(house, title)
    bodies = responses_for(house, wave)
    client = house.client(house.partner_id())
    for start in range(0, len(bodies), _BATCH):
        answer = client.post(
            f"/api/survey/v1/waves/{wave['id']}/responses:batch",
            json={"responses": bodies[start : start + _BATCH]},
        )
        assert answer.status_code == 200, answer.text
        assert {one["status"] for one in answer.json()["results"]} == {"created"}
    return wave


def close_wave(house: House, wave: dict[str, Any]) -> None:
    answer = house.client(RESEARCHER).post(f"/api/survey/v1/waves/{wave['id']}:close")
    assert answer.status_code == 200, answer.text
