"""Figures of one question of a closed wave, as survey-api froze them, read with the reader's own rights.

What was frozen already, for a report as a rule, is used as it is: who may read it may attach it. Only where
nothing was frozen yet are figures frozen now, by whoever may do that. What survey-api hides stays hidden.
"""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from chassis.problems import PermissionDenied
from chassis.service_client import Bearer, CallRefused, ServiceClient

from pdsa_api.evidence.errors import SurveyRefused
from pdsa_api.evidence.schemas import SurveyIn

_SECONDS = 30.0
_FIGURES = "/api/survey/v1/figures"
_KEPT = (
    "name",
    "group",
    "group_label",
    "label",
    "scale",
    "counts",
    "n",
    "n_missing",
    "top",
    "bottom",
    "withheld",
)


def _fault(field: str, code: str, message: str, fix: str) -> SurveyRefused:
    return SurveyRefused(
        f"{message[:1].upper()}{message[1:]}. {fix}",
        faults=[{"pointer": f"/survey/{field}", "code": code, "message": message, "fix": fix}],
    )


class SurveyResults:
    def __init__(self, survey: ServiceClient) -> None:
        self._survey = survey

    async def freeze(self, token: str, network_id: UUID, asked: SurveyIn) -> dict[str, Any]:
        """What the reader may see of the question, with the hash of the whole set.

        Raises Unavailable while survey-api is away, PermissionDenied for who may not read figures, SurveyRefused.
        """
        survey = self._survey.using(Bearer(token))
        unit = asked.unit_id or network_id
        try:
            set_id = await _newest(survey, asked.wave_id) or await _made(survey, asked.wave_id)
            found = await survey.get(f"{_FIGURES}/{set_id}/slices/{unit}")
        except CallRefused as refused:
            raise _told(refused) from refused
        return _frozen(found, asked.question)


async def _newest(survey: ServiceClient, wave_id: UUID) -> str | None:
    page = await survey.get(_FIGURES, wave_id=str(wave_id), limit=1)
    return str(page["items"][0]["id"]) if page["items"] else None


async def _made(survey: ServiceClient, wave_id: UUID) -> str:
    try:
        made = await survey.post(_FIGURES, {"wave_id": str(wave_id)}, seconds=_SECONDS)
    except CallRefused as refused:
        if refused.status != 403:
            raise
        raise _fault(
            "wave_id",
            "survey.not_frozen",
            "there are no figures of this wave yet",
            "Ask who leads the survey to close it and make its report.",
        ) from refused
    return str(made["id"])


def _told(refused: CallRefused) -> Exception:
    if refused.status == 403:
        return PermissionDenied("This needs the permission figures:read. Ask somebody who reads the reports.")
    if refused.code == "figures.wave_open":
        return _fault("wave_id", refused.code, "the wave is still open", "Wait until it is closed.")
    if refused.status == 404:
        return _fault(
            "wave_id", "survey.not_there", "there are no such figures for this unit", "Choose another wave."
        )
    return _fault("wave_id", refused.code, "survey-api refused it", str(refused.body.get("detail", "")))


def _frozen(found: Mapping[str, Any], question: str) -> dict[str, Any]:
    item = next((one for one in found.get("items", []) if one["name"] == question), None)
    if item is None:
        names = ", ".join(str(one["name"]) for one in found.get("items", [])[:20]) or "none"
        raise _fault("question", "survey.question", "the wave has no such question here", f"One of: {names}.")
    return {
        "figure_set_id": found["figure_set_id"],
        "hash": found["hash"],
        "minimum": found["minimum"],
        "wave": found["wave"],
        "unit": found["unit"],
        "withheld": found["withheld"],
        "question": {name: item[name] for name in _KEPT if name in item},
    }
