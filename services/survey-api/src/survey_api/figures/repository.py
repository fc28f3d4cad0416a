"""Every query on figures."""

from collections.abc import Sequence
from uuid import UUID

from chassis.database import Transaction
from chassis.principal import Principal
from chassis.sight import visible
from sqlalchemy import func, or_
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from survey_api.figures.models import FigureSet, FigureSlice
from survey_api.responses.models import Response

READ = "figures:read"


class Figures:
    """The figures that a caller may read in one transaction."""

    def __init__(self, work: Transaction, caller: Principal, *, off: bool) -> None:
        self._session = work.session
        self._caller = caller
        self._off = off

    async def find(self, set_id: UUID) -> FigureSet | None:
        statement = visible(
            select(FigureSet).where(col(FigureSet.id) == set_id),
            FigureSet,
            self._caller,
            READ,
            network=None,
            off=self._off,
        )
        return (await self._session.exec(statement)).first()

    async def page(self, wave_id: UUID, after: UUID | None, limit: int) -> Sequence[FigureSet]:
        """The sets of a wave, newest first; one more than `limit` when there are more."""
        statement = visible(
            select(FigureSet).where(col(FigureSet.wave_id) == wave_id),
            FigureSet,
            self._caller,
            READ,
            network=None,
            off=self._off,
        )
        if after:
            statement = statement.where(col(FigureSet.id) < after)
        return (await self._session.exec(statement.order_by(col(FigureSet.id).desc()).limit(limit + 1))).all()

    async def same(self, wave_id: UUID, digest: str) -> FigureSet | None:
        statement = visible(
            select(FigureSet).where(col(FigureSet.wave_id) == wave_id, col(FigureSet.hash) == digest),
            FigureSet,
            self._caller,
            "figures:freeze",
            network=None,
            off=self._off,
        )
        return (await self._session.exec(statement)).first()

    async def units(
        self, set_id: UUID, permission: str = READ
    ) -> Sequence[tuple[UUID, str, str, UUID | None]]:
        """(id, kind, label, district) of the slices that the caller may read."""
        statement = select(
            FigureSlice.unit_id, FigureSlice.kind, FigureSlice.label, FigureSlice.district_id
        ).where(col(FigureSlice.figure_set_id) == set_id)
        if not self._off:
            statement = statement.where(col(FigureSlice.tenant_id).in_(self._caller.tenant_ids))
            units = readable_units(self._caller, permission)
            if units is not None:
                statement = statement.where(col(FigureSlice.unit_id).in_(units))
        ordered = statement.order_by(col(FigureSlice.kind), col(FigureSlice.code), col(FigureSlice.unit_id))
        return (await self._session.exec(ordered)).all()

    async def slice(self, set_id: UUID, unit_id: UUID) -> FigureSlice | None:
        statement = visible(
            select(FigureSlice).where(
                col(FigureSlice.figure_set_id) == set_id, col(FigureSlice.unit_id) == unit_id
            ),
            FigureSlice,
            self._caller,
            READ,
            network=None,
            off=self._off,
        )
        units = readable_units(self._caller, READ)
        if units is not None and not self._off:
            statement = statement.where(col(FigureSlice.unit_id).in_(units))
        return (await self._session.exec(statement)).first()

    def add(self, row: FigureSet | FigureSlice) -> None:
        self._session.add(row)


def readable_units(caller: Principal, permission: str) -> frozenset[UUID] | None:
    """Networks, and the district or school that a grant is for, in which the permission holds; None = all."""
    found: frozenset[UUID] = frozenset()
    every = False
    for grant in caller.grants:
        if permission not in grant.permissions:
            continue
        if grant.visible is None:
            every = True
        else:
            found |= grant.visible
    limit = caller.limit.network_ids
    if every:
        return limit
    return found if limit is None else found & limit


async def answers(
    session: AsyncSession, wave_id: UUID, paths: Sequence[Sequence[str]]
) -> Sequence[Sequence[str | None]]:
    """(network, value at each path …) of every response that figures are made of.

    Complete and partial ones that fill a place, and those that came by a public link beyond its places: who
    sent those is unknown, so none of them is the second answer of a person who was counted.
    """
    values = [func.jsonb_extract_path_text(col(Response.answers), *path) for path in paths]
    rows = await session.execute(
        select(col(Response.network_id), *values)
        .where(
            col(Response.wave_id) == wave_id,
            col(Response.state).in_(("complete", "partial")),
            or_(col(Response.counted).is_(True), col(Response.link_id).is_not(None)),
        )
        .order_by(col(Response.network_id), col(Response.position))
    )
    found: Sequence[Sequence[str | None]] = [(str(row[0]), *row[1:]) for row in rows]
    return found
