"""Every query on attachments."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import func, text
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from survey_api.attachments.domain import state_of
from survey_api.attachments.models import COMPLETE, Attachment
from survey_api.responses.models import Response

_STORED = text("select coalesce(sum(size), 0) from stored_file where tenant_id = :tenant")
_CLASHES = text("select count(*) from response_conflict where response_id = :response")
_TOLD = text("update invitation set response_state = :state where response_id = :response")


async def of_responses(session: AsyncSession, response_ids: Sequence[UUID]) -> dict[UUID, list[Attachment]]:
    """The files of these responses, by response, in the order of their ids: that of the form."""
    if not response_ids:
        return {}
    rows = await session.exec(
        select(Attachment).where(col(Attachment.response_id).in_(response_ids)).order_by(col(Attachment.id))
    )
    found: dict[UUID, list[Attachment]] = {one: [] for one in response_ids}
    for row in rows.all():
        found[row.response_id].append(row)
    return found


async def one(session: AsyncSession, response_id: UUID, attachment_id: UUID) -> Attachment | None:
    statement = select(Attachment).where(
        col(Attachment.response_id) == response_id, col(Attachment.id) == attachment_id
    )
    return (await session.exec(statement)).first()


async def by_name(session: AsyncSession, response_id: UUID, name: str) -> Attachment | None:
    statement = select(Attachment).where(
        col(Attachment.response_id) == response_id, col(Attachment.name) == name
    )
    return (await session.exec(statement)).first()


async def lock_response(session: AsyncSession, wave_id: UUID, response_id: UUID) -> Response | None:
    """Whoever adds a file to a response, or judges it, holds its row: so that none counts wrongly."""
    statement = (
        select(Response)
        .where(col(Response.wave_id) == wave_id, col(Response.id) == response_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    return (await session.exec(statement)).first()


async def recount(session: AsyncSession, response: Response) -> None:
    """Bring what a locked response says of its files up to date, and with it whether it is complete."""
    await session.flush()
    statement = select(func.count()).where(
        col(Attachment.response_id) == response.id,
        col(Attachment.named),
        col(Attachment.state) != COMPLETE,
    )
    missing = (await session.exec(statement)).one()
    response.files_missing = missing
    if response.evaluated_at is None:
        return
    response.state = state_of(response.answered or 0, response.applicable or 0, missing)
    await session.execute(_TOLD, {"state": response.state, "response": response.id})


async def stored_bytes(session: AsyncSession, tenant_id: UUID) -> int:
    """What the files of a tenant take up."""
    return int((await session.execute(_STORED, {"tenant": tenant_id})).scalar_one())


async def conflicts_of(session: AsyncSession, response_id: UUID) -> int:
    return int((await session.execute(_CLASHES, {"response": response_id})).scalar_one())
