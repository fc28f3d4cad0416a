"""Figures of one question of a closed wave, frozen by survey-api with the reader's own rights."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from chassis.problems import PermissionDenied
from chassis.service_client import Bearer, CallRefused, ServiceClient

from pdsa_api.evidence.errors import SurveyRefused
from pdsa_api.evidence.schemas import SurveyIn

_SECONDS = 30.0
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
        """What a reader sees now of the question, with the hash of the whole set.

        Raises Unavailable while survey-api is away, PermissionDenied for who may not freeze figures, SurveyRefused.
        """
        survey = self._survey.using(Bearer(token))
        unit = asked.unit_id or network_id
        try:
            made = await survey.post(
                "/api/survey/v1/figures", {"wave_id": str(asked.wave_id)}, seconds=_SECONDS
            )
            found = await survey.get(f"/api/survey/v1/figures/{made['id']}/slices/{unit}")
        except CallRefused as refused:
            raise _told(refused) from refused
        return _frozen(found, asked.question)


def _told(refused: CallRefused) -> Exception:
    if refused.status == 403:
        return PermissionDenied("This needs the right to read and freeze figures. Ask who leads the survey.")
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
