"""Questionnaire, waves and answers."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any, Final, Literal

from duru_client.operations.survey import InstrumentOut, NumberedSubmission, WaveIn, WaveOut

from demonstration.load.calls import PAGE, Caller, first, stable_key
from demonstration.load.failures import LoadFailed
from demonstration.model import Response, WavePlan

_BATCH: Final = 100
_STORED: Final = ("created", "repeated")


def load_instrument(caller: Caller, project: str, xlsform: bytes, file_name: str) -> InstrumentOut:
    """Upload the questionnaire; the same bytes again are the same version."""
    made = caller.client.survey.upload_instrument(
        xlsform,
        project_id=project,
        file_name=file_name,
        idempotency_key=stable_key("instrument", project, file_name),
    )
    caller.say(f"questionnaire “{made['title']}” with {made['questions']} questions")
    return made


def open_wave(
    caller: Caller,
    instrument: InstrumentOut,
    site: str,
    plan: WavePlan,
    mode: Literal["named", "anonymous"],
    *,
    amendments: bool = False,
) -> WaveOut:
    """Return the wave, opened unless it was closed already."""
    survey = caller.client.survey
    project = instrument["project_id"]
    body: WaveIn = {
        "project_id": project,
        "site_id": site,
        "instrument_version_id": instrument["version_id"],
        "title": plan.title,
        "starts_on": plan.starts_on.isoformat(),
        "ends_on": plan.ends_on.isoformat(),
        "invitation_mode": mode,
        "link_level": "network",
        "amendments": amendments,
    }
    found = first(survey.iter_list_waves(project_id=project, limit=PAGE), title=plan.title)
    wave = found or survey.create_wave(body, idempotency_key=stable_key("wave", project, plan.title))
    if wave["state"] == "draft":
        wave = survey.open_wave(wave["id"])
        caller.say(f"wave “{plan.title}” opened for {wave['invited']} invitations")
    return wave


def send_responses(caller: Caller, wave: WaveOut, responses: Iterable[Response], sender: Caller) -> None:
    """Send every response, each for the invitation of its person; what is stored already is answered so."""
    invitations = _invitations_by_person_code(caller, wave)
    bodies = [_body(response, wave, invitations[response.person]) for response in responses]
    for start in range(0, len(bodies), _BATCH):
        batch = bodies[start : start + _BATCH]
        answer = sender.client.survey.post_response_batch(wave["id"], {"responses": batch})
        _refuse_losses(answer["results"], len(batch))
        caller.say(f"{start + len(batch)} of {len(bodies)} responses of “{wave['title']}” stored")


def close_wave(caller: Caller, wave: WaveOut) -> None:
    if wave["state"] != "closed":
        caller.client.survey.close_wave(wave["id"])
        caller.say(f"wave “{wave['title']}” closed")


def give_out_links(caller: Caller, wave: WaveOut) -> str:
    """One public link a network; those that have one keep it. The token of the first that is still good."""
    links = caller.client.survey.make_links(wave["id"])
    caller.say(f"{len(links['items'])} public links for “{wave['title']}”")
    urls = [link["url"] for link in links["items"] if link["url"]]
    return urls[0].rpartition("/s/")[2]


def _invitations_by_person_code(caller: Caller, wave: WaveOut) -> dict[str, str]:
    invitations = {
        invitation["person_id"]: invitation["id"]
        for invitation in caller.client.survey.iter_list_invitations(wave["id"], limit=PAGE)
    }
    people = caller.client.identity.iter_list_people(project_id=wave["project_id"], limit=PAGE)
    return {
        person["code"]: invitations[person["id"]]
        for person in people
        if person["code"] is not None and person["id"] in invitations
    }


def _body(response: Response, wave: WaveOut, invitation: str) -> NumberedSubmission:
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
        worst = lost[0]
        raise LoadFailed(
            f"{len(lost)} of {sent} responses were not stored; the first, {worst['id']}, "
            f"is {worst['status']}: {worst.get('errors')}"
        )
