"""An answer that somebody sent by a public link and changed two days later."""

from datetime import datetime, timedelta
from typing import Any, Final

from duru_client import Client
from duru_client.operations.survey import Submission, WaveOut

from demonstration.load.calls import Caller, stable_key
from demonstration.model import Response

_SENT: Final = datetime.fromisoformat("2023-09-05T13:12:00+00:00")
_CHANGED: Final = _SENT + timedelta(days=2, hours=5)
_TOOK: Final = timedelta(minutes=11)


def load_changed_answer(caller: Caller, respondent: Client, wave: WaveOut, like: Response) -> None:
    """Sent with the answers of `like`, then changed; repeated, both are answered as they were the first time.

    A wave that takes no changes, for it was opened by an earlier version, is left as it is.
    """
    if not wave["amendments"]:
        return
    response_id = stable_key("changed answer", wave["id"])
    first = _body(wave, like.answers, _SENT)
    receipt = respondent.survey.put_response(wave["id"], response_id, first)
    respondent.survey.amend_own_response(
        wave["id"],
        response_id,
        {
            **_body(wave, _second_thoughts(like.answers), _CHANGED),
            "instance_id": stable_key("its change", wave["id"]),
        },
        amend_token=receipt["amend_token"],
        if_match='"1"',
    )
    caller.say(f"an answer to “{wave['title']}” that was changed after it was sent")


def _body(wave: WaveOut, answers: dict[str, Any], ended_at: datetime) -> Submission:
    return {
        "instrument_version_id": wave["instrument_version_id"],
        "language": "es",
        "started_at": (ended_at - _TOOK).isoformat(),
        "ended_at": ended_at.isoformat(),
        "answers": answers,
    }


def _second_thoughts(answers: dict[str, Any]) -> dict[str, Any]:
    """Somebody looked at the attendance data with their colleagues, and knows better now."""
    practices = {**answers["practices"], "attendance_data": "always", "inquiry_groups": "almost_always"}
    purpose = {**answers["purpose"]}
    if "purpose_text" in purpose:
        purpose["purpose_text"] = "Revisar juntos, cada mes, la asistencia de cada curso y lo que cambia."
    return {**answers, "practices": practices, "purpose": purpose}
