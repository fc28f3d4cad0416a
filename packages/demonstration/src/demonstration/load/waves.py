"""Questionnaire, waves and answers."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from demonstration.generate import WavePlan
from demonstration.load.failures import LoadFailed
from demonstration.load.rest import Record, Rest, stable_key
from demonstration.model import Response

_IDENTITY = "/api/identity/v1"
_SURVEY = "/api/survey/v1"
_BATCH = 100
_STORED = ("created", "repeated")


@dataclass(frozen=True, slots=True)
class Instrument:
    version_id: str
    title: str


def load_instrument(rest: Rest, project: str, xlsform: bytes, file_name: str) -> Instrument:
    """Upload the questionnaire; the same bytes again are the same version."""
    answer = rest.client.json(
        "POST",
        f"{_SURVEY}/instruments",
        params={"project_id": project, "file_name": file_name},
        content=xlsform,
        headers={"Content-Type": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
        idempotency_key=stable_key("instrument", project, file_name),
    )
    rest.say(f"questionnaire “{answer['title']}” in {', '.join(answer['languages'])}")
    return Instrument(answer["version_id"], answer["title"])


def open_wave(
    rest: Rest, project: str, site: str, instrument: Instrument, plan: WavePlan, *, mode: str
) -> Record:
    """Return the wave, opened unless it was closed already."""
    body = {
        "project_id": project,
        "site_id": site,
        "instrument_version_id": instrument.version_id,
        "title": plan.title,
        "starts_on": plan.starts_on.isoformat(),
        "ends_on": plan.ends_on.isoformat(),
        "invitation_mode": mode,
        "link_level": "network",
    }
    wave = rest.ensure(f"{_SURVEY}/waves", body, ("title",), project_id=project)
    if wave["state"] == "draft":
        wave = rest.client.json("POST", f"{_SURVEY}/waves/{wave['id']}:open")
        rest.say(f"wave “{plan.title}” opened for {wave['invited']} invitations")
    return dict(wave)


def send_responses(
    rest: Rest, wave: Record, project: str, responses: Iterable[Response], sender: Rest
) -> None:
    """Send every response, each for the invitation of its person; what is stored already is answered so."""
    invitations = _invitations_by_person_code(rest, wave["id"], project)
    bodies = [_body(response, wave, invitations[response.person]) for response in responses]
    for start in range(0, len(bodies), _BATCH):
        batch = bodies[start : start + _BATCH]
        results = sender.client.json(
            "POST", f"{_SURVEY}/waves/{wave['id']}/responses:batch", json={"responses": batch}
        )["results"]
        _refuse_losses(results, len(batch))
        rest.say(f"{start + len(batch)} of {len(bodies)} responses of “{wave['title']}” stored")


def close_wave(rest: Rest, wave: Record) -> None:
    if wave["state"] != "closed":
        rest.client.json("POST", f"{_SURVEY}/waves/{wave['id']}:close")
        rest.say(f"wave “{wave['title']}” closed")


def give_out_links(rest: Rest, wave: Record) -> None:
    """One public link a network, for those networks that have none."""
    path = f"{_SURVEY}/waves/{wave['id']}/links"
    if not rest.every(path):
        rest.client.json("POST", path, idempotency_key=stable_key(path))
    rest.say(f"{len(rest.every(path))} public links for “{wave['title']}”")


def _invitations_by_person_code(rest: Rest, wave: str, project: str) -> dict[str, str]:
    people = rest.every(f"{_IDENTITY}/people", project_id=project)
    invitations = {
        invitation["person_id"]: invitation["id"]
        for invitation in rest.every(f"{_SURVEY}/waves/{wave}/invitations")
    }
    # Only people of the roster have a code, and only those of this wave's site are invited.
    return {
        person["code"]: invitations[person["id"]]
        for person in people
        if person.get("code") and person["id"] in invitations
    }


def _body(response: Response, wave: Record, invitation: str) -> Record:
    return {
        "id": response.id,
        "instrument_version_id": wave["instrument_version_id"],
        "language": response.language,
        "started_at": _time(response.started_at),
        "ended_at": _time(response.ended_at),
        "invitation_id": invitation,
        "answers": response.answers,
    }


def _time(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _refuse_losses(results: list[dict[str, Any]], sent: int) -> None:
    lost = [result for result in results if result["status"] not in _STORED]
    if len(results) != sent:
        raise LoadFailed(f"{sent} responses were sent and {len(results)} were answered for")
    if lost:
        first = lost[0]
        raise LoadFailed(
            f"{len(lost)} of {sent} responses were not stored; the first, {first['id']}, "
            f"is {first['status']}: {first.get('errors')}"
        )
