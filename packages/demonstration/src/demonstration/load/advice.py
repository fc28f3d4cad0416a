"""The questionnaire about people: each answer comes through the personal link of whoever gives it."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC
from typing import Final

from duru_client import Client, Credentials, PublicLink
from duru_client.operations.survey import Submission, WaveOut

from demonstration.advice import Advice, Advised
from demonstration.load.calls import PAGE, Caller
from demonstration.load.directory import Places
from demonstration.load.waves import load_instrument, open_wave
from demonstration.model import WavePlan

LANGUAGE: Final = "sw"

AsSomebody = Callable[[Credentials], AbstractContextManager[Client]]


def load_advice(caller: Caller, advice: Advice, site: str, places: Places, as_somebody: AsSomebody) -> None:
    """An answer that is there already is answered so; a person whose link was revoked meanwhile is left out."""
    instrument = load_instrument(caller, places.project, advice.questionnaire, "ushauri_mtandao.xlsx")
    plan = WavePlan(advice.title, advice.starts_on, advice.ends_on)
    wave = open_wave(caller, instrument, site, plan, "named")
    if wave["state"] != "open":
        return
    tokens = _tokens_by_person(caller, wave)
    for answer in advice.answers:
        token = tokens.get(places.people[answer.person])
        if token is not None:
            with as_somebody(PublicLink(token)) as respondent:
                respondent.survey.put_response(wave["id"], answer.id, _body(answer, wave, places))
    caller.say(f"{len(advice.answers)} answers by personal links for “{advice.title}”")


def _tokens_by_person(caller: Caller, wave: WaveOut) -> dict[str, str]:
    caller.client.survey.make_links(wave["id"])
    return {
        link["person"]["person_id"]: link["url"].rpartition("/s/")[2]
        for link in caller.client.survey.iter_list_links(wave["id"], limit=PAGE)
        if link["person"] and link["url"]
    }


def _body(answer: Advised, wave: WaveOut, places: Places) -> Submission:
    return {
        "instrument_version_id": wave["instrument_version_id"],
        "language": LANGUAGE,
        "started_at": answer.started_at.astimezone(UTC).isoformat(),
        "ended_at": answer.ended_at.astimezone(UTC).isoformat(),
        "answers": answer.answers(places.people),
    }
