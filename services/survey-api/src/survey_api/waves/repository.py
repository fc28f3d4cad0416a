"""Every query on waves."""

from collections.abc import Sequence
from uuid import UUID

from chassis.database import Transaction
from chassis.principal import Principal
from chassis.sight import visible
from form_engine.roster import asks_for_people
from sqlalchemy import func
from sqlmodel import col, select
from sqlmodel.sql.expression import SelectOfScalar

from survey_api.instruments.models import InstrumentVersion
from survey_api.invitations.models import Invitation
from survey_api.waves.models import Wave


class Waves:
    """The waves that a caller may see in one transaction. `off` leaves the filter to row-level security."""

    def __init__(self, work: Transaction, caller: Principal, *, off: bool) -> None:
        self._session = work.session
        self._caller = caller
        self._off = off

    async def find(self, wave_id: UUID, permission: str, *, lock: bool = False) -> Wave | None:
        statement = visible(
            select(Wave).where(col(Wave.id) == wave_id),
            Wave,
            self._caller,
            permission,
            network=None,
            off=self._off,
        )
        statement = self._concerning(statement)
        if lock:
            statement = statement.with_for_update(key_share=True)
        return (await self._session.exec(statement)).first()

    async def earlier(self, statement: SelectOfScalar[Wave]) -> Sequence[Wave]:
        """Those of a select of waves that the caller may see."""
        seen = visible(statement, Wave, self._caller, "wave:read", network=None, off=self._off)
        return (await self._session.exec(self._concerning(seen))).all()

    def _concerning(self, statement: SelectOfScalar[Wave]) -> SelectOfScalar[Wave]:
        """A caller bound to networks sees the waves that have invited one of them."""
        bound = self._caller.networks_for("wave:read")
        if self._off or bound is None:
            return statement
        invited = select(Invitation.id).where(
            col(Invitation.tenant_id) == col(Wave.tenant_id),
            col(Invitation.wave_id) == col(Wave.id),
            col(Invitation.network_id).in_(bound),
        )
        return statement.where(invited.exists())

    async def page(
        self, project_id: UUID | None, state: str | None, after: UUID | None, limit: int
    ) -> Sequence[Wave]:
        statement = self._concerning(
            visible(select(Wave), Wave, self._caller, "wave:read", network=None, off=self._off)
        )
        if project_id is not None:
            statement = statement.where(col(Wave.project_id) == project_id)
        if state is not None:
            statement = statement.where(col(Wave.state) == state)
        if after is not None:
            statement = statement.where(col(Wave.id) < after)
        return (await self._session.exec(statement.order_by(col(Wave.id).desc()).limit(limit + 1))).all()

    async def invited(self, wave_ids: Sequence[UUID]) -> dict[UUID, int]:
        """Invitations that the caller may see, by wave."""
        if not wave_ids:
            return {}
        statement = select(Invitation.wave_id, func.count()).where(col(Invitation.wave_id).in_(wave_ids))
        if not self._off:
            statement = statement.where(col(Invitation.tenant_id).in_(self._caller.tenant_ids))
            bound = self._caller.networks_for("wave:read")
            if bound is not None:
                statement = statement.where(col(Invitation.network_id).in_(bound))
        rows = await self._session.exec(statement.group_by(col(Invitation.wave_id)))
        return dict(rows.all())

    async def has_version(self, project_id: UUID, version_id: UUID) -> bool:
        statement = visible(
            select(InstrumentVersion.id).where(
                col(InstrumentVersion.id) == version_id, col(InstrumentVersion.project_id) == project_id
            ),
            InstrumentVersion,
            self._caller,
            "wave:write",
            network=None,
            off=self._off,
        )
        return (await self._session.exec(statement)).first() is not None

    async def asks_for_people(self, version_id: UUID) -> bool:
        """Whether a version has a question that is answered with people of the network."""
        lists = await self._session.exec(
            select(col(InstrumentVersion.model)["lists"]).where(col(InstrumentVersion.id) == version_id)
        )
        return asks_for_people({"lists": lists.one()})

    def add(self, wave: Wave) -> None:
        self._session.add(wave)
