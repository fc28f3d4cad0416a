"""The use cases of changing one's own answers."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import orjson
from chassis.database import Transaction
from chassis.parts import Parts
from chassis.principal import Principal
from chassis.problems import NotFound
from chassis.versions import require_version
from sqlmodel import col, select
from starlette.requests import Request

from survey_api.amendments.keys import AmendKeys
from survey_api.amendments.schemas import AmendReceipt, OwnFile, OwnResponse, OwnWave
from survey_api.attachments import repository as attachments
from survey_api.attachments.attaching import is_sender
from survey_api.attachments.models import Attachment
from survey_api.conflicts.keeping import clash, keep_answers
from survey_api.errors import AmendmentsOff, ResponseConflict, WaveClosed
from survey_api.responses.amending import Newer, amend, response_of_instance, version_of_instance
from survey_api.responses.intake import Intake, KnownWave, Sender
from survey_api.responses.models import Response
from survey_api.responses.repository import sent_response
from survey_api.responses.storage import Row
from survey_api.responses.submission import Amendment, refuse
from survey_api.waves import domain
from survey_api.waves.models import Wave

OTHER_INVITATION = {
    "pointer": "/invitation_id",
    "code": "invitation.other",
    "message": "The answers were sent for another invitation.",
    "fix": "Send the invitation_id that the answers have.",
}


@dataclass
class OwnAnswers:
    """Reads and changes what a caller sent, given the token of its receipt."""

    parts: Parts
    intake: Intake
    keys: AmendKeys

    async def read(
        self, work: Transaction, caller: Principal, wave_id: UUID, response_id: UUID, token: str
    ) -> OwnResponse:
        """Raises NotFound: whether the response is there is told to nobody else."""
        self._require(token, wave_id, response_id)
        response = _own(await sent_response(work.session, wave_id, response_id), caller)
        wave = await _wave(work, wave_id)
        files = (await attachments.of_responses(work.session, [response.id]))[response.id]
        return _shown(response, wave, files)

    async def amend(
        self,
        request: Request,
        caller: Principal,
        sender: Sender,
        known: KnownWave,
        response_id: UUID,
        token: str,
        one: Amendment,
    ) -> AmendReceipt:
        """A new version, or the receipt of the one that this request made before.

        Raises NotFound, ResponseInvalid, WaveClosed, AmendmentsOff, VersionRequired, VersionConflict with what is
        newer, and ResponseConflict for other content under a known instance id, which is kept for a person;
        ResponseNotKept where too many wait there.
        """
        self._require(token, known.id, response_id)
        row = self.intake.row(sender, known, one.instance_id, one)
        async with self.parts.database.transaction(sender.scope, actor=caller) as work:
            wave = await _wave(work, known.id, hold=True)
            response = _own(await attachments.lock_response(work.session, known.id, response_id), caller)
            if row.invitation_id != response.invitation_id:
                refuse([OTHER_INVITATION])
            found = await response_of_instance(work.session, known.id, one.instance_id)
            if found is not None and found[0].id != response.id:
                raise ResponseConflict("This instance_id is another response's. Make a new one.")
            receipt = await self._repeated(work, response, row) if found else None
            kept = False
            if found is not None and receipt is None:
                kept = await keep_answers(work, response, row)
            elif receipt is None:
                await self._require_changeable(work, request, wave, response, one)
                await amend(work, response, _newer(row), caller.id)
                receipt = self._receipt(response)
        if receipt is None:
            raise clash("Other content was sent under this instance_id.", kept=kept)
        self.intake.woken(row)
        return receipt

    def _require(self, token: str, wave_id: UUID, response_id: UUID) -> None:
        if not self.keys.opens(token, wave_id, response_id):
            raise NotFound

    async def _repeated(self, work: Transaction, response: Response, row: Row) -> AmendReceipt | None:
        """The receipt that this request got before; None where the content is another."""
        if response.newest_instance == row.id:
            return self._receipt(response) if response.sha256 == row.sha256 else None
        before = await version_of_instance(work.session, response.id, row.id)
        if before is None or before.sha256 != row.sha256:
            return None
        return AmendReceipt(
            id=response.id,
            instance_id=row.id,
            version=before.number,
            received_at=before.received_at,
            sha256=before.sha256,
            amend_token=self.keys.token(response.wave_id, response.id),
        )

    def _receipt(self, response: Response) -> AmendReceipt:
        return AmendReceipt(
            id=response.id,
            instance_id=response.newest_instance,
            version=response.version,
            received_at=response.amended_at or response.received_at,
            sha256=response.sha256,
            amend_token=self.keys.token(response.wave_id, response.id),
        )

    async def _require_changeable(
        self, work: Transaction, request: Request, wave: Wave, response: Response, one: Amendment
    ) -> None:
        if wave.state == domain.CLOSED:
            raise WaveClosed("It takes no more answers, and no changes to them.")
        if not wave.amendments:
            raise AmendmentsOff("What was sent stays as it is.")
        files = (await attachments.of_responses(work.session, [response.id]))[response.id]
        now: dict[str, Any] = _shown(response, wave, files).model_dump(mode="json")
        require_version(request, response.version, now=now, yours={"answers": one.answers})


def _own(response: Response | None, caller: Principal) -> Response:
    if response is None or not is_sender(caller, response):
        raise NotFound
    return response


async def _wave(work: Transaction, wave_id: UUID, *, hold: bool = False) -> Wave:
    """`hold`: a wave that is being closed waits for the change in flight."""
    statement = select(Wave).where(col(Wave.id) == wave_id)
    if hold:
        statement = statement.with_for_update(read=True)
    wave = (await work.session.exec(statement)).first()
    if wave is None:
        raise NotFound
    return wave


def _shown(response: Response, wave: Wave, files: Sequence[Attachment]) -> OwnResponse:
    names = set(OwnResponse.model_fields) - {"attachments", "wave"}
    return OwnResponse(
        **response.model_dump(include=names),
        attachments=[
            OwnFile(**one.model_dump(include=set(OwnFile.model_fields))) for one in files if one.named
        ],
        wave=OwnWave(state=wave.state, amendments=wave.amendments, closes_on=wave.ends_on),  # type: ignore[arg-type]  # the table's check allows these three only
    )


def _newer(row: Row) -> Newer:
    return Newer(
        instance_id=row.id,
        answers=orjson.loads(row.answers),
        sha256=row.sha256,
        language=row.language,
        started_at=row.started_at,
        ended_at=row.ended_at,
        xml=None,
        submitted_by=row.submitted_by,
        files=orjson.loads(row.files),
        cause="edit",
    )
