"""A new version of a response: the record and its id stay, the version before goes into the history."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from chassis.database import Transaction
from contracts.events import ResponseAmended
from sqlalchemy import union_all
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from survey_api.attachments import repository as attachments
from survey_api.attachments.models import MISSING, Attachment
from survey_api.responses.models import Response, ResponseVersion


@dataclass(frozen=True)
class Newer:
    """What takes the place of the newest version. `files` are rows as the intake makes them."""

    instance_id: UUID
    answers: dict[str, Any]
    sha256: str
    language: str
    started_at: datetime | None
    ended_at: datetime | None
    xml: str | None
    submitted_by: str
    files: Sequence[Mapping[str, Any]]
    cause: str


async def amend(work: Transaction, response: Response, newer: Newer, by: str) -> None:
    """In a transaction that holds the response. It is judged again, and keeps its place among the invited."""
    now = work.clock.now()
    work.session.add(
        ResponseVersion(
            **response.model_dump(
                include={
                    "tenant_id", "project_id", "wave_id", "network_id", "sha256", "language", "started_at",
                    "ended_at", "answers", "xml", "submitted_by",
                }
            ),
            response_id=response.id,
            number=response.version,
            instance_id=response.newest_instance,
            received_at=response.amended_at or response.received_at,
            replaced_at=now,
            replaced_by=by,
            cause=newer.cause,
        )
    )  # fmt: skip
    response.answers = newer.answers
    response.sha256 = newer.sha256
    response.language = newer.language
    response.started_at, response.ended_at = newer.started_at, newer.ended_at
    response.xml = newer.xml
    response.submitted_by = newer.submitted_by
    response.instance_id = newer.instance_id
    response.version += 1
    response.amended_at = now
    await _name_files(work.session, response, newer.files)
    response.evaluated_at = None
    response.state = "received"
    await attachments.recount(work.session, response)
    work.emit(
        ResponseAmended(response_id=response.id, wave_id=response.wave_id, version=response.version),
        tenant_id=response.tenant_id,
        project_id=response.project_id,
    )
    work.audit(
        "response.amended",
        tenant_id=response.tenant_id,
        subject_kind="response",
        subject_id=response.id,
        detail={"version": response.version, "cause": newer.cause},
    )


async def _name_files(session: AsyncSession, response: Response, files: Sequence[Mapping[str, Any]]) -> None:
    """Files that are named still stay; those no longer named are kept, and no longer waited for."""
    here = {a.name: a for a in (await attachments.of_responses(session, [response.id]))[response.id]}
    named = {str(file["name"]) for file in files}
    for name, attachment in here.items():
        attachment.named = name in named
    for file in files:
        if file["name"] in here:
            here[file["name"]].pointer = file["pointer"]
            continue
        session.add(
            Attachment(
                tenant_id=response.tenant_id,
                id=UUID(str(file["id"])),
                project_id=response.project_id,
                wave_id=response.wave_id,
                network_id=response.network_id,
                response_id=response.id,
                name=file["name"],
                pointer=file["pointer"],
                kind=file["kind"],
                expected_sha256=file["sha256"],
                expected_size=file["size"],
                state=MISSING,
            )
        )


async def response_of_instance(
    session: AsyncSession, wave_id: UUID, instance_id: UUID, *, lock: bool = False
) -> tuple[Response, dict[UUID, str]] | None:
    """The response that has, or had, a version of this instance id; and the instance ids of its versions before,
    each with its content's hash."""
    later = select(Response.id).where(
        col(Response.wave_id) == wave_id, col(Response.instance_id) == instance_id
    )
    older = select(ResponseVersion.response_id).where(
        col(ResponseVersion.wave_id) == wave_id, col(ResponseVersion.instance_id) == instance_id
    )
    edited = (await session.execute(union_all(later, older))).scalars().all()
    statement = (
        select(Response)
        .where(col(Response.wave_id) == wave_id, col(Response.id).in_({instance_id, *edited}))
        .order_by(col(Response.id) != instance_id)
    )
    if lock:
        statement = statement.with_for_update().execution_options(populate_existing=True)
    response = (await session.exec(statement)).first()
    if response is None:
        return None
    versions = await session.exec(
        select(ResponseVersion.instance_id, ResponseVersion.sha256).where(
            col(ResponseVersion.response_id) == response.id
        )
    )
    return response, dict(versions.all())


async def version_of_instance(
    session: AsyncSession, response_id: UUID, instance_id: UUID
) -> ResponseVersion | None:
    """The version before the newest that has this instance id."""
    statement = select(ResponseVersion).where(
        col(ResponseVersion.response_id) == response_id, col(ResponseVersion.instance_id) == instance_id
    )
    return (await session.exec(statement.order_by(col(ResponseVersion.number)))).first()
