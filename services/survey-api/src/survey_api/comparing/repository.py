"""Every query on earlier waves."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import and_, or_
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession
from sqlmodel.sql.expression import SelectOfScalar

from survey_api.instruments.models import InstrumentVersion
from survey_api.waves.models import Wave

MOST = 20
"""So many waves back: a questionnaire that is asked each term for seven years."""


def before(wave: Wave, instrument_id: UUID) -> SelectOfScalar[Wave]:
    """Waves of the project that asked with this questionnaire, at any version, and began earlier; newest first."""
    versions = select(InstrumentVersion.id).where(
        col(InstrumentVersion.tenant_id) == wave.tenant_id,
        col(InstrumentVersion.instrument_id) == instrument_id,
    )
    return (
        select(Wave)
        .where(
            col(Wave.tenant_id) == wave.tenant_id,
            col(Wave.project_id) == wave.project_id,
            col(Wave.instrument_version_id).in_(versions),
            col(Wave.state) != "draft",
            or_(
                col(Wave.starts_on) < wave.starts_on,
                and_(col(Wave.starts_on) == wave.starts_on, col(Wave.id) < wave.id),
            ),
        )
        .order_by(col(Wave.starts_on).desc(), col(Wave.id).desc())
        .limit(MOST)
    )


async def at_the_same_site(session: AsyncSession, wave: Wave, instrument_id: UUID) -> Sequence[Wave]:
    """Those whose figures a closed wave is held against."""
    statement = before(wave, instrument_id).where(
        col(Wave.site_id) == wave.site_id, col(Wave.state) == "closed"
    )
    return (await session.exec(statement)).all()


async def versions(
    session: AsyncSession, version_ids: Collection[UUID]
) -> dict[UUID, tuple[int, Mapping[str, Any]]]:
    """Number and model of each."""
    rows = await session.exec(
        select(InstrumentVersion.id, InstrumentVersion.number, InstrumentVersion.model).where(
            col(InstrumentVersion.id).in_(version_ids)
        )
    )
    return {version_id: (number, model) for version_id, number, model in rows.all()}
