"""Every query on the files of forms."""

from collections.abc import Collection, Sequence
from uuid import UUID

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from survey_api.instruments.models import InstrumentVersion
from survey_api.media.models import FormMedia
from survey_api.waves.models import Wave


async def of_version(session: AsyncSession, version_id: UUID) -> Sequence[FormMedia]:
    """Of a version that the caller of this was allowed to see."""
    statement = select(FormMedia).where(col(FormMedia.instrument_version_id) == version_id)
    return (await session.exec(statement.order_by(col(FormMedia.name)))).all()


async def one(session: AsyncSession, version_id: UUID, name: str) -> FormMedia | None:
    statement = select(FormMedia).where(
        col(FormMedia.instrument_version_id) == version_id, col(FormMedia.name) == name
    )
    return (await session.exec(statement)).first()


async def versions_with(session: AsyncSession, version_ids: Collection[UUID]) -> frozenset[UUID]:
    """Which of these versions have files."""
    statement = select(FormMedia.instrument_version_id).where(
        col(FormMedia.instrument_version_id).in_(version_ids)
    )
    return frozenset((await session.exec(statement.distinct())).all())


async def lock(session: AsyncSession, version_id: UUID) -> InstrumentVersion:
    """So that two files of one version are added one after the other."""
    statement = (
        select(InstrumentVersion)
        .where(col(InstrumentVersion.id) == version_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    return (await session.exec(statement)).one()


async def was_opened(session: AsyncSession, version_id: UUID) -> bool:
    """Whether a wave with this version has been opened."""
    statement = select(Wave.id).where(
        col(Wave.instrument_version_id) == version_id, col(Wave.state) != "draft"
    )
    return (await session.exec(statement.limit(1))).first() is not None
