"""The intake written the plain way: FastAPI, pydantic, one ORM row, one event. What the short way is held to."""

import hashlib
from datetime import UTC, datetime
from typing import Annotated, Any
from uuid import UUID

import orjson
from chassis.principal import Principal
from chassis.problems import NotFound
from chassis.routing import Work, allowed, router
from chassis.schemas import Shape
from contracts.events import ResponseReceived
from fastapi import Response as Reply
from form_engine.shape import check_shape
from pydantic import AwareDatetime, Field
from sqlmodel import col, select
from survey_api.errors import ResponseConflict, ResponseInvalid, WaveClosed, WaveDraft
from survey_api.instruments.models import InstrumentVersion
from survey_api.invitations.models import Invitation
from survey_api.responses.models import Response
from survey_api.waves.models import Wave

routes = router("/reference", tags=["reference"])
Sender = Annotated[Principal, allowed("response:create")]


class Body(Shape):
    instrument_version_id: UUID
    language: str = Field(min_length=2, max_length=35, pattern=r"^[A-Za-z0-9-]+$")
    started_at: AwareDatetime | None = None
    ended_at: AwareDatetime | None = None
    invitation_id: UUID | None = None
    answers: dict[str, Any]


def _utc(moment: datetime | None) -> str | None:
    return moment.astimezone(UTC).isoformat() if moment else None


def digest(wave_id: UUID, body: Body) -> str:
    content = {**body.model_dump(mode="json"), "wave": str(wave_id), "started_at": _utc(body.started_at),
               "ended_at": _utc(body.ended_at)}  # fmt: skip
    return hashlib.sha256(orjson.dumps(content, option=orjson.OPT_SORT_KEYS)).hexdigest()


def faults(body: Body, version: InstrumentVersion) -> list[dict[str, Any]]:
    if body.invitation_id is None:
        return [{"pointer": "/invitation_id", "code": "invitation.required"}]
    if body.instrument_version_id != version.id:
        return [{"pointer": "/instrument_version_id", "code": "version.wrong"}]
    found: list[dict[str, Any]] = []
    if body.language not in {language["code"] for language in version.languages}:
        found.append({"pointer": "/language", "code": "language.unknown"})
    if body.started_at and body.ended_at and body.ended_at < body.started_at:
        found.append({"pointer": "/ended_at", "code": "time.order"})
    errors = check_shape(version.model, body.answers)
    return found + [{**error.to_json(), "pointer": f"/answers{error.pointer}"} for error in errors]


@routes.put("/waves/{wave_id}/responses/{response_id}", status_code=201)
async def put_response(
    wave_id: UUID, response_id: UUID, body: Body, work: Work, caller: Sender, reply: Reply
) -> dict[str, Any]:
    session = work.session
    wave = (await session.exec(select(Wave).where(col(Wave.id) == wave_id))).first()
    if wave is None or not caller.may("response:create", project_id=wave.project_id):
        raise NotFound
    if wave.state == "draft":
        raise WaveDraft
    version = (
        await session.exec(
            select(InstrumentVersion).where(col(InstrumentVersion.id) == wave.instrument_version_id)
        )
    ).one()
    if found := faults(body, version):
        raise ResponseInvalid(faults=found)
    sha256 = digest(wave_id, body)
    known = (await session.exec(select(Response).where(col(Response.id) == response_id))).first()
    if known is not None:
        if known.submitted_by != f"reference:{sha256}":
            raise ResponseConflict
        reply.status_code = 200
        return _receipt(known)
    if wave.state == "closed":
        raise WaveClosed
    invitation = (
        await session.exec(
            select(Invitation).where(
                col(Invitation.id) == body.invitation_id, col(Invitation.wave_id) == wave_id
            )
        )
    ).first()
    if invitation is None:
        raise ResponseInvalid(faults=[{"pointer": "/invitation_id", "code": "invitation.unknown"}])
    row = Response(
        tenant_id=wave.tenant_id, id=response_id, project_id=wave.project_id, wave_id=wave_id,
        instrument_version_id=version.id, network_id=invitation.network_id, school_id=invitation.school_id,
        district_id=invitation.district_id, invitation_id=invitation.id, language=body.language,
        started_at=body.started_at, ended_at=body.ended_at, answers=body.answers, sha256=sha256,
        submitted_by=f"reference:{sha256}", received_at=work.clock.now(),
    )  # fmt: skip
    session.add(row)
    work.emit(
        ResponseReceived(response_id=row.id, wave_id=wave_id),
        tenant_id=row.tenant_id,
        project_id=row.project_id,
    )
    return _receipt(row)


def _receipt(row: Response) -> dict[str, Any]:
    return {
        "id": row.id,
        "received_at": row.received_at,
        "sha256": row.sha256,
        "state": "received",
        "amend_token": "the short way's alone",
    }
